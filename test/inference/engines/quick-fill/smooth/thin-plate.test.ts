import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Size } from '../../../../../src/inference/core/geometry';
import { HOLE, KNOWN } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import {
  layCellGrid,
  openGridRows,
  type CellGrid,
} from '../../../../../src/inference/engines/quick-fill/smooth/cell-grid';
import {
  errorsOf,
  type Trial,
  trialAround,
  trialsBeside,
} from '../../../../../src/inference/engines/quick-fill/smooth/spline-trials';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import { bendPlate } from '../../../../../src/inference/engines/quick-fill/smooth/thin-plate';
import { gradient, holeIn } from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 14, height: 11 };
const cellsOf =
  ({ width, height }: Size) =>
  (at: (x: number, y: number) => number) =>
    Float64Array.from({ length: width * height }, (_, p) => at(p % width, Math.floor(p / width)));
const cells = cellsOf(size);

/** What the plate makes of the values where `isUnknown`, which are destroyed first. */
function bend(truth: Float64Array, isUnknown: Uint8Array): Float64Array {
  const heights = truth.map((value, p) => (isUnknown[p] === 1 ? NaN : value));
  bendPlate({ ...size, heights: [heights] }, isUnknown);
  return heights;
}

const worst = (a: Float64Array, b: Float64Array) =>
  a.reduce((most, value, p) => Math.max(most, Math.abs(value - b[p]!)), 0);

describe('bendPlate', () => {
  it('continues quadratics and saddles of the fourth degree exactly into any hole inside', () => {
    const term = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(
        fc.tuple(term, term, term, term, term, term, term),
        fc.uint8Array({ minLength: 154, maxLength: 154, max: 1 }),
        ([a, b, c, d, e, f, g], holes) => {
          const saddle = (x: number, y: number) => x ** 4 - 6 * x * x * y * y + y ** 4;
          const truth = cells(
            (x, y) =>
              a +
              b * x +
              c * y +
              (d * x * x + e * x * y + f * y * y) / 8 +
              g * saddle(x / 8, y / 8),
          );
          const isInside = cells((x, y) => Number(x > 1 && y > 1 && x < 12 && y < 9));
          const isUnknown = holes.map((is, p) => is * isInside[p]!);
          expect(worst(bend(truth, isUnknown), truth)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['along', 400, 9],
    ['down', 9, 400],
  ])('bends over a groove that runs %s, however long, and refuses a field', (_, width, height) => {
    const long = { width, height };
    const ramp = cellsOf(long)((x, y) => x - y);
    const isUnknown = Uint8Array.from(
      cellsOf(long)((x, y) => Number(Math.min(x, y) > 1 && x < width - 2 && y < height - 2)),
    );
    const heights = ramp.map((value, p) => (isUnknown[p] === 1 ? NaN : value));
    expect(bendPlate({ ...long, heights: [heights] }, isUnknown)).toBe(true);
    expect(worst(heights, ramp)).toBeLessThan(1e-6);

    const field = { width: 90, height: 90, heights: [new Float64Array(8100)] };
    expect(bendPlate(field, new Uint8Array(8100).fill(1))).toBe(false);
  });

  it('goes straight on to the edge of the grid, and past cells of which nothing is known', () => {
    const ramp = cells((x, y) => 3 * x - 2 * y);
    const isUnknown = Uint8Array.from(cells((x) => Number(x > 9)));
    const known = ramp.map((value, p) => (p % size.width === 3 ? NaN : value));
    const filled = bend(known, isUnknown);
    expect(
      worst(
        filled.map((value, p) => (p % size.width === 3 ? ramp[p]! : value)),
        ramp,
      ),
    ).toBeLessThan(1e-6);
  });
});

describe('layCellGrid', () => {
  const picture = { width: 130, height: 90 };
  const rect = { x: 5, y: 3, width: 121, height: 80 };
  const middle = { x: 50, y: 36, width: 22, height: 18 };
  const lay = async () => {
    const image = gradient(picture);
    const scene = await survey({ image, hole: holeIn(picture, middle), seed: 1 }, unhurried);
    return { image, grid: await layCellGrid(scene, rect, 5, unhurried) };
  };

  it('calls a cell known only where all of it is', async () => {
    const { grid } = await lay();
    const kindAt = (x: number, y: number) =>
      grid.kind[Math.floor((y - 3) / 5) * grid.width + Math.floor((x - 5) / 5)];
    expect([kindAt(50, 36), kindAt(71, 53), kindAt(60, 45)]).toEqual([HOLE, HOLE, HOLE]);
    expect([kindAt(49, 45), kindAt(75, 45), kindAt(60, 32)]).toEqual([KNOWN, KNOWN, KNOWN]);
  });

  it('gives back a gradient at every pixel, beyond the outermost centres too', async () => {
    const { image, grid } = await lay();
    const isUnknown = grid.kind.map((of) => Number(of === HOLE));
    bendPlate(grid, isUnknown);
    const row = new Float64Array(100);
    const readRow = openGridRows(grid, grid.heights[0]!, { x: 5, y: 3, width: 100, height: 80 });
    for (const y of [0, 40, 79]) {
      readRow(y, row);
      const wanted = row.map((_, x) => image.data[4 * ((3 + y) * 130 + 5 + x)]!);
      expect(worst(row, wanted)).toBeLessThan(1);
    }
  });
});

describe('spline trials', () => {
  const size = { width: 18, height: 16 };
  const cells = cellsOf(size);
  const gridOf = (at: (x: number, y: number) => number, kind: Uint8Array) => {
    const heights = [cells(at).map((value, p) => (kind[p] === KNOWN ? value : NaN))];
    return { ...size, heights, kind, side: 8, rect: { x: 0, y: 0, width: 112, height: 88 } };
  };
  const holeAt = (left: number, top: number) =>
    Uint8Array.from(
      cells((x, y) => (x >= left && x < left + 2 && y >= top && y < top + 2 ? HOLE : KNOWN)),
    );

  const errorOf = async (grid: CellGrid, trial: Trial) =>
    (await errorsOf(grid, trial, [1], unhurried))[0]!;
  const errorsBeside = (grid: CellGrid) =>
    Promise.all(trialsBeside(grid).map((trial) => errorOf(grid, trial)));

  it('find no error on a gradient: around the hole, and on the four like it that are there', async () => {
    const grid = gridOf((x, y) => 5 * x + y * y, holeAt(8, 7));
    const errors = [await errorOf(grid, trialAround(grid)), ...(await errorsBeside(grid))];
    expect(errors).toHaveLength(5);
    for (const error of errors) expect(error).toBeLessThan(1e-6);
  });

  it('find a step that is under none but the left one', async () => {
    const grid = gridOf((x) => (x < 2 ? 0 : 100), holeAt(8, 7));
    expect(await errorOf(grid, trialAround(grid))).toBeLessThan(1e-6);
    const [left, ...others] = await errorsBeside(grid);
    expect(left).toBeGreaterThan(5);
    expect(Math.max(...others)).toBeLessThan(1e-6);
  });

  it('try a hole at the border along the border only, and one in a corner not at all', () => {
    expect(trialsBeside(gridOf((x) => x, holeAt(0, 7)))).toHaveLength(2);
    expect(trialsBeside(gridOf((x) => x, holeAt(0, 0)))).toEqual([]);
  });
});
