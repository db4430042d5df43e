import { describe, expect, it } from 'vitest';
import { FAMILIES, nameOf, renderScene, SCENES } from '../../bench/eval/catalogue';
import { MAX_SHARE, MIN_SHARE } from '../../bench/eval/holes';

const SIZE = 96;
const ALL = [...SCENES.tune, ...SCENES.report];

function share(data: Uint8Array): number {
  return data.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0) / data.length;
}

function touchedBorders(data: Uint8Array): number {
  const line = (at: (i: number) => number) =>
    Array.from({ length: SIZE }, (_, i) => data[at(i)]!).some((value) => value === 255);
  const borders = [
    line((i) => i),
    line((i) => (SIZE - 1) * SIZE + i),
    line((i) => i * SIZE),
    line((i) => i * SIZE + SIZE - 1),
  ];
  return borders.filter(Boolean).length;
}

describe('the catalogue', () => {
  it('reports on forty scenes, every family among them, and tunes on others', () => {
    expect(SCENES.report).toHaveLength(40);
    for (const set of [SCENES.tune, SCENES.report]) {
      expect(new Set(set.map(({ family }) => family))).toEqual(new Set(FAMILIES));
    }
    const tuned = new Set(SCENES.tune.map(({ seed }) => seed));
    expect(SCENES.report.filter(({ seed }) => tuned.has(seed))).toEqual([]);
  });

  it('names no two scenes alike', () => {
    expect(new Set(ALL.map(nameOf)).size).toBe(ALL.length);
  });
});

describe.each(ALL.map((spec) => [nameOf(spec), spec] as const))('%s', (_, spec) => {
  const { truth, input, mask } = renderScene(spec, SIZE);

  it('has the same bytes for the same seed, and others for another', () => {
    const again = renderScene(spec, SIZE);
    expect(Buffer.from(again.truth.data).equals(Buffer.from(truth.data))).toBe(true);
    expect(Buffer.from(again.mask.data).equals(Buffer.from(mask.data))).toBe(true);
    const other = renderScene({ ...spec, seed: spec.seed + 5000 }, SIZE);
    expect(Buffer.from(other.truth.data).equals(Buffer.from(truth.data))).toBe(false);
  });

  it('has a hole of 2–15 %, at the border where it belongs there and nowhere else', () => {
    expect(share(mask.data)).toBeGreaterThanOrEqual(MIN_SHARE);
    expect(share(mask.data)).toBeLessThanOrEqual(MAX_SHARE);
    const expected = { edge: 1, 'two-edges': 2, corner: 2 }[spec.hole as 'edge'] ?? 0;
    expect(touchedBorders(mask.data)).toBe(expected);
  });

  it('shows poison in the hole, and the truth around it', () => {
    for (let p = 0; p < mask.data.length; p++) {
      const [pixel, true_] = [
        input.data.subarray(4 * p, 4 * p + 4),
        truth.data.subarray(4 * p, 4 * p + 4),
      ];
      const isPoison = pixel[0] === 255 - pixel[1]! && pixel[0] === pixel[2] && pixel[3] === 255;
      if (
        mask.data[p] === 255
          ? !isPoison
          : Buffer.compare(Buffer.from(pixel), Buffer.from(true_)) !== 0
      ) {
        throw new Error(`pixel ${p} is ${[...pixel].join(' ')}`);
      }
    }
  });
});
