import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KNOWN, VOID } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import { localMeans } from '../../../../../src/inference/engines/quick-fill/smooth/local-means';
import { sparseMeans } from '../../../../../src/inference/engines/quick-fill/smooth/sparse-means';
import { unhurried } from '../unhurried';

it('takes of listed pixels the means that it takes of areas in which only those are known', async () => {
  const side = fc.integer({ min: 1, max: 30 });
  await fc.assert(
    fc.asyncProperty(
      side,
      side,
      fc.integer({ min: 0, max: 12 }),
      fc.infiniteStream(fc.nat(40)),
      async (width, height, radius, stream) => {
        const drawn = Array.from({ length: width * height }, () => stream.next().value as number);
        const kind = Uint8Array.from(drawn, (value) => (value < 30 ? VOID : KNOWN));
        const at = Int32Array.from(drawn.keys()).filter((p) => kind[p] === KNOWN);
        const values = Float32Array.from(drawn, (value, p) => (kind[p] === KNOWN ? value / 3 : 0));
        const [dense] = await localMeans([values], kind, { width, height }, radius, unhurried);
        const listed = Float32Array.from(at, (p) => values[p]!);
        const [sparse] = await sparseMeans([listed], at, { width, height }, radius, unhurried);
        expect(sparse).toEqual(Float32Array.from(at, (p) => dense![p]!));
      },
    ),
  );
});
