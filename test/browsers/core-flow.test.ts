/** The core of the product in the engines other than Chromium, which test/e2e is about. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/lib/serve.mjs';
import { readWeightsFolder } from '../../scripts/lib/weights-folder.mjs';
import { maskFromRaster } from '../../src/inference/core/mask-from-raster';
import { paste } from '../../src/inference/core/paste';
import { engineFor } from '../../src/inference/engines/registry';
import { fill } from '../../src/inference/fill';
import { writeStandIn } from '../../standin/write-stand-in';
import { changedPixels, colourDistance, decode, type Place } from '../e2e/screen';
import type { DrivenBrowser } from './driven-browser';
import { ENGINES } from './engines';
import { InpaintPage } from './inpaint-page';

const STUDIO = 'stage/samples/studio.png';
const CONTROL = '\uE009'; // as WebDriver calls the key

/** Fractions of the canvas: through the middle of the picture, and a triangle round a place below. */
const STROKE: readonly Place[] = [
  [0.4, 0.5],
  [0.6, 0.5],
];
const TRIANGLE: readonly Place[] = [
  [0.4, 0.58],
  [0.6, 0.58],
  [0.5, 0.7],
  [0.41, 0.59],
];
const IN_STROKE: Place = [0.5, 0.5];
const IN_TRIANGLE: Place = [0.5, 0.62];

describe.each(ENGINES)('in $name', ({ launch, lacks }) => {
  describe.skipIf(!launch)('as it is here', () => {
    let server: Awaited<ReturnType<typeof serve>>;
    let browser: DrivenBrowser;
    let page: InpaintPage;

    beforeAll(async () => {
      const folder = '.cache/standin-small';
      await writeStandIn('small', folder);
      const weights = await readWeightsFolder(folder);
      server = await serve({
        port: 0,
        asHost: true,
        weights,
        provider: 'wasm',
      });
      browser = await launch!();
      page = new InpaintPage(browser);
      console.log(browser.version);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    it('opens a picture, masks with brush and lasso, undoes, fills and saves', async () => {
      await page.open(server.page, STUDIO);
      const places = [IN_STROKE, IN_TRIANGLE];
      const bare = await page.coloursAt(places);
      const masked = async () => {
        const now = await page.coloursAt(places);
        return now.map((colour, i) => colourDistance(colour, bare[i]!) > 25);
      };
      const expectMasked = (stroke: boolean, triangle: boolean) =>
        expect.poll(masked, { timeout: 20_000 }).toEqual([stroke, triangle]);

      await page.drag(STROKE);
      await expectMasked(true, false);
      await page.click('Lasso');
      await page.drag(TRIANGLE);
      await expectMasked(true, true);
      await page.press(CONTROL, 'z');
      await expectMasked(true, false);
      await page.click('Redo');
      await expectMasked(true, true);
      await page.click('Undo');
      await expectMasked(true, false);

      await page.click('Fill');
      const { name, raster } = await page.save();
      expect(name).toBe('studio (inpainted).png');
      const source = await decode(await readFile(STUDIO));
      const rows = changedPixels(source, raster).map((i) => Math.floor(i / source.width));
      expect(rows.length).toBeGreaterThan(5000);
      // The stroke is 61 pixels wide and in the middle; the triangle, 70 below it, was undone.
      const furthest = Math.max(...rows.map((row) => Math.abs(row - source.height / 2)));
      expect(furthest).toBeLessThan(50);
    });

    it.each([
      ['PNG', STUDIO, 'stage/samples/studio.mask.png'],
      ['JPEG', 'stage/samples/coast.jpg', 'stage/samples/coast.mask.png'],
    ])('fills a %s as Node and Chromium do, byte for byte', async (_, file, maskFile) => {
      const maskPng = await readFile(maskFile);
      await page.open(server.page, file);
      await page.dropMask(maskPng);
      await page.click('Fill');
      const { raster } = await page.save();

      const image = await decode(await readFile(file));
      const mask = maskFromRaster(await decode(maskPng));
      const { patch } = await fill(image, {
        mask,
        engine: engineFor('quick-fill'),
        seed: 1,
        grow: 0,
      });
      expect(changedPixels(paste(image, patch), raster)).toEqual([]);
    });

    it('says what it lacks for the model, fetches it, and fills with it', async () => {
      await page.open(server.page, STUDIO);
      await page.click('Moebius', '.segment');
      const panel = await page.says(/Download 18 MB/);
      lacks.forEach((sentence) => expect(panel).toContain(sentence));
      await page.click('Download 18 MB');
      await page.says(/On this computer, 18 MB/);
      await page.click('Close');

      await page.drag(STROKE);
      await page.click('Fill');
      await page.click('Use this one now'); // as soon as one step of twelve is done
      const { raster } = await page.save();
      const source = await decode(await readFile(STUDIO));
      expect(changedPixels(source, raster).length).toBeGreaterThan(5000);
    });
  });
});
