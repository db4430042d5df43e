/** Long work made to let messages in: without it a `cancel` waits until the end. */

/** Long enough for the work between to dwarf the timer's own cost (1–4 ms), short enough for a cancel. */
const INTERVAL_MS = 15;

/**
 * To be awaited between short pieces of work: ends the current macrotask where it has lasted long
 * enough, and else goes on at once. @throws the signal's reason once it has aborted
 */
export type Breathe = () => Promise<void>;

export function createBreather(signal: AbortSignal): Breathe {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= INTERVAL_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      last = performance.now();
    }
    signal.throwIfAborted();
  };
}

/** Does `steps` to their end, with a breath wherever they yield. */
export async function stepByStep<T>(steps: Iterator<void, T>, breathe: Breathe): Promise<T> {
  let step = steps.next();
  for (; !step.done; step = steps.next()) await breathe();
  return step.value;
}
