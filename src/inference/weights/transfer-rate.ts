/** Bytes per second over the last few seconds: long enough to be calm, short enough to be true. */
const WINDOW_S = 10;

export class TransferRate {
  /** Bytes so far, by time; the first entry is at or before the window's start. */
  readonly #samples: { readonly at: number; readonly bytes: number }[] = [];

  /** @param now - seconds; @param bytes - all that have come so far */
  update(now: number, bytes: number): number {
    this.#samples.push({ at: now, bytes });
    while (this.#samples.length > 2 && this.#samples[1]!.at <= now - WINDOW_S) {
      this.#samples.shift();
    }
    const [first] = this.#samples;
    const elapsed = now - first!.at; // one was just pushed
    return elapsed > 0 ? (bytes - first!.bytes) / elapsed : 0;
  }
}
