/** The window's keys, for hooks that hold something while a key is down. */
export interface KeyListeners {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onKeyUp: (event: KeyboardEvent) => void;
  /** The window has lost the keyboard: a key that goes up now goes up unheard. */
  readonly onBlur: () => void;
}

/** @returns a function that stops listening */
export function listenToKeys({ onKeyDown, onKeyUp, onBlur }: KeyListeners): () => void {
  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('keyup', onKeyUp);
  window.addEventListener('blur', onBlur);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('keyup', onKeyUp);
    window.removeEventListener('blur', onBlur);
  };
}
