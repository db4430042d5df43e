/**
 * "About four minutes left", told so that it can be believed. The rule: between two looks, the number
 * rises by no more than the clock has moved on; towards a better estimate it falls gently. So a stall
 * makes the remaining time stand or grow second by second, and never leap.
 */

/** Below this much watching, a rate is a guess. */
const HONEST_AFTER_S = 3;
/** How fast it follows the estimate: two thirds of the way in so many seconds. */
const FOLLOWING_S = 5;

export class TimeLeft {
  #startedAt: number | undefined;
  #shown: { readonly at: number; readonly seconds: number } | undefined;

  /**
   * @param now - seconds, from a clock that does not go back
   * @param estimate - bytes left over the present rate; Infinity where nothing comes
   * @returns what to show in seconds; null as long as nothing honest can be said
   */
  update(now: number, estimate: number): number | null {
    if (!this.#shown) {
      if (!Number.isFinite(estimate)) return null;
      this.#startedAt ??= now;
      if (now - this.#startedAt < HONEST_AFTER_S) return null;
      this.#shown = { at: now, seconds: estimate };
      return estimate;
    }
    const elapsed = now - this.#shown.at;
    const expected = this.#shown.seconds - elapsed;
    const most = this.#shown.seconds + elapsed;
    const followed = expected + (estimate - expected) * (1 - Math.exp(-elapsed / FOLLOWING_S));
    const seconds = elapsed > 0 ? Math.max(0, Math.min(most, followed)) : this.#shown.seconds;
    this.#shown = { at: now, seconds };
    return seconds;
  }
}
