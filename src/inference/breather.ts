/** Long loops of short tasks, made to let messages in: without it a `cancel` waits until the end. */

/** Long enough for the work between to dwarf the timer's own cost (1–4 ms), short enough for a cancel. */
const INTERVAL_MS = 25;

/**
 * @returns a function to await between tasks; it ends the current macrotask where it has lasted long
 *   enough, and else goes on at once
 */
export function createBreather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < INTERVAL_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}
