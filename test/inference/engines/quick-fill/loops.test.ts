import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/inference/core/random';
import {
  HOLE as TO_FILL,
  KNOWN as SOURCE,
  OFF_LIMITS,
} from '../../../../src/inference/engines/engine';
import { FAR } from '../../../../src/inference/engines/quick-fill/chamfer';
import { FINENESS, type Level } from '../../../../src/inference/engines/quick-fill/patches/level';
import { halve } from '../../../../src/inference/engines/quick-fill/patches/halve';
import { referenceKernels } from '../../../../src/inference/engines/quick-fill/kernels/reference';
import { loadWasmKernels } from '../../../../src/inference/engines/quick-fill/kernels/wasm-kernels';
import { solveMembrane } from '../../../../src/inference/engines/quick-fill/smooth/membrane';
import { HOLE, KNOWN, VOID } from '../../../../src/inference/engines/quick-fill/pixel-kind';
import { createQuickFill } from '../../../../src/inference/engines/quick-fill/quick-fill';
import { holeIn } from '../../../support/pictures';
import { complete, texture } from './complete-poisoned';
import { unhurried } from './unhurried';

const wasm = loadWasmKernels()!;
const both = [referenceKernels, wasm].map((kernels) => kernels.createLoops());

/** Levels of any shape, some higher than a strip, with a few blocks of holes and of nothing. */
const levels = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 60, max: 150 })),
    seed: fc.nat(),
    blocks: fc.array(
      fc.tuple(fc.nat(6000), fc.integer({ min: 1, max: 8 }), fc.constantFrom(HOLE, VOID)),
      { maxLength: 6 },
    ),
  })
  .map(({ width, height, seed, blocks }): Level => {
    const random = createRandom(seed);
    const samples = new Int16Array(4 * width * height).map(() => random.below(1024));
    const kind = new Uint8Array(width * height).fill(KNOWN);
    for (const [at, side, of] of blocks) {
      for (let j = 0; j < side; j++) {
        const from = (at % kind.length) + j * width;
        if (from < kind.length) kind.fill(of, from, from + side);
      }
    }
    return { width, height, samples, kind, wanted: kind.map((of) => (of === HOLE ? 1 : 0)) };
  });

type Numbers = Float32Array<ArrayBuffer>;

/** What each set of loops makes of its own copy of the same level. */
const made = <T>(level: Level, make: (level: Level, loops: (typeof both)[0]) => T): T[] =>
  both.map((loops) => make({ ...level, samples: level.samples.slice() }, loops));

describe('the loops in WebAssembly do what the reference does, to the last bit', () => {
  it('in spreading and texture', () => {
    fc.assert(
      fc.property(levels, fc.boolean(), (level, differs) => {
        const [reference, other] = made(level, (copy, loops) => {
          const near = loops.spread(copy.kind, copy, VOID, differs).slice();
          loops.addTexture(copy);
          return [near, copy.samples];
        });
        expect(other).toEqual(reference);
      }),
    );
  });

  it('in counting and listing bytes, also of what another loop has left', () => {
    fc.assert(
      fc.property(levels, fc.nat(2), fc.boolean(), (level, of, isLeft) => {
        const [reference, other] = both.map((loops) => {
          const bytes = () => (isLeft ? loops.spread(level.kind, level, VOID, false) : level.kind);
          return [loops.countOf(bytes(), of), loops.listOf(bytes(), of)];
        });
        expect(other).toEqual(reference);
      }),
    );
    // More than is looked at at a time.
    const many = Uint8Array.from({ length: 40_001 }, (_, p) => p % 3);
    const [reference, other] = both.map((loops) => loops.listOf(many, 2));
    expect(other).toEqual(reference);
  });

  it('in sorting the rows of a window, whatever is in it, and however they are split', () => {
    const marks = [SOURCE, SOURCE, SOURCE, TO_FILL, OFF_LIMITS];
    fc.assert(
      fc.property(levels, fc.nat(4), fc.nat(150), (level, variety, cut) => {
        const random = createRandom(variety, cut);
        const window = wasm.createWindow(level, level);
        for (let p = 0; p < window.hole.length; p++) {
          window.hole[p] = marks[random.below(variety + 1)]!;
          window.image.data[4 * p + 3] = [255, 255, 254, 0][random.below(variety)]!;
        }
        const split = Math.min(cut, level.height);
        const [reference, other] = both.map((loops) => {
          const kind = loops.createKinds(window.image);
          const sortRows = loops.openSort(window, kind);
          sortRows(0, split);
          return [sortRows(split, level.height), Array.from(kind)];
        });
        expect(other).toEqual(reference);
      }),
    );
  });

  it('in halving a level, and a picture', async () => {
    await fc.assert(
      fc.asyncProperty(levels, async (level) => {
        const picture = { ...level, samples: Uint8ClampedArray.from(level.samples, (s) => s / 4) };
        const results = await Promise.all(
          both.flatMap((loops) => [
            halve(level, 1, { ...unhurried, loops }),
            halve(picture, FINENESS, { ...unhurried, loops }),
          ]),
        );
        expect(results.slice(2)).toEqual(results.slice(0, 2));
      }),
    );
  });

  it('in distances, however they are split into strips', () => {
    fc.assert(
      fc.property(levels, fc.nat(2), fc.integer({ min: 1, max: 150 }), (level, of, cut) => {
        const split = Math.min(cut, level.height);
        const starts = [0, 1, 2].map((kind) => (kind === of ? 0 : FAR));
        const [reference, other] = both.map((loops) => {
          const distance = new Uint16Array(level.kind.length);
          const { down, up } = loops.openChamfer(level.kind, level, starts, distance);
          down(0, split);
          down(split, level.height);
          up(split, level.height);
          up(0, split);
          return distance;
        });
        expect(other).toEqual(reference);
      }),
    );
  });

  it('in sums and means over squares, however they are split into strips', () => {
    fc.assert(
      fc.property(
        levels,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 150 }),
        fc.boolean(),
        fc.boolean(),
        (level, radius, cut, areMeans, areLent) => {
          const split = Math.min(cut, level.height);
          const [reference, other] = both.map((loops) => {
            const lent = loops.lendFloats(level);
            const take = areLent ? lent : (length: number) => new Float32Array(length);
            const lengths = [level.kind.length, level.kind.length, level.kind.length];
            const [values, into, counts] = lengths.map(take) as [Numbers, Numbers, Numbers];
            values.set(Float32Array.from(level.kind, (_, p) => level.samples[4 * p]! / 7));
            counts.set(level.kind.map((of) => 3 * of));
            into.fill(0);
            const means = { into, counts };
            const sum = loops.openBoxSum(values, level, radius, areMeans ? means : undefined);
            sum(0, split);
            sum(split, level.height);
            return [values, into];
          });
          expect(other).toEqual(reference);
        },
      ),
    );
  });

  it('in grain laid over grain, lent or not', () => {
    const side = 24;
    const pixels = fc.integer({ min: 1, max: side });
    fc.assert(
      fc.property(pixels, pixels, fc.nat(), fc.boolean(), (rows, count, seed, areLent) => {
        const size = { width: 2 * side, height: 2 * side };
        const [reference, other] = both.map((loops) => {
          const random = createRandom(seed);
          const lent = loops.lendFloats(size);
          const take = areLent ? lent : (length: number) => new Float32Array(length);
          const [residual, grain] = [12 * side * side, 12 * side * side].map(take) as [Numbers, Numbers]; // prettier-ignore
          for (const values of [residual, grain])
            values.set(values.map(() => random.below(1e6) / 7e4));
          const weights = Float64Array.from({ length: 3 * side * side }, () => random.below(1e6) / 1e6); // prettier-ignore
          const square = { width: 2 * side, rows, count, weight: random.below(side - count + 1) };
          loops.openGrain(weights, residual, grain)(random.below(side), random.below(side), square);
          return Buffer.from(grain.buffer, grain.byteOffset, grain.byteLength).toString('base64');
        });
        expect(other).toEqual(reference);
      }),
      { numRuns: 30 },
    );
  });

  it('in the sums that a surface is solved from', () => {
    const value = fc.double({ min: -300, max: 300, noNaN: true });
    const samples = fc.array(fc.tuple(value, value, value), { maxLength: 40 });
    const surfaces = fc.option(fc.array(value, { minLength: 6, maxLength: 6 }), { nil: undefined });
    fc.assert(
      fc.property(samples, surfaces, (of, surface) => {
        const [u, v, values] = [0, 1, 2].map((i) => Float64Array.from(of, (one) => one[i]!));
        const [reference, other] = both.map((loops) =>
          loops.openFit({ u: u!, v: v!, values: values! })(surface && Float64Array.from(surface)),
        );
        expect(other).toEqual(reference);
      }),
    );
  });

  it('in sifting offsets, also those that leave the picture', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 300 }), fc.nat(40), (level, count, dy) => {
        const { width, height, kind } = level;
        // Few tones, as offsets that differ everywhere are found out at once.
        const samples = level.samples.map((sample) => sample >> 9);
        const random = createRandom(count, dy);
        const at = new Int32Array(count).map(() => random.below(kind.length));
        const expected = new Float64Array(count).map(() => (5 + random.below(30)) / 10);
        const column = at.map((p) => p % width);
        const unrelated = expected.reduce((sum, value) => sum + value, 0);
        const places = { width, height, samples, kind, at, column, expected, unrelated };
        const [reference, other] = both.map((loops) =>
          Array.from(loops.openSieve(places)(dy, -width, width + 1)),
        );
        expect(other).toEqual(reference);
      }),
    );
  });

  it('in measuring offsets, of a level or of a picture, up to where they are given up', () => {
    const most = fc.constantFrom(0, 0.3, 1, Infinity);
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 60 }), most, fc.boolean(), (level, ...rest) => {
        const [count, limit, isPicture] = rest;
        const random = createRandom(count);
        const { image } = wasm.createWindow(level, level);
        image.data.set(level.samples);
        const samples = isPicture ? image.data : level.samples.map((sample) => sample - 512);
        const kind = isPicture ? both[1]!.createKinds(image) : level.kind;
        kind.set(level.kind);
        const at = new Int32Array(count).map(() => random.below(level.kind.length));
        const expected = new Float64Array(count).map(() => random.below(9e5) / 10);
        const column = at.map((p) => p % level.width);
        const unrelated = expected.reduce((sum, value) => sum + value, 0);
        const places = { ...level, samples, kind, at, expected, column, unrelated };
        const offsets = Array.from({ length: 9 }, () => [random.below(9) - 4, random.below(9) - 4]);
        const [reference, other] = both.map((loops) => {
          const misfit = loops.openMisfit(places);
          return offsets.map(([dx, dy]) => misfit(dx!, dy!, limit));
        });
        expect(other).toEqual(reference);
      }),
    );
  });

  it('in a membrane', async () => {
    await fc.assert(
      fc.asyncProperty(levels, async (level) => {
        const results = both.map(async (loops) => {
          const values = Float32Array.from(level.samples, (sample) => sample / 7);
          await solveMembrane(values, level.kind, level, { ...unhurried, loops });
          return values;
        });
        const [reference, other] = await Promise.all(results);
        expect(other).toEqual(reference);
      }),
      { numRuns: 60 },
    );
  });

  it('in a picture that is matched at half its size, up to its border and beside what is off limits', async () => {
    const size = { width: 1000, height: 820 };
    const hole = holeIn(size, { x: 940, y: 300, width: 60, height: 70 });
    hole.fill(OFF_LIMITS, 350 * size.width + 900, 350 * size.width + 920);
    const [reference, other] = await Promise.all(
      [referenceKernels, wasm].map((kernels) =>
        complete(texture(size), hole, 3, createQuickFill({ kernels })),
      ),
    );
    expect(Buffer.compare(Buffer.from(reference!.image.data), Buffer.from(other!.image.data))).toBe(
      0,
    );
  });
});
