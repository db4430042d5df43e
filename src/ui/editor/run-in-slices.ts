/** Long work on the window's own thread, in slices that leave the window awake. */

/** Less than a frame, so that a pointer's or a key's event waits no longer than that. */
const SLICE_MS = 10;

/**
 * Runs `work` to its end, pausing at its yields.
 *
 * @throws signal.reason - at the first pause after `signal` aborts
 */
export async function runInSlices<T>(work: Iterator<void, T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve)); // a macrotask: events come in between
    signal.throwIfAborted();
  }
}
