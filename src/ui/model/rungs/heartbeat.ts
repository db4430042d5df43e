/**
 * Notices that the other side of a port is gone. A frame's process that dies, most often for lack of
 * memory, tells nobody: its ports stay open and silent (measured: Chromium 156 sends no `close`).
 */

const BEAT_MS = 2000;

/** Beats in a row without an answer. Counted, not timed: a computer that slept has missed none. */
const MOST_MISSED = 4;

export class Heartbeat {
  #timer: ReturnType<typeof setInterval> | undefined;
  #missed = 0;

  /**
   * @param beat - asks the other side for a sign of life
   * @param onLost - called once, after which this has stopped
   */
  constructor(
    private readonly beat: () => void,
    private readonly onLost: () => void,
  ) {}

  /** The other side has said something. */
  heard(): void {
    this.#missed = 0;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#tick(), BEAT_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#missed = 0;
  }

  #tick(): void {
    if (this.#missed === MOST_MISSED) {
      this.stop();
      return this.onLost();
    }
    this.#missed++;
    this.beat();
  }
}
