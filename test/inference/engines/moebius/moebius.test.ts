import { describe, expect, it } from 'vitest';
import type { Rect, Size } from '../../../../src/inference/core/geometry';
import { paste } from '../../../../src/inference/core/paste';
import type { Mask, Raster } from '../../../../src/inference/core/raster';
import { createMoebius } from '../../../../src/inference/engines/moebius/moebius';
import { PRESETS } from '../../../../src/inference/engines/moebius/presets';
import type { MoebiusSettings } from '../../../../src/inference/engines/moebius/settings';
import { flat, maskOf } from '../../../support/pictures';
import { createAnalytic } from './analytic-runtime';
import { centre, colourAt, fillWith, four, PAINTED, paintHole, SEEN, size } from './fill-with';
import { BEST } from './jobs';

function expectOutsideUntouched(source: Raster, filled: Raster, patch: Rect, coverage: Uint8Array) {
  let changed = 0;
  for (let p = 0; p < source.width * source.height; p++) {
    const [x, y] = [(p % source.width) - patch.x, Math.floor(p / source.width) - patch.y];
    const isInside = x >= 0 && y >= 0 && x < patch.width && y < patch.height;
    if (isInside && coverage[y * patch.width + x] !== 0) continue;
    for (let c = 0; c < 4; c++) if (source.data[4 * p + c] !== filled.data[4 * p + c]) changed++;
  }
  expect(changed).toBe(0);
}

async function expectPainted(
  source: Raster,
  mask: Mask,
  centres: readonly (readonly [x: number, y: number])[],
  request: Parameters<typeof fillWith>[3] = {},
  tolerance = 1,
) {
  const { sessions } = createAnalytic({ cleanOf: paintHole });
  const { patch, report } = await fillWith(sessions, source, mask, request);
  const filled = paste(source, patch);
  for (const [x, y] of centres) {
    colourAt(filled, x, y).forEach((value, c) =>
      expect(Math.abs(value - [...PAINTED, 255][c]!)).toBeLessThanOrEqual(tolerance),
    );
  }
  expectOutsideUntouched(source, filled, patch, patch.coverage);
  return report;
}

describe('a fill with Moebius gives the picture that the model knows', () => {
  it.each(Object.entries(PRESETS))('with the preset %s', async (_, settings) => {
    // Colour matching finds the ring as it is; the published paste mixes only near the rim.
    await expectPainted(
      flat(size, [...SEEN]),
      centre,
      [
        [250, 250],
        [225, 245],
      ],
      { settings },
    );
  });

  it.each<[string, Partial<MoebiusSettings>]>([
    ['DDIM', { sampler: 'ddim' }],
    ['leading times', { spacing: 'leading' }],
    ['no guidance', { guidanceScale: 1 }],
    ['guidance in the middle of the way', { guidanceInterval: [0.25, 0.75] }],
    ['a start from the source', { start: 'source', strength: 0.7, steps: 8 }],
    ['black bars and no snapping', { padding: 'black', snapMask: false }],
  ])('with %s', async (_, change) => {
    await expectPainted(flat(size, [...SEEN]), centre, [[250, 250]], {
      settings: { ...four, ...change },
    });
  });

  it.each<[string, Size, Rect]>([
    [
      'smaller than the model’s square',
      { width: 70, height: 50 },
      { x: 30, y: 20, width: 8, height: 8 },
    ],
    ['300 × 2000', { width: 300, height: 2000 }, { x: 100, y: 900, width: 80, height: 60 }],
    ['4096 × 4096', { width: 4096, height: 4096 }, { x: 1500, y: 2000, width: 900, height: 500 }],
    [
      'with a hole in its corner',
      { width: 600, height: 600 },
      { x: 540, y: 0, width: 60, height: 70 },
    ],
    ['of one pixel', { width: 1, height: 1 }, { x: 0, y: 0, width: 1, height: 1 }],
  ])('in a picture %s', async (_, picture, hole) => {
    const middle = [hole.x + (hole.width >> 1), hole.y + (hole.height >> 1)] as const;
    await expectPainted(flat(picture, [...SEEN]), maskOf(hole), [middle], {}, 2);
  });

  it('in every region of several, each on the result so far', async () => {
    const holes = [
      { x: 50, y: 50, width: 60, height: 60 },
      { x: 1500, y: 300, width: 90, height: 40 },
    ];
    const source = flat({ width: 1700, height: 700 }, [...SEEN]);
    const report = await expectPainted(source, maskOf(...holes), [
      [80, 80],
      [1545, 320],
    ]);
    expect(report.regions).toHaveLength(2);
  });
});

describe('alpha', () => {
  it('stays full in an opaque picture, and is continued where the rim has less', async () => {
    const { sessions } = createAnalytic({ cleanOf: paintHole });
    const glass = flat(size, [...SEEN, 90]);
    const { patch } = await fillWith(sessions, glass, centre);
    expect(colourAt(paste(glass, patch), 250, 250)[3]).toBe(90);
  });

  it('is the draft’s where there is one', async () => {
    const { sessions } = createAnalytic({ cleanOf: paintHole });
    const glass = flat(size, [...SEEN, 90]);
    const draft = {
      x: 0,
      y: 0,
      ...flat(size, [1, 2, 3, 33]),
      coverage: new Uint8Array(512 * 512).fill(255),
    };
    const { patch } = await fillWith(sessions, glass, centre, { draft });
    expect(colourAt(paste(glass, patch), 250, 250)[3]).toBe(33);
  });
});

describe('another seed', () => {
  it('costs no encoding', async () => {
    const { sessions, count } = createAnalytic({ cleanOf: paintHole });
    const source = flat(size, [...SEEN]);
    await fillWith(sessions, source, centre, { seed: 1 });
    const encodings = count('run vae_encoder');
    await fillWith(sessions, source, centre, { seed: 2 });
    expect(encodings).toBeGreaterThan(0);
    expect(count('run vae_encoder')).toBe(encodings);
  });

  it('gives another result where the model leaves room for one, the same seed the same', async () => {
    // A model that keeps a tenth of the noise it was given.
    const noisy = (sample: Float32Array) => sample.slice(0, 4 * 4096).map((x) => x / 10);
    const { sessions } = createAnalytic({ cleanOf: noisy });
    const filled = async (seed: number) =>
      (await fillWith(sessions, flat(size, [...SEEN]), centre, { seed })).patch.data;
    const first = await filled(1);
    expect(await filled(1)).toEqual(first);
    expect(await filled(2)).not.toEqual(first);
  });
});

describe('the engine', () => {
  const { sessions } = createAnalytic({ cleanOf: paintHole });
  const engine = createMoebius({ sessions, settings: BEST, isStandIn: true, selfTest: 'not-run' });

  it('grows a mask by one latent cell of the window it will get, and by 4 pixels at least', () => {
    const speck = { x: 100, y: 100, width: 20, height: 20 };
    expect(engine.growth({ width: 3000, height: 3000 }, speck)).toBe(8);
    const large = { x: 500, y: 500, width: 1152, height: 100 }; // seen in a window of 1280
    expect(engine.growth({ width: 3000, height: 3000 }, large)).toBe(20);
    expect(engine.growth({ width: 16, height: 16 }, { x: 0, y: 0, width: 4, height: 4 })).toBe(8);
  });

  it('says of a stand-in’s result that it is none', async () => {
    const { report } = await fillWith(sessions, flat(size, [...SEEN]), centre, { isStandIn: true });
    expect(report).toMatchObject({ engine: 'moebius', remarks: ['random-weights'], confidence: 0 });
  });

  it('has nothing to go by where all is painted', async () => {
    const all = maskOf({ x: 0, y: 0, ...size });
    const { report } = await fillWith(sessions, flat(size, [...SEEN]), all);
    expect(report).toMatchObject({ remarks: ['nothing-to-learn-from'], confidence: 0 });
  });
});
