/** Firefox as careful people set it. What cannot be done there is said, and what can be is done right. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/lib/serve.mjs';
import { readWeightsFolder } from '../../scripts/lib/weights-folder.mjs';
import { writeStandIn } from '../../standin/write-stand-in';
import { decode } from '../e2e/screen';
import type { DrivenBrowser } from './driven-browser';
import { firefox } from './engines';
import { launchFirefox } from './firefox';
import { InpaintPage } from './inpaint-page';

const STUDIO = 'stage/samples/studio.png';

describe.skipIf(firefox === null)('Firefox', () => {
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let browser: DrivenBrowser | undefined;

  async function openPage(setting: string, value: boolean | number): Promise<InpaintPage> {
    const folder = '.cache/standin-small';
    await writeStandIn('small', folder);
    server = await serve({ port: 0, weights: await readWeightsFolder(folder) });
    browser = await launchFirefox(firefox!, { [setting]: value });
    return new InpaintPage(browser);
  }
  afterEach(async () => {
    await browser?.close();
    await server?.close();
  });

  it('that changes what canvases give back: refuses a JPEG with a sentence, and fills a PNG', async () => {
    const page = await openPage('privacy.resistFingerprinting', true);
    await page.choose(server!.page, 'stage/samples/coast.jpg');
    await page.says(/hides a JPEG picture’s pixels/);
    await page.open(server!.page, STUDIO);
    await page.drag([
      [0.4, 0.5],
      [0.6, 0.5],
    ]);
    await page.click('Fill');
    const { raster } = await page.save();
    // What is far from the stroke is as it was, to the byte.
    const { data } = await decode(await readFile(STUDIO));
    expect(raster.data.subarray(0, 400_000)).toEqual(data.subarray(0, 400_000));
  });

  it('that changes what canvases give back: refuses smart select and mask files', async () => {
    const page = await openPage('privacy.resistFingerprinting', true);
    await page.open(server!.page, STUDIO);
    await page.click('Smart select');
    await page.drag([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    await page.says(/so smart select and image masks fail/);
    await page.click('Dismiss');
    await page.drop(await readFile('stage/samples/studio.mask.png'));
    await page.says(/so smart select and image masks fail/);
    await page.click('Dismiss');
    // Neither has masked anything.
    await page.says(/Paint over what should go\./);
  });

  it('that lets pages keep nothing: opens pictures, and says that the model stays in memory', async () => {
    const page = await openPage('network.cookie.cookieBehavior', 2);
    await page.open(server!.page, STUDIO);
    await page.click('Moebius', '.segment');
    await page.says(/Files cannot be kept here, so closing the window would lose the model/);
    await page.click('Download 18 MB');
    await page.says(/In memory, 18 MB: gone when the window closes/);
  });
});
