import { expect, it } from 'vitest';
import { inLanes } from '../../../src/inference/weights/in-lanes';

const never = new AbortController().signal;

it('begins items in order, never more than there are lanes', async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const done = inLanes([0, 1, 2, 3, 4], 2, never, (item) => {
    begun.push(item);
    return new Promise((resolve) => ends.push(resolve));
  });
  expect(begun).toEqual([0, 1]);
  for (let i = 0; i < 5; i++) {
    expect(begun.length - i).toBeLessThanOrEqual(2);
    ends[i]!();
    await Promise.resolve().then(() => {});
  }
  await done;
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

it('tells the others to stop at the first failure, waits for them, and throws that one', async () => {
  const failure = new Error('first');
  let stopped = 0;
  const done = inLanes([0, 1, 2, 3, 4, 5], 3, never, async (item, signal) => {
    if (item === 1) throw failure;
    await new Promise((_, reject) =>
      signal.addEventListener('abort', () => {
        stopped++;
        reject(new Error('second'));
      }),
    );
  });
  await expect(done).rejects.toBe(failure);
  expect(stopped).toBe(2);
});
