/**
 * The window may go to another page and back (DESIGN section 2, rung 2). This keeps what one leaves for
 * the next, sends to no other page than the one that was announced, and shows the packaged window
 * again where the announced one does not come up.
 */
import type { FromMain, Handover } from './contract';

/** A hosted page that has not said hello by then is taken for unreachable: it is about 300 kB. */
const ARRIVAL_MS = 15_000;

export class Relay {
  #kept: Handover | null = null;
  /** Of the announced page; null for the packaged window, which has none. */
  #origin: string | null = null;
  #cameBack = false;
  #timer: number | undefined;

  /** @param showAgain - replaces whatever is in the window by the packaged UI */
  constructor(private readonly showAgain: () => void) {}

  readonly send = (message: FromMain): void => {
    if (this.#origin === null) figma.ui.postMessage(message);
    else figma.ui.postMessage(message, { origin: this.#origin });
  };

  leave(handover: Handover, origin: string): void {
    this.#kept = handover;
    this.#cameBack = false;
    this.#timer = setTimeout(() => this.#comeBack(), ARRIVAL_MS);
    // Later: the answer to this call is still for the window that leaves.
    setTimeout(() => (this.#origin = origin), 0);
  }

  /** A window has said hello. It may be asked again, by a page that was loaded anew. */
  arrive(): { handover: Handover | null; cameBack: boolean } {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    return { handover: this.#kept, cameBack: this.#cameBack };
  }

  #comeBack(): void {
    this.#origin = null;
    this.#cameBack = true;
    this.showAgain();
  }
}
