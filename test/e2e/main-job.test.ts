/** The product's one sentence, as a person does it: select, run, paint, Fill, Apply. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { PluginDriver, StageDriver, Theme } from '../../scripts/lib/stage-driver';
import { engineFor } from '../../src/inference/engines/registry';
import { fill } from '../../src/inference/fill';
import { paste } from '../../src/inference/core/paste';
import { maskFromRaster } from '../../src/inference/core/mask-from-raster';
import { PHOTOGRAPHS, photographsPresent, readPhotograph } from '../support/photographs';
import { changedPixels, colourAt, colourDistance, decode, keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;

afterEach(async () => {
  await stage?.page.close();
});

/** Over the price tag in stage/samples/studio.png, as fractions of the canvas. */
const OVER_THE_TAG: readonly (readonly [number, number])[] = [
  [0.6, 0.69],
  [0.75, 0.66],
  [0.85, 0.64],
];
const ON_THE_TAG = [0.715, 0.669] as const;
const BESIDE_IT = [0.8, 0.73] as const;

/** What *Fill* begins with; *Another* counts on from there. */
const FIRST_SEED = 1;

async function openStudio(theme: Theme): Promise<{ id: string; plugin: PluginDriver }> {
  stage = await session.openStage(theme);
  const id = await stage.addPicture(await readFile('stage/samples/studio.png'), 'studio.png');
  return { id, plugin: await stage.runInpaint() };
}

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  it('removes what was painted over and adds the result above the untouched source', async () => {
    const { id, plugin } = await openStudio(theme);
    const [bar] = await plugin.background();
    expect(theme === 'light' ? bar > 200 : bar < 80).toBe(true);

    const tag = await colourAt(plugin, ON_THE_TAG);
    const paper = await colourAt(plugin, BESIDE_IT);
    await plugin.paint(OVER_THE_TAG);
    await keepScreenshot(stage, `painted-${theme}`);
    expect(colourDistance(await colourAt(plugin, ON_THE_TAG), tag)).toBeGreaterThan(40);

    await plugin.fill();
    await keepScreenshot(stage, `filled-${theme}`);
    const filled = await colourAt(plugin, ON_THE_TAG);
    expect(colourDistance(tag, paper)).toBeGreaterThan(25);
    expect(colourDistance(filled, paper)).toBeLessThan(20);

    await plugin.holdCompare(async () => {
      expect(colourDistance(await colourAt(plugin, ON_THE_TAG), tag)).toBeLessThan(3);
    });
    expect(colourDistance(await colourAt(plugin, ON_THE_TAG), filled)).toBeLessThan(3);

    await plugin.apply();
    await keepScreenshot(stage, `applied-${theme}`);
    const [added] = await stage.selection();
    expect(added).not.toBe(id);
    expect(await stage.layersAbove(id)).toEqual([added]);
    const source = await readFile('stage/samples/studio.png');
    expect(await stage.imageOf(id)).toEqual(Uint8Array.from(source));

    await stage.undo();
    expect(await stage.layersAbove(id)).toEqual([]);
  });
});

it('leaves a JPEG’s pixels alone outside the mask, and fills it as Node does', async () => {
  stage = await session.openStage();
  const picture = await readFile('stage/samples/coast.jpg');
  const mask = await readFile('stage/samples/coast.mask.png');
  await stage.addPicture(picture, 'coast.jpg');
  const plugin = await stage.runInpaint();
  await plugin.pasteMask(mask);
  await plugin.fill();
  await keepScreenshot(stage, 'filled-coast');
  await plugin.apply();

  const [added] = await stage.selection();
  const layer = await decode(await stage.imageOf(added!));
  const source = await decode(picture);
  const changed = changedPixels(source, layer);
  const exact = maskFromRaster(await decode(mask));
  expect(changed.filter((i) => exact.data[i] !== 255)).toEqual([]);
  expect(changed.length).toBeGreaterThan(1000);

  // The same engine with the same seed in Node: the same bytes as from Chromium's worker.
  const request = { mask: exact, engine: engineFor('quick-fill'), seed: FIRST_SEED, grow: 0 };
  const { patch } = await fill(source, request);
  expect(changedPixels(paste(source, patch), layer)).toEqual([]);
});

describe.skipIf(!photographsPresent)('on a real photograph', () => {
  // Two of the five: all go the same way, and each takes seconds.
  it.each(PHOTOGRAPHS.slice(1, 3))(
    '%s: changes the mask and not one pixel outside it',
    async (name) => {
      stage = await session.openStage();
      const { picture, mask } = readPhotograph(name);
      await stage.addPicture(picture, `${name}.png`);
      const plugin = await stage.runInpaint();
      await plugin.pasteMask(mask);
      await plugin.fill();
      await keepScreenshot(stage, `photograph-${name}`);
      await plugin.apply();

      const [added] = await stage.selection();
      const inside = maskFromRaster(await decode(mask)).data;
      const changed = changedPixels(
        await decode(picture),
        await decode(await stage.imageOf(added!)),
      );
      expect(changed.filter((i) => inside[i] !== 255)).toEqual([]);
      expect(changed.length).toBeGreaterThan(0.5 * inside.filter((value) => value === 255).length);
    },
  );
});
