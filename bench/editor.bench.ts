/**
 * How the editor keeps up on large pictures: frame times while painting, panning and zooming with most
 * of the picture masked, smart select, and what a full history weighs and takes to undo.
 */
import { encode } from 'fast-png';
import { launchChromium, StageDriver, type PluginDriver } from '../scripts/lib/stage-driver';
import { serve } from '../scripts/lib/serve.mjs';
import { commit, compact, EMPTY_HISTORY, undo, weightOf } from '../src/ui/editor/history';
import { MaskReplay } from '../src/ui/editor/mask-replay';
import type { Operation } from '../src/ui/editor/operations';
import { median, writeReport } from './report';

const SIZES = [
  [1152, 864],
  [2304, 1728],
  [4000, 3000],
  [4096, 4096],
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

/** Median and 95th percentile of the time between frames while `act` runs. */
async function frames(plugin: PluginDriver, act: () => Promise<void>): Promise<string> {
  const recorder = await plugin.recordFrames();
  await act();
  const deltas = [...(await recorder.stop())].sort((a, b) => a - b);
  const late = deltas[Math.floor(deltas.length * 0.95)] ?? NaN;
  return `${median(deltas).toFixed(1)} / ${late.toFixed(1)} ms`;
}

async function measureIn(plugin: PluginDriver): Promise<string[]> {
  const { mouse } = plugin.page;
  const box = (await plugin.frame.locator('canvas').first().boundingBox())!;
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await plugin.paint([
    [0.4, 0.4],
    [0.6, 0.6],
  ]);
  await plugin.press('i'); // nearly everything is masked
  await plugin.press('z'); // with its outline, all that a fill would touch is drawn too
  const painting = await frames(plugin, async () => {
    for (const y of [0.3, 0.4, 0.5, 0.6]) {
      await plugin.paint(
        [
          [0.2, y],
          [0.8, y + 0.05],
          [0.2, y + 0.08],
        ],
        'right',
      );
    }
  });
  await mouse.move(...middle);
  const wheel = (dx: number, dy: number) => async () => {
    for (let i = 0; i < 40; i++) {
      const turn = Math.sin((i / 20) * Math.PI) > 0 ? 1 : -1;
      await mouse.wheel(dx * turn, dy * turn);
    }
  };
  const zooming = await frames(plugin, wheel(0, -60));
  await plugin.press('Control+0');
  const panning = await frames(plugin, wheel(25, 25));
  await plugin.press('w');
  const began = performance.now();
  await mouse.click(...middle);
  await plugin.frame.locator('.canvas[aria-busy="true"]').waitFor();
  await plugin.frame.locator('.canvas[aria-busy="false"]').waitFor();
  return [painting, zooming, panning, `${((performance.now() - began) / 1000).toFixed(2)} s`];
}

/** A history as full as it gets: strokes of 300 points over the whole of a 4096² picture. */
function fullHistory(): string {
  const image = { width: 4096, height: 4096 };
  const replay = new MaskReplay(image);
  let history = EMPTY_HISTORY;
  const commits: number[] = [];
  for (let n = 0; n < 200; n++) {
    const stroke: Operation = {
      kind: 'stroke',
      tool: n % 5 === 4 ? 'erase' : 'brush',
      radius: 20,
      points: Array.from({ length: 300 }, (_, i) => ({
        x: 100 + 13 * i,
        y: 20 * n + 60 * Math.sin(i / 9),
      })),
    };
    const began = performance.now();
    history = compact(commit(history, stroke), image);
    replay.maskOf(history.done);
    commits.push(performance.now() - began);
  }
  const began = performance.now();
  for (let n = 0; n < 20; n++) replay.maskOf((history = undo(history)).done);
  const undoing = (performance.now() - began) / 20;
  const bytes = history.done.reduce((sum, operation) => sum + weightOf(operation), 0);
  return `A history of 200 strokes of 300 points over 4096 × 4096 weighs ${(bytes / 2 ** 20).toFixed(1)} MiB; a stroke is added to its mask in ${median(commits).toFixed(1)} ms (median) and taken back in ${undoing.toFixed(0)} ms (mean).`;
}

const server = await serve({ port: 0 });
const browser = await launchChromium();
const rows: (string | number)[][] = [];
for (const [width, height] of SIZES) {
  const stage = await StageDriver.open(browser, server.stage);
  await stage.addPicture(picture(width, height), `${width}x${height}.png`);
  const plugin = await stage.runInpaint();
  rows.push([`${((width * height) / 1e6).toFixed(0)} MP`, ...(await measureIn(plugin))]);
  await stage.page.close();
}
await browser.close();
await server.close();

writeReport({
  name: 'editor',
  about: `The plugin’s window on the stage, in headless Chromium with software rendering, most of the picture masked, its outline marching and the affected zone drawn. Time between animation frames, median / 95th percentile; smart select from the click until the selection is there. ${fullHistory()}`,
  columns: ['picture', 'painting', 'zooming', 'panning at 100 %', 'smart select'],
  rows,
});
