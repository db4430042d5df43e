import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask } from '../../../src/inference/core/raster';
import { selectByColour, type ColourQuery } from '../../../src/ui/editor/colour-select';
import { drawRuns } from '../../../src/ui/editor/run-mask';
import { createSimilarity, okLab } from '../../../src/ui/editor/similar-colours';
import { drawnMask } from '../../support/masks';

const PAINT: Readonly<Record<string, readonly number[]>> = {
  r: [200, 30, 30, 255],
  s: [206, 36, 32, 255], // a red that is hardly another
  b: [30, 30, 200, 255],
  ' ': [0, 0, 0, 0],
  '-': [255, 255, 255, 0],
};

/** A picture of letters; see PAINT. */
function select(rows: readonly string[], query: ColourQuery): string {
  const [height, width] = [rows.length, rows[0]!.length];
  const data = new Uint8ClampedArray(rows.flatMap((row) => [...row].flatMap((c) => PAINT[c]!)));
  const source = {
    width,
    height,
    rows: (from: number, to: number) => data.slice(from * width * 4, to * width * 4),
  };
  const mask = createMask({ x: 0, y: 0, width, height });
  drawRuns(mask, finish(selectByColour(source, query)), 255);
  return drawnMask(mask, { width, height });
}

function finish<T>(work: Iterator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const picture = ['rrbbr', 'rsbrr', 'bbbsr', 'rrrbb'];
const at = (x: number, y: number, contiguous = true, tolerance = 5): ColourQuery => ({
  seed: { x, y },
  tolerance,
  contiguous,
});

describe('smart select', () => {
  it('takes what is joined to the pixel, over edges and not over corners', () => {
    expect(select(picture, at(0, 0))).toBe(['##...', '##...', '.....', '.....'].join('\n'));
    expect(select(picture, at(4, 0))).toBe(['....#', '...##', '...##', '.....'].join('\n'));
  });

  it('takes all that is alike, everywhere, where it need not be joined', () => {
    expect(select(picture, at(0, 0, false))).toBe(['##..#', '##.##', '...##', '###..'].join('\n'));
  });

  it('takes only the very same colour at tolerance 0', () => {
    expect(select(picture, at(0, 0, false, 0))).toBe(
      ['##..#', '#..##', '....#', '###..'].join('\n'),
    );
  });

  it('counts what is wholly transparent as alike, and unlike all that can be seen', () => {
    expect(select([' -b', 'rr-'], at(0, 0, false, 60))).toBe(['##.', '..#'].join('\n'));
  });

  it('finds its way round corners and through spirals', () => {
    const spiral = ['rrrrrr', 'bbbbbr', 'rrrrbr', 'rbbrbr', 'rbrrbr', 'rbbbbr', 'rrrrrr'];
    const all = spiral.map((row) => row.replaceAll('r', '#').replaceAll('b', '.')).join('\n');
    expect(select(spiral, at(2, 4))).toBe(all);
  });

  it('agrees with a flood fill, on any picture', () => {
    const pixels = fc.array(fc.constantFrom('r', 'b'), { minLength: 48, maxLength: 48 });
    fc.assert(
      fc.property(pixels, fc.nat(7), fc.nat(5), (pixels, x, y) => {
        const rows = Array.from({ length: 6 }, (_, i) => pixels.slice(i * 8, i * 8 + 8).join(''));
        expect(select(rows, at(x, y))).toBe(flood(rows, x, y));
      }),
    );
  });

  it('takes in more the more it tolerates, and always the pixel itself', () => {
    const byte = fc.nat(255);
    const colour = fc.tuple(byte, byte, byte, byte);
    fc.assert(
      fc.property(colour, colour, fc.nat(60), fc.nat(60), (a, b, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(createSimilarity(a, less)(...a)).toBe(true);
        if (createSimilarity(a, less)(...b)) expect(createSimilarity(a, more)(...b)).toBe(true);
      }),
    );
  });

  it('pauses often: no piece of work is larger than 200,000 pixels', () => {
    const [width, height] = [1000, 1000];
    let largest = 0;
    const source = {
      width,
      height,
      rows(from: number, to: number) {
        largest = Math.max(largest, (to - from) * width);
        return new Uint8ClampedArray((to - from) * width * 4);
      },
    };
    const work = selectByColour(source, at(0, 0));
    let pauses = 0;
    while (!work.next().done) pauses++;
    expect(largest).toBeLessThan(200_000);
    expect(pauses).toBeGreaterThanOrEqual(5);
  });
});

describe('OKLab', () => {
  // From the space's own published table, by way of linear light: red, green, blue, mid grey.
  it.each([
    [
      [255, 0, 0],
      [0.628, 0.2249, 0.1258],
    ],
    [
      [0, 255, 0],
      [0.8664, -0.2339, 0.1795],
    ],
    [
      [0, 0, 255],
      [0.452, -0.0325, -0.3115],
    ],
    [
      [255, 255, 255],
      [1, 0, 0],
    ],
    [
      [119, 119, 119],
      [0.5693, 0, 0],
    ],
  ])('of %j is %j', ([r, g, b], lab) => {
    okLab(r!, g!, b!).forEach((value, i) => expect(value).toBeCloseTo(lab[i]!, 3));
  });
});

function flood(rows: readonly string[], x: number, y: number): string {
  const grid = rows.map((row) => [...row]);
  const wanted = grid[y]![x];
  const open = [[x, y] as const];
  while (open.length > 0) {
    const [cx, cy] = open.pop()!;
    if (grid[cy]?.[cx] !== wanted) continue;
    grid[cy]![cx] = '#';
    open.push([cx + 1, cy], [cx - 1, cy], [cx, cy + 1], [cx, cy - 1]);
  }
  return grid.map((row) => row.map((c) => (c === '#' ? c : '.')).join('')).join('\n');
}
