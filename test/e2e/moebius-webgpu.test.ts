/**
 * Moebius on WebGPU in software, in a real browser: a closed-form stand-in, imported and prepared like
 * the published files, must give the known picture back through the whole engine, and a lost device must
 * change nothing. Where this Chromium has no WebGPU, it says so and skips.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESETS } from '../../src/inference/engines/moebius/presets';
import type { MoebiusSettings } from '../../src/inference/engines/moebius/settings';
import { startGpuWorkers, type GpuWorker } from './gpu-worker';
import type { FillOrder, FillStory, Workbench } from './moebius-worker';

declare const workbench: Workbench; // in the worker

const gpuWorkers = await startGpuWorkers('test/e2e/moebius-worker.ts');
if (gpuWorkers.missing) console.log(`Skipped: ${gpuWorkers.missing}`);

let here: GpuWorker;

const square = { width: 512, height: 512 };
const middle = { x: 204, y: 190, width: 100, height: 77 };
/** From noise, since encoding a second picture takes 4 s in software. */
const quick: MoebiusSettings = { ...PRESETS.best, steps: 4, start: 'noise' };
const TO_THE_LEVEL = { worst: expect.toSatisfy((worst: number) => worst <= 1) as number };

function fill(settings: MoebiusSettings, order: Partial<FillOrder> = {}): Promise<FillStory> {
  const whole = { size: square, holes: [middle], settings, ...order };
  return here.worker.evaluate((order) => workbench.fill(order), whole);
}

afterAll(() => gpuWorkers.close());

describe.skipIf(gpuWorkers.missing)('on WebGPU a fill gives the clean picture', () => {
  beforeAll(async () => {
    here = await gpuWorkers.open();
    await here.worker.evaluate(() => workbench.open(false));
  });
  afterAll(() => here.close());

  it.each<[string, MoebiusSettings]>([
    ['the preset best', PRESETS.best],
    ['the preset fast', PRESETS.fast],
    // Its own paste shows half of what was there on six pixels of the painted rim.
    ['the preset reference', { ...PRESETS.reference, paste: 'inner-feather' }],
    ['DDIM', { ...quick, sampler: 'ddim' }],
    ['no guidance', { ...quick, guidanceScale: 1 }],
    ['DDIM without guidance', { ...quick, sampler: 'ddim', guidanceScale: 1 }],
    ['guidance on the way only', { ...quick, guidanceInterval: [0.25, 0.75] }],
  ])('to the level, with %s', async (_, settings) => {
    const story = await fill(settings);
    expect(story).toMatchObject({ ...TO_THE_LEVEL, touchedOutside: 0, remarks: [] });
  });

  it('to the level, in several regions and along the border', async () => {
    const holes = [
      { x: 0, y: 0, width: 60, height: 60 },
      { x: 1500, y: 300, width: 90, height: 40 },
    ];
    const story = await fill(quick, { size: { width: 1700, height: 700 }, holes });
    expect(story).toMatchObject({ ...TO_THE_LEVEL, touchedOutside: 0 });
  });

  it('to the level, tile by tile, where only one graph at a time has room', async () => {
    const order = { holes: [{ x: 300, y: 310, width: 100, height: 77 }] };
    const story = await fill(quick, order);
    expect(story).toMatchObject({ open: ['vae_encoder', 'unet', 'vae_decoder'] });
    await here.worker.evaluate(() => workbench.open(true));
    const tight = await fill(quick, order);
    expect(tight).toMatchObject({ ...TO_THE_LEVEL, touchedOutside: 0, open: ['vae_decoder'] });
  });

  it('without a word on the console', () => {
    expect(here.console).toEqual([]);
  });
});

describe.skipIf(gpuWorkers.missing)('a device that is lost', () => {
  beforeAll(async () => {
    here = await gpuWorkers.open();
    await here.worker.evaluate(() => workbench.open(false));
  });
  afterAll(() => here.close());

  it('between two steps costs a step and not a byte', async () => {
    const whole = await fill(quick);
    const resumed = await fill(quick, { loseAfter: [2] });
    expect(whole).toMatchObject({ ...TO_THE_LEVEL, remarks: [] });
    // What has been encoded is kept, so the encoder need not be opened again.
    const open = ['unet', 'vae_decoder'];
    expect(resumed).toEqual({ ...whole, remarks: ['resumed'], open });
  });

  it('twice ends the fill, and the next one has a device again', async () => {
    expect(await fill(quick, { loseAfter: [1, 3] })).toEqual({ failure: 'gpu-lost' });
    expect(await fill(quick)).toMatchObject({ ...TO_THE_LEVEL, remarks: [] });
  });
});
