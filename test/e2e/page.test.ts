/** The stand-alone web page: open a picture, paint, Fill, save. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PluginDriver } from '../../scripts/lib/stage-driver';
import { decode } from './screen';
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

it('saves the result as a PNG of the same size', async () => {
  await page.locator('input[type=file]').first().setInputFiles('stage/samples/coast.jpg');
  const app = new PluginDriver(page.mainFrame(), page);
  await app.button('Fill').waitFor();
  await app.paint([
    [0.6, 0.3],
    [0.62, 0.6],
  ]);
  await app.button('Fill').click();
  await app.button('Save PNG').waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    app.button('Save PNG').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/inpainted.*\.png$/);
  const saved = await decode(await readFile(await download.path()));
  const source = await decode(await readFile('stage/samples/coast.jpg'));
  expect([saved.width, saved.height]).toEqual([source.width, source.height]);
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
