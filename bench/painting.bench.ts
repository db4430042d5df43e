/** Frame times while painting on a 12-megapixel picture in the plugin's window on the stage. */
import { encode } from 'fast-png';
import { launchChromium, StageDriver } from '../scripts/lib/stage-driver';
import { serve } from '../scripts/lib/serve.mjs';
import { median, writeReport } from './report';

const SIZES = [
  [1152, 864],
  [2304, 1728],
  [4000, 3000],
] as const;

/** A picture with detail everywhere, so that nothing about it is cheap. */
function picture(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, state = 1; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = 96 + ((i >> 9) & 63) + (state >>> 27);
  }
  return encode({ width, height, data, channels: 3 });
}

const server = await serve({ port: 0 });
const browser = await launchChromium();
const rows: (string | number)[][] = [];
for (const [width, height] of SIZES) {
  const stage = await StageDriver.open(browser, server.stage);
  await stage.addPicture(picture(width, height), `${width}x${height}.png`);
  const plugin = await stage.runInpaint();
  const frames = await plugin.recordFrames();
  for (let stroke = 0; stroke < 5; stroke++) {
    const y = 0.2 + 0.12 * stroke;
    await plugin.paint([
      [0.15, y],
      [0.85, y + 0.05],
      [0.2, y + 0.08],
    ]);
  }
  const deltas = await frames.stop();
  const slow = deltas.filter((delta) => delta > 34).length;
  rows.push([
    `${((width * height) / 1e6).toFixed(0)} MP`,
    `${median(deltas).toFixed(1)} ms`,
    `${[...deltas].sort((a, b) => a - b)[Math.floor(deltas.length * 0.95)]!.toFixed(1)} ms`,
    `${((100 * slow) / deltas.length).toFixed(1)} %`,
  ]);
  await stage.page.close();
}
await browser.close();
await server.close();

writeReport({
  name: 'painting',
  about:
    'Five strokes with the mouse in the plugin’s window on the stage, in headless Chromium with software rendering. Time between animation frames.',
  columns: ['picture', 'median', '95th percentile', 'longer than two frames'],
  rows,
});
