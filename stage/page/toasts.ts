/** Notices at the bottom of the canvas: figma.notify's, and the page's own. */
import type { Notice } from '../figma/host';
import { createStore } from './store';

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly error: boolean;
  readonly button: string | null;
  press(): void;
  dismiss(): void;
}

const PAGE_NOTICE_MS = 6000;

export class Toasts {
  readonly store = createStore<{ readonly shown: readonly Toast[] }>({ shown: [] });
  #lastId = 0;

  /** A sentence of the page itself. */
  say(message: string, error = false): void {
    this.show({
      message,
      error,
      timeoutMs: PAGE_NOTICE_MS,
      button: null,
      press: () => true,
      dequeued: () => {},
    });
  }

  /** @returns what takes the notice away without telling anybody */
  show(notice: Notice): () => void {
    const id = ++this.#lastId;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (): boolean => {
      clearTimeout(timer);
      const rest = this.store.get().shown.filter((toast) => toast.id !== id);
      const wasShown = rest.length < this.store.get().shown.length;
      if (wasShown) this.store.set({ shown: rest });
      return wasShown;
    };
    const toast: Toast = {
      id,
      message: notice.message,
      error: notice.error,
      button: notice.button?.text ?? null,
      press: () => {
        if (notice.press() && take()) notice.dequeued('action_button_click');
      },
      dismiss: () => {
        if (take()) notice.dequeued('dismiss');
      },
    };
    this.store.set({ shown: [...this.store.get().shown, toast] });
    if (Number.isFinite(notice.timeoutMs)) {
      timer = setTimeout(() => {
        if (take()) notice.dequeued('timeout');
      }, notice.timeoutMs);
    }
    return () => void take();
  }
}
