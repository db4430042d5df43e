import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../../../src/inference/core/geometry';
import type { Raster } from '../../../../../src/inference/core/raster';
import { KNOWN, OFF_LIMITS } from '../../../../../src/inference/engines/engine';
import { createFinestLevel } from '../../../../../src/inference/engines/quick-fill/patches/pyramid';
import { restoreDetail } from '../../../../../src/inference/engines/quick-fill/finish/restore-detail';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import { checker, holeIn, noise, paint } from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 160, height: 160 };
const rect = { x: 48, y: 48, width: 64, height: 64 };
const AMPLITUDE = 80;
const texture = noise(size, AMPLITUDE);
/** Squares of 8 pixels, each of another grey, with a little grain. */
const coarse = paint(size, (x, y) => {
  const block = texture.data[4 * ((y >> 3) * size.width + (x >> 3))]!;
  const grain = (texture.data[4 * (y * size.width + x)]! - 128) / 16;
  return [block + grain, block + grain, block + grain];
});

interface Given {
  /** In the hole, of that of `image`. */
  readonly contrast: number;
  /** Added in the hole, by x and y. */
  readonly blot?: (x: number, y: number) => number;
  readonly image?: Raster;
  readonly at?: Rect;
  readonly offLimits?: Rect;
}

const row = (i: number) => Math.floor((i >> 2) / size.width);

/** Fills the hole with `image` at another contrast, restores its detail, and returns both. */
async function restore({ contrast, blot, image = texture, at = rect, offLimits }: Given) {
  const hole = holeIn(size, at);
  if (offLimits) holeIn(size, offLimits).forEach((is, p) => is && (hole[p] = OFF_LIMITS));
  const isFilled = (p: number) => hole[p] !== KNOWN && hole[p] !== OFF_LIMITS;
  const scene = await survey({ image, hole, seed: 1 }, unhurried);
  const level = await createFinestLevel(scene, 0, unhurried);
  const faded = image.data.map((value, i) =>
    isFilled(i >> 2) && i % 4 < 3
      ? 128 + contrast * (value - 128) + (blot?.((i >> 2) % size.width, row(i)) ?? 0)
      : value,
  );
  const out = { ...image, data: faded.slice() };
  await restoreDetail(scene, level, out, unhurried);
  return { faded, restored: out.data, isFilled };
}

/** Root mean square of green about mid grey, 8 pixels and more from the rim of `rect`. */
function strength(data: Uint8ClampedArray): number {
  let [sum, count] = [0, 0];
  for (let y = rect.y + 8; y < rect.y + rect.height - 8; y++) {
    for (let x = rect.x + 8; x < rect.x + rect.width - 8; x++, count++) {
      sum += (data[4 * (y * size.width + x) + 1]! - 128) ** 2;
    }
  }
  return Math.sqrt(sum / count);
}

function isSame(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return a.every((value, i) => value === b[i]);
}

/** What was added, relative to what there is around the hole. */
async function regained(given: Given): Promise<number> {
  const { faded, restored } = await restore(given);
  return (strength(restored) - strength(faded)) / strength(texture.data);
}

describe('restoreDetail', () => {
  it.each([
    ['fine', texture],
    ['coarse', coarse],
  ])('gives a faded fill of an even %s texture much of its strength back', async (_, image) => {
    expect(await regained({ contrast: 0.8, image })).toBeGreaterThan(0.05);
  });

  it('does next to nothing at the rim, so that the join stays', async () => {
    const { faded, restored } = await restore({ contrast: 0.8 });
    const change = (x: number, y: number) => {
      const i = 4 * (y * size.width + x);
      return Math.abs(restored[i]! - faded[i]!);
    };
    let [rim, inside] = [0, 0];
    for (let y = rect.y; y < rect.y + rect.height; y++) {
      rim += change(rect.x, y);
      inside += change(rect.x + 20, y);
    }
    expect(rim).toBeLessThan(0.5 * inside);
  });

  it('gives a stroke as much, though most of it is near the rim', async () => {
    const at = { x: 10, y: 72, width: 140, height: 14 };
    const { faded, restored, isFilled } = await restore({ contrast: 0.8, at });
    const squares = (data: Uint8ClampedArray) =>
      data.reduce(
        (sum, value, i) => sum + (isFilled(i >> 2) && i % 4 < 3 ? (value - 128) ** 2 : 0),
        0,
      );
    expect(squares(restored) / squares(faded)).toBeGreaterThan(1.12);
  });

  it('at most doubles a band, however blank the fill', async () => {
    const { faded, restored } = await restore({ contrast: 0.2 });
    expect(strength(restored)).toBeLessThan(2 * strength(faded));
  });

  it('never weakens a band: not that of blots, while it strengthens a faint texture on them', async () => {
    const blot = (x: number, y: number) => 60 * Math.sin(x / 5) * Math.sin(y / 5);
    const { faded, restored, isFilled } = await restore({ contrast: 0.5, blot });
    let along = 0; // of the blots in what is added
    for (let i = 0; i < faded.length; i += 4) {
      const added = restored[i]! - faded[i]!;
      if (isFilled(i >> 2)) along += added * blot((i >> 2) % size.width, row(i));
    }
    expect(isSame(restored, faded)).toBe(false);
    expect(along).toBeGreaterThanOrEqual(0);
  });

  it('holds back where the surroundings are uneven', async () => {
    const uneven = paint(size, (x, y) => {
      const s = 4 * (y * size.width + x);
      const [red, green, blue] = texture.data.subarray(s, s + 3) as unknown as number[];
      const share = x < size.width / 2 ? 1 : 0.3;
      const at = (value: number) => 128 + share * (value - 128);
      return [at(red!), at(green!), at(blue!)];
    });
    const even = await regained({ contrast: 0.7 });
    expect(await regained({ contrast: 0.7, image: uneven })).toBeLessThan(0.5 * even);
  });

  it('adds the same to red, green and blue, and nothing to alpha or to what is known', async () => {
    const { faded, restored, isFilled } = await restore({ contrast: 0.8 });
    const added = Int16Array.from(restored, (value, i) => value - faded[i]!);
    expect(added.some((change, i) => change !== 0 && (i % 4 === 3 || !isFilled(i >> 2)))).toBe(
      false,
    );
    // Bytes are rounded one by one.
    const differs = (i: number) => i % 4 < 3 && Math.abs(added[i]! - added[i - (i % 4)]!) > 1;
    expect(added.some(Boolean)).toBe(true);
    expect(added.some((_, i) => differs(i))).toBe(false);
  });

  it('does not hear what is off limits: neither its colours, nor that it has none', async () => {
    const offLimits = { x: 112, y: 48, width: 40, height: 64 };
    const lit = { ...texture, data: texture.data.slice() };
    const area = holeIn(size, offLimits);
    area.forEach((is, p) => is && lit.data.fill(255, 4 * p, 4 * p + 3));
    const { faded, restored, isFilled } = await restore({ contrast: 0.8, offLimits });
    const other = await restore({ contrast: 0.8, offLimits, image: lit });
    expect(isSame(restored, faded)).toBe(false);
    const shows = (value: number, i: number) => isFilled(i >> 2) && other.restored[i] !== value;
    expect(restored.some(shows)).toBe(false);
    const ratio = (strength(restored) - strength(faded)) / strength(texture.data);
    expect(ratio / (await regained({ contrast: 0.8 }))).toBeCloseTo(1, 1);
  });

  it.each<[string, Given]>([
    ['a drawing', { contrast: 0.8, image: checker(size, 40) }],
    ['a hair', { contrast: 0.8, at: { x: 10, y: 79, width: 140, height: 1 } }],
  ])('leaves %s alone', async (_, given) => {
    const { faded, restored } = await restore(given);
    expect(isSame(restored, faded)).toBe(true);
  });
});
