import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinishCollector } from '../../../src/inference/core/collect-finish';
import {
  MOST_FEATHER,
  refinish,
  STEPS_PER_LEVEL,
  type FinishLayers,
} from '../../../src/inference/core/finish';
import { createMask, type Patch } from '../../../src/inference/core/raster';
import { fadeOf, zoneAround } from '../../../src/inference/core/zone';

const picture = { width: 60, height: 40 };

/** A patch of one grey over the zone around a rectangle. */
function patchAround(rect: { x: number; y: number; width: number; height: number }, grown = 4) {
  const mask = createMask(rect);
  mask.data.fill(255);
  const zone = zoneAround(mask, grown, picture)!;
  const data = new Uint8ClampedArray(4 * zone.width * zone.height).fill(100);
  return { ...zone, data } as Patch;
}

const middle = { x: 20, y: 12, width: 16, height: 12 };

function layersOf({ width, height }: Patch, match: number, grain: number): FinishLayers {
  const filled = (levels: number) =>
    new Int16Array(3 * width * height).fill(levels * STEPS_PER_LEVEL);
  const made = { match: 1, grain: 1, feather: fadeOf(4, 0) };
  return { made, match: filled(match), grain: filled(grain) };
}

describe('refinish', () => {
  const patch = patchAround(middle);
  const layers = layersOf(patch, 10, -4);

  it('gives the very bytes back for the finish that the patch was made with', () => {
    const same = refinish(patch, layers, layers.made, picture);
    expect(same.data).toBe(patch.data);
    expect(same.coverage).toBe(patch.coverage);
  });

  it.each([
    [{ match: 0, grain: 1 }, 90],
    [{ match: 2, grain: 1 }, 110],
    [{ match: 1, grain: 0 }, 104],
    [{ match: 0.5, grain: 2 }, 91],
  ])('%j takes away or adds that much of each layer', (strengths, level) => {
    const { data } = refinish(patch, layers, { ...layers.made, ...strengths }, picture);
    expect([...data.subarray(0, 4)]).toEqual([level, level, level, 100]);
  });

  it('stays within the levels there are', () => {
    const bright = { ...layers, match: layersOf(patch, 500, 0).match };
    const { data } = refinish(patch, bright, { ...layers.made, match: 2 }, picture);
    expect(data[0]).toBe(255);
  });

  it('fades over the width that it was made with as the zone itself does', () => {
    // Another value that stands for the same width, so that the coverage is worked out anew.
    const pretended = { ...layers, made: { ...layers.made, feather: -1 } };
    const { coverage } = refinish(patch, pretended, layers.made, picture);
    const row = 10 * patch.width;
    expect(coverage.slice(row, row + 12)).toEqual(patch.coverage.slice(row, row + 12));
  });

  it('never changes where the patch covers anything, whatever the width', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: MOST_FEATHER, noNaN: true }), (feather) => {
        const { coverage } = refinish(patch, layers, { ...layers.made, feather }, picture);
        expect(coverage.map(Math.sign)).toEqual(patch.coverage.map(Math.sign));
      }),
      { numRuns: 30 },
    );
  });

  it('has a hard edge at width 0, and one that is the softer the wider', () => {
    const coverageAt = (feather: number) =>
      refinish(patch, layers, { ...layers.made, feather }, picture).coverage;
    expect(new Set(coverageAt(0))).toEqual(new Set([0, 255]));
    const sum = (width: number) => coverageAt(width).reduce((total, value) => total + value, 0);
    const [narrow, middling, wide] = [2.5, 5, 12].map(sum) as [number, number, number];
    expect(narrow).toBeGreaterThan(middling);
    expect(middling).toBeGreaterThan(wide);
  });

  it('leaves what was painted softly as soft at every width, or softer', () => {
    const mask = createMask({ x: 10, y: 10, width: 20, height: 9 });
    mask.data.forEach((_, i) => (mask.data[i] = Math.min(255, 13 * (1 + (i % 20)))));
    const { soft, ...zone } = zoneAround(mask, 0, picture)!;
    const painted = { ...zone, data: new Uint8ClampedArray(4 * zone.coverage.length) };
    const made = { ...layersOf(painted, 0, 0), soft: soft! };
    for (const width of [0, 4, 20]) {
      const { coverage } = refinish(painted, made, { ...layers.made, feather: width }, picture);
      expect(coverage.every((value, i) => value <= zone.coverage[i]! && value > 0)).toBe(true);
      const middle = coverage.subarray(4 * 20, 5 * 20);
      if (width === 0) expect(middle).toEqual(zone.coverage.subarray(4 * 20, 5 * 20));
      else expect(middle[19]).toBeLessThan(255);
    }
  });

  it('does not fade where the picture ends', () => {
    const corner = patchAround({ x: 0, y: 0, width: 30, height: 20 });
    const { coverage } = refinish(
      corner,
      layersOf(corner, 0, 0),
      { ...layers.made, feather: 6 },
      picture,
    );
    expect(coverage[0]).toBe(255);
    expect(coverage[30]).toBeLessThan(255);
  });
});

describe('the layers of single regions', () => {
  it('come to lie where their region is, and nowhere else', () => {
    const patch = { x: 10, y: 10, width: 8, height: 4 };
    const soft = new Uint8Array(32);
    const collector = createFinishCollector({ ...patch, soft });
    const rect = { x: 1, y: 1, width: 2, height: 2 };
    const grain = new Float32Array(12).fill(1.5);
    const made = { match: 0, grain: 1 };
    const box = { x: 12, y: 11, width: 2, height: 2 };
    collector.add({ rect, made, match: null, grain }, box, { x: 11, y: 10, width: 9, height: 9 });
    const finished = collector.finished(2);
    expect(finished).toMatchObject({ made: { match: 0, grain: 1, feather: 2 }, match: null, soft });
    const marked = [...finished.grain!].flatMap((value, i) =>
      value === 96 && i % 3 === 0 ? [i / 3] : [],
    );
    expect(marked).toEqual([10, 11, 18, 19]);
  });
});
