import { expect, it } from 'vitest';
import {
  CHAMFER_STEP,
  chamferDistance,
  FAR,
} from '../../../../src/inference/engines/quick-fill/chamfer';
import { referenceLoops } from '../../../../src/inference/engines/quick-fill/kernels/reference-loops';

it('stays within 8 % of the straight line to the nearest source', () => {
  const [width, height] = [41, 33];
  const sources = [5 + 7 * width, 38 + 2 * width, 20 + 30 * width];
  const kind = new Uint8Array(width * height);
  for (const p of sources) kind[p] = 1;
  const distance = chamferDistance(kind, { width, height }, (k) => k === 1, referenceLoops);
  distance.forEach((d, p) => {
    const straight = Math.min(
      ...sources.map((s) =>
        Math.hypot((s % width) - (p % width), Math.floor(s / width) - Math.floor(p / width)),
      ),
    );
    expect(Math.abs(d / CHAMFER_STEP - straight)).toBeLessThanOrEqual(0.08 * straight);
  });
});

it('says FAR everywhere without a source', () => {
  expect([
    ...chamferDistance(new Uint8Array(6), { width: 3, height: 2 }, (k) => k === 1, referenceLoops),
  ]).toEqual(Array(6).fill(FAR));
});
