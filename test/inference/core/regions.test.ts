import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encloses,
  inflate,
  intersect,
  overlaps,
  type Rect,
  wholeOf,
} from '../../../src/inference/core/geometry';
import { connectedBoxes, type Region, regionsOf } from '../../../src/inference/core/regions';
import type { Zone } from '../../../src/inference/core/zone';
import { drawMask } from './draw-mask';

function drawZone(rows: readonly string[], at?: { x: number; y: number }): Zone {
  const { data, ...rect } = drawMask(rows, at);
  return { ...rect, coverage: data };
}

describe('connectedBoxes', () => {
  it('finds each part’s bounds, in the picture’s pixels', () => {
    const zone = drawZone(['##...', '.....', '...##', '...#.'], { x: 10, y: 20 });
    expect(connectedBoxes(zone)).toEqual([
      { x: 10, y: 20, width: 2, height: 1 },
      { x: 13, y: 22, width: 2, height: 2 },
    ]);
  });

  it('takes pixels that touch at a corner for connected', () => {
    expect(connectedBoxes(drawZone(['#..', '.#.', '#..']))).toEqual([
      { x: 0, y: 0, width: 2, height: 3 },
    ]);
    expect(connectedBoxes(drawZone(['.#', '#.']))).toHaveLength(1);
  });

  it('joins arms that meet only at the bottom', () => {
    expect(connectedBoxes(drawZone(['#.#.#', '#.#.#', '#####']))).toEqual([
      { x: 0, y: 0, width: 5, height: 3 },
    ]);
  });

  it('agrees with a flood fill on any zone', () => {
    fc.assert(
      fc.property(anyZone(), (zone) => {
        expect(sorted(connectedBoxes(zone))).toEqual(sorted(floodedBoxes(zone)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('regionsOf', () => {
  const picture = { width: 1000, height: 1000 };
  const withMargin = (margin: number) => (box: Rect) =>
    intersect(inflate(box, margin), wholeOf(picture));

  it('gives every part its window, in reading order', () => {
    const zone = drawZone(['........#', '.........', '#........']);
    expect(regionsOf(zone, withMargin(1))).toEqual([
      { box: { x: 8, y: 0, width: 1, height: 1 }, window: { x: 7, y: 0, width: 3, height: 2 } },
      { box: { x: 0, y: 2, width: 1, height: 1 }, window: { x: 0, y: 1, width: 2, height: 3 } },
    ]);
  });

  it('merges parts whose windows overlap, and no others', () => {
    const widths = (row: string) => regionsOf(drawZone([row]), withMargin(2)).map(widthOf);
    expect(widths('#....#')).toEqual([1, 1]);
    expect(widths('#...#')).toEqual([5]);
  });

  it('keeps reading order where a merger began first', () => {
    const zone = drawZone(['#......#', '........', '#.......']);
    expect(regionsOf(zone, withMargin(1)).map(({ box }) => box)).toEqual([
      { x: 0, y: 0, width: 1, height: 3 },
      { x: 7, y: 0, width: 1, height: 1 },
    ]);
  });

  it('merges parts whose boxes overlap, whatever the joint window costs', () => {
    const hooks = ['###..', '#....', '#...#', '....#', '..###'];
    const window = (box: Rect) => (box.width > 3 ? wholeOf(picture) : box);
    expect(regionsOf(drawZone(hooks), window).map(widthOf)).toEqual([5]);
  });

  it('merges what comes into reach only through a merger', () => {
    const rows = ['#......##', ...Array<string>(5).fill('.........'), '......#..'];
    const window = (box: Rect) => withMargin(box.width === 2 ? 0 : 3)(box);
    expect(regionsOf(drawZone([rows[0]!]), window).map(widthOf)).toEqual([1, 2]);
    expect(regionsOf(drawZone(rows), window).map(widthOf)).toEqual([9]);
  });

  it('leaves two large parts apart whose joint window would be more than twice as large', () => {
    const far = [
      { x: 300, y: 300, width: 60, height: 60 },
      { x: 410, y: 410, width: 60, height: 60 },
    ];
    const window = (box: Rect) => withMargin(Math.max(box.width, box.height))(box);
    expect(regionsOf(zoneOf(far), window)).toEqual(
      far.map((box) => ({ box, window: window(box) })),
    );

    const near = [far[0]!, { ...far[1]!, x: 365, y: 300 }];
    expect(regionsOf(zoneOf(near), window)).toHaveLength(1);
  });

  it('contains every box once, in disjoint boxes with windows around them, for any zone', () => {
    fc.assert(
      fc.property(anyZone(), fc.integer({ min: 0, max: 4 }), (zone, margin) => {
        const regions = regionsOf(zone, (box) => withMargin(margin * box.height)(box));
        for (const box of connectedBoxes(zone)) {
          expect(regions.filter((region) => encloses(region.box, box))).toHaveLength(1);
        }
        for (const [i, { box, window }] of regions.entries()) {
          expect(encloses(window, box)).toBe(true);
          expect(regions.slice(i + 1).some((other) => overlaps(other.box, box))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const widthOf = ({ box }: Region) => box.width;

function zoneOf(boxes: readonly Rect[]): Zone {
  const zone = { x: 0, y: 0, width: 1000, height: 1000, coverage: new Uint8Array(1e6) };
  for (const { x, y, width, height } of boxes) {
    for (let row = y; row < y + height; row++) {
      zone.coverage.fill(255, row * 1000 + x, row * 1000 + x + width);
    }
  }
  return zone;
}

function anyZone(): fc.Arbitrary<Zone> {
  const side = fc.integer({ min: 1, max: 12 });
  const share = fc.constantFrom(0.1, 0.35, 0.6);
  return fc.tuple(side, side, share).chain(([width, height, painted]) =>
    fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((values) => ({
        x: 3,
        y: 5,
        width,
        height,
        coverage: Uint8Array.from(values, (value) => (value < painted ? 1 : 0)),
      })),
  );
}

function sorted(boxes: readonly Rect[]): string[] {
  return boxes.map((box) => JSON.stringify(box)).sort();
}

/** By definition: everything reached from a pixel in steps to any of its eight neighbours. */
function floodedBoxes({ x, y, width, height, coverage }: Zone): Rect[] {
  const left = new Set([...coverage.keys()].filter((i) => coverage[i] !== 0));
  const boxes: Rect[] = [];
  for (const start of left) {
    const reached = [start];
    left.delete(start);
    for (const i of reached) {
      for (const [dx, dy] of NEIGHBOURS) {
        const column = (i % width) + dx;
        const row = Math.floor(i / width) + dy;
        const next = row * width + column;
        if (column < 0 || column >= width || row < 0 || row >= height) continue;
        if (left.delete(next)) reached.push(next);
      }
    }
    const columns = reached.map((i) => i % width);
    const rows = reached.map((i) => Math.floor(i / width));
    const [west, north] = [Math.min(...columns), Math.min(...rows)];
    const size = { width: Math.max(...columns) - west + 1, height: Math.max(...rows) - north + 1 };
    boxes.push({ x: x + west, y: y + north, ...size });
  }
  return boxes;
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));
