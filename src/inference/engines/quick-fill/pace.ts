/**
 * Keeps a long computation polite: it hands the thread back often enough for a cancel to arrive.
 *
 * The clock decides only *when* to rest, never what is computed, so results stay repeatable.
 */

/** A cancel must be heard within 50 ms, of which the longest step that cannot rest takes the most. */
const STRETCH_MS = 8;

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
      await macrotask();
      signal.throwIfAborted();
      rested = performance.now();
    },
  };
}

/** Resolves after messages that are already waiting. A nested timer would cost a browser 4 ms. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
