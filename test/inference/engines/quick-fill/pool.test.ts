import { expect, it } from 'vitest';
import { createPool } from '../../../../src/inference/engines/quick-fill/kernels/pool';

it('a pool gives what was given back last, in that order and once', () => {
  const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  const pool = createPool<{ name: string }>();
  expect(pool.take()).toBeUndefined();
  pool.giveBack([a]);
  pool.giveBack([b, c]);
  expect([pool.take(), pool.take(), pool.take()]).toEqual([b, c, undefined]);
});
