import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/inference/core/random';
import { referenceKernels } from '../../../../../src/inference/engines/quick-fill/kernels/reference';
import { loadWasmKernels } from '../../../../../src/inference/engines/quick-fill/kernels/wasm-kernels';

const both = [referenceKernels, loadWasmKernels()!].map((kernels) => kernels.createLoops());

describe('the loops in WebAssembly do what the reference does, to the last bit', () => {
  it('in taking grain, lent or not, of more than a piece and from anywhere on', () => {
    const size = { width: 150, height: 150 };
    const count = size.width * size.height;
    fc.assert(
      fc.property(fc.nat(count), fc.nat(), fc.boolean(), (from, seed, areLent) => {
        const [reference, other] = both.map((loops) => {
          const random = createRandom(seed);
          const lent = loops.lendFloats(size);
          const take = areLent ? lent : (length: number) => new Float32Array(length);
          const layer = () => {
            const values = take(count);
            for (let p = 0; p < count; p++) values[p] = (random.below(2001) - 1000) / 70;
            return values;
          };
          const colours = [0, 1, 2].map(() => ({
            residual: layer(),
            mean: layer(),
            wide: layer(),
          }));
          const kind = new Uint8Array(count).map(() => random.below(3));
          const fine = take(3 * count).fill(0);
          const mask = new Uint8Array(count);
          const taking = { colours, kind, strongest: 9, farthest: 12.3, fine, mask };
          loops.openTaking(taking)(from, count);
          return [Buffer.from(fine.slice().buffer), Buffer.from(mask)].map((of) => of.toString('hex')); // prettier-ignore
        });
        expect(other).toEqual(reference);
      }),
      { numRuns: 12 },
    );
  });

  it('in the sums over cells, however rows are split', () => {
    const sides = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(sides, sides, fc.integer({ min: 1, max: 9 }), fc.nat(60), (...of) => {
        const [width, height, side, cut] = of;
        const random = createRandom(...of);
        const margin = random.below(4);
        const picture = { width: width + margin, height: height + margin };
        const data = new Uint8ClampedArray(4 * picture.width * picture.height);
        const image = { ...picture, data: data.map(() => random.below(256)) };
        // Few that are not known, so that cells of every kind turn up.
        const kind = new Uint8Array(width * height).map(() => Math.max(random.below(30) - 27, 0));
        const cells = { image, rect: { x: margin, y: margin, width, height }, kind, side };
        const [reference, other] = both.map((loops) => {
          const { addRows, ...sums } = loops.openCells(cells);
          addRows(0, Math.min(cut, height));
          addRows(Math.min(cut, height), height);
          return sums;
        });
        expect(other).toEqual(reference);
      }),
    );
  });
});
