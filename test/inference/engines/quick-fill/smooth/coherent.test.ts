import { describe, expect, it } from 'vitest';
import { bendAlongContours } from '../../../../../src/inference/engines/quick-fill/smooth/coherent';
import { bendPlate } from '../../../../../src/inference/engines/quick-fill/smooth/thin-plate';
import { unhurried } from '../unhurried';

const size = { width: 44, height: 44 };
const looseness = { across: 0.01, bend: 0.03 };
const cells = (at: (x: number, y: number) => number) =>
  Float64Array.from({ length: 44 * 44 }, (_, p) => at(p % 44, Math.floor(p / 44)));
/** Two thirds as wide as the stripes are apart, and far from the borders. */
const hole = Uint8Array.from(cells((x, y) => Number(Math.hypot(x - 22, y - 22) < 9)));

type Bend = (cells: {
  width: number;
  height: number;
  heights: Float64Array<ArrayBuffer>[];
}) => unknown;

async function errorAfter(bend: Bend, truth: Float64Array<ArrayBuffer>): Promise<number> {
  const heights = truth.map((height, p) => (hole[p] === 1 ? NaN : height));
  await bend({ ...size, heights: [heights] });
  return heights.reduce((worst, height, p) => Math.max(worst, Math.abs(height - truth[p]!)), 0);
}
const coherent: Bend = (grid) => bendAlongContours(grid, hole, looseness, unhurried);
const plate: Bend = (grid) => bendPlate(grid, hole);

describe('bendAlongContours', () => {
  it.each<[string, (x: number, y: number) => number]>([
    ['upright', (x) => 127 + 100 * Math.sin(x / 3)],
    ['slanting', (x, y) => 127 + 100 * Math.sin((x + y / 2) / 3)],
    ['slanting the other way', (x, y) => 127 + 100 * Math.sin((x - y) / 3.2)],
  ])('takes %s stripes through a hole in which a plate loses them', async (_, at) => {
    const truth = cells(at);
    expect(await errorAfter(plate, truth)).toBeGreaterThan(50);
    expect(await errorAfter(coherent, truth)).toBeLessThan(20);
  });

  it('takes rings round the bend', async () => {
    const truth = cells((x, y) => 127 + 100 * Math.sin(Math.hypot(x + 20, y - 22) / 3));
    expect(await errorAfter(coherent, truth)).toBeLessThan(40);
  });

  it('continues a ramp as it is', async () => {
    expect(
      await errorAfter(
        coherent,
        cells((x, y) => 3 * x - 2 * y),
      ),
    ).toBeLessThan(0.5);
  });

  it('refuses a hole of too many cells', async () => {
    const field = { width: 90, height: 90, heights: [new Float64Array(8100)] };
    const all = new Uint8Array(8100).fill(1);
    expect(await bendAlongContours(field, all, looseness, unhurried)).toBe(false);
  });
});
