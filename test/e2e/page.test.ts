/** The stand-alone web page: open a picture, paint, Fill, save. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PluginDriver } from '../../scripts/lib/stage-driver';
import type { Raster } from '../../src/inference/core/raster';
import { changedPixels, decode } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let page: Page;

beforeEach(async () => {
  page = await session.browser.newPage({ viewport: { width: 900, height: 700 } });
  await page.goto(session.pageAddress);
});

afterEach(async () => {
  await page.close();
});

async function open(file: string): Promise<PluginDriver> {
  await page.locator('input[type=file]').first().setInputFiles(file);
  const app = new PluginDriver(page.mainFrame(), page);
  await app.button('Fill').waitFor();
  return app;
}

async function fillAndSave(app: PluginDriver): Promise<Raster> {
  await app.button('Fill').click();
  await app.button('Save PNG').waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    app.button('Save PNG').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/inpainted.*\.png$/);
  return decode(await readFile(await download.path()));
}

it('saves the result as a PNG of the same size', async () => {
  const app = await open('stage/samples/coast.jpg');
  await app.paint([
    [0.6, 0.3],
    [0.62, 0.6],
  ]);
  const saved = await fillAndSave(app);
  const source = await decode(await readFile('stage/samples/coast.jpg'));
  expect([saved.width, saved.height]).toEqual([source.width, source.height]);
  expect(changedPixels(source, saved).length).toBeGreaterThan(1000);
});

it('opens a WebP with soft alpha exactly, and changes nothing outside the painted spot', async () => {
  const app = await open('test/fixtures/webp/soft-alpha.webp');
  await app.paint([
    [0.5, 0.5],
    [0.52, 0.5],
  ]);
  const saved = await fillAndSave(app);
  const source = await decode(await readFile('test/fixtures/webp/soft-alpha.png'));
  const changed = changedPixels(source, saved);
  expect(changed.length).toBeGreaterThan(20);
  // The brush, a good part of this small picture, is round its middle: no corner is near it.
  const corners = changed.filter((i) => {
    const [x, y] = [i % source.width, Math.floor(i / source.width)];
    return (x < 8 || x >= source.width - 8) && (y < 6 || y >= source.height - 6);
  });
  expect(corners).toEqual([]);
});

it('turns a JPEG as its EXIF data say', async () => {
  const app = await open('test/fixtures/jpeg/exif-6.jpg');
  await app.paint([
    [0.5, 0.5],
    [0.51, 0.5],
  ]);
  const saved = await fillAndSave(app);
  const upright = await decode(await readFile('test/fixtures/jpeg/exif-6.jpg'));
  expect([saved.width, saved.height]).toEqual([upright.width, upright.height]);
  expect(saved.width).toBeLessThan(saved.height);
});

it('says what is wrong with a file that is no picture', async () => {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'notes.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not a picture'),
    });
  await page
    .getByText(/not an image|no image|cannot read/i)
    .first()
    .waitFor();
});

it('lets the model’s window be sized and moved, by keys and by the pointer, and given back', async () => {
  const app = await open('stage/samples/coast.jpg');
  await app.paint([
    [0.6, 0.4],
    [0.62, 0.5],
  ]);
  await app.press('m');
  await app.button(/^Download/).waitFor(); // the panel opens by itself once that is known
  await app.press('Escape');
  const label = app.button(/^The model sees/);
  const frame = page.locator('.model-window');
  const automatic = (await frame.boundingBox())!;
  await label.focus();
  for (let i = 0; i < 9; i++) await app.press('Shift+Alt+ArrowRight');
  await expect
    .poll(async () => (await frame.boundingBox())!.width)
    .toBeGreaterThan(automatic.width);
  const sized = (await frame.boundingBox())!;
  const corner = (await page.locator('.window-corner').first().boundingBox())!;
  await page.mouse.move(corner.x + 6, corner.y + 6);
  await page.mouse.down();
  await page.mouse.move(corner.x + 26, corner.y + 26, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => (await frame.boundingBox())!.width).toBeLessThan(sized.width);
  await app.button('Reset to automatic').click();
  await expect.poll(async () => (await frame.boundingBox())!.width).toBe(automatic.width);
});
