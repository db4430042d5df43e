/**
 * Keeps a long computation polite: it hands the thread back often enough for a cancel to arrive.
 *
 * The clock decides only *when* to rest, never what is computed, so results stay repeatable.
 */

/** Longest stretch of work between two rests. A worker's timers cost up to 4 ms each. */
const STRETCH_MS = 30;

export interface Pace {
  /** True when it is time to `await rest()`. Cheap enough to ask once per row. */
  due(): boolean;
  /** One macrotask; @throws the signal's reason where it has aborted. */
  rest(): Promise<void>;
}

export function createPace(signal: AbortSignal): Pace {
  let rested = performance.now();
  return {
    due: () => performance.now() - rested > STRETCH_MS,
    async rest() {
      // Awaiting promises alone would never let a message in.
      await new Promise<void>((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      rested = performance.now();
    },
  };
}
