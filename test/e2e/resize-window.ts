/** Gives the plugin's window another size. */
import type { PluginDriver } from '../../scripts/lib/stage-driver';
import type { Size } from '../../src/inference/core/geometry';

/** By its handle, as a person does. */
export async function resize(
  { frame, page }: PluginDriver,
  { width, height }: Size,
): Promise<void> {
  const { mouse } = page;
  const box = (await frame.locator('.resize-handle').boundingBox())!;
  const now = await frame.evaluate(() => [innerWidth, innerHeight] as const);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + width - now[0], y + height - now[1]);
  await mouse.up();
  await mouse.move(4, 4);
  await frame.waitForFunction(([width, height]) => innerWidth === width && innerHeight === height, [
    width,
    height,
  ] as const);
  // One to lay out, one to draw what depends on the layout.
  await frame.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
