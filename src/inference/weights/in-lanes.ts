/** Work on a list, a few items at a time, begun in order; the first failure stops the rest. */

/**
 * Resolves when all is done and nothing runs any more, whichever way it ended.
 *
 * @param work - must stop soon after `signal` aborts
 * @throws what the first failing `work` threw
 */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const queue = items.values(); // one iterator, shared: each item is taken once
  const stop = new AbortController();
  const stopping = AbortSignal.any([signal, stop.signal]);
  const failures: unknown[] = [];
  const lane = async () => {
    try {
      for (const item of queue) {
        stopping.throwIfAborted();
        await work(item, stopping);
      }
    } catch (error) {
      failures.push(error);
      stop.abort();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
}
