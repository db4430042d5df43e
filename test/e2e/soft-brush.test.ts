/** A soft brush in the plugin’s window: what is painted fades, while it is painted and when it is filled. */
import { afterEach, expect, it } from 'vitest';
import type { PluginDriver, StageDriver } from '../../scripts/lib/stage-driver';
import { pngFile } from '../support/image-files';
import { changedPixels, colourIn, decode, keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;

afterEach(async () => {
  await stage.page.close();
});

const [WIDTH, HEIGHT] = [800, 600];
const DISC = 25;
const fromMiddle = (i: number) =>
  Math.hypot((i % WIDTH) + 0.5 - WIDTH / 2, Math.floor(i / WIDTH) + 0.5 - HEIGHT / 2);

/** A red disc in the middle of grey. */
function picture(): Uint8Array {
  const samples = Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    fromMiddle(i) < DISC ? [220, 40, 40] : [150, 150, 150],
  ).flat();
  return pngFile({ width: WIDTH, height: HEIGHT, colourType: 2, bitDepth: 8, samples });
}

/** How the overlay shows `by` CSS pixels right of the middle, less than nothing where it does not. */
async function overlayAt(plugin: PluginDriver, distances: readonly number[]): Promise<number[]> {
  const screen = await decode(await plugin.screenshotCanvas());
  return distances.map((by) => {
    const [red, green, blue] = colourIn(screen, [0.5 + by / screen.width, 0.5]);
    return Math.abs(red - 150) + Math.abs(green - 150) + Math.abs(blue - 150);
  });
}

it('fades from the stroke’s middle to its edge, on the screen, and in the result', async () => {
  stage = await session.openStage();
  const source = picture();
  const id = await stage.addPicture(source, 'disc.png');
  const plugin = await stage.runInpaint();
  const softer = plugin.frame.getByRole('slider', { name: 'Hardness' });
  for (const share of ['100%', '75%', '50%', '25%', '0%']) {
    expect(await softer.getAttribute('aria-valuetext')).toBe(share);
    await plugin.press('Shift+BracketLeft');
  }
  await keepScreenshot(stage, 'soft-brush-hardness');

  const { page } = plugin;
  const box = (await plugin.frame.locator('canvas').first().boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y - 80);
  await page.mouse.down();
  await page.mouse.move(x, y + 80, { steps: 8 });
  // Beside the disc, where the field is grey: the brush reaches 30 CSS pixels.
  const places = [20, 24, 28, 40];
  const painting = await overlayAt(plugin, places);
  await page.mouse.up();
  await page.mouse.move(x, y + 200);
  const painted = await overlayAt(plugin, places);
  await keepScreenshot(stage, 'soft-brush-painted');
  expect(painting[3]).toBe(0);
  expect(painting[0]).toBeGreaterThan(painting[1]! + 5);
  expect(painting[1]).toBeGreaterThan(painting[2]!);
  painted.forEach((value, i) => expect(Math.abs(value - painting[i]!)).toBeLessThan(12));

  await plugin.fill();
  await plugin.apply();
  await keepScreenshot(stage, 'soft-brush-applied');
  const [added] = await stage.selection();
  const [before, after] = await Promise.all([decode(source), decode(await stage.imageOf(added!))]);
  const redness = (by: number) => {
    const at = 4 * ((HEIGHT / 2) * WIDTH + WIDTH / 2 + by);
    return after.data[at]! - after.data[at + 1]!;
  };
  const outwards = [0, 6, 12, 18, 23].map(redness);
  expect(outwards[0]).toBeLessThan(10);
  expect(outwards).toEqual([...outwards].sort((a, b) => a - b));
  expect(outwards[4]).toBeGreaterThan(40); // of 180: what the soft rim lets through
  expect(outwards[4]).toBeLessThan(150);
  const changed = changedPixels(before, after);
  expect(changed.length).toBeGreaterThan(1000);
  expect(changed.filter((i) => Math.abs((i % WIDTH) + 0.5 - WIDTH / 2) > 50)).toEqual([]);
  expect(await stage.layersAbove(id)).toEqual([added]);
});
