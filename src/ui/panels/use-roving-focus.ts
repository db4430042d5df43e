/**
 * A toolbar is one stop for the Tab key; inside it the arrow keys go from button to button, as WAI-ARIA
 * has it for `role="toolbar"`.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rovedTo } from './roved-to';

export function useRovingFocus(bar: RefObject<HTMLElement>) {
  const stop = useRef<HTMLButtonElement | null>(null);
  const buttons = () => [...(bar.current?.querySelectorAll('button') ?? [])];
  const makeStop = (button: HTMLButtonElement | null) => {
    stop.current = button;
    for (const other of buttons()) other.tabIndex = other === button ? 0 : -1;
  };

  // After every render: buttons come and go with the tool.
  useLayoutEffect(() => {
    const all = buttons();
    const isThere = stop.current && all.includes(stop.current);
    makeStop(isThere ? stop.current : (all[0] ?? null));
  });

  return {
    onFocusIn({ target }: FocusEvent) {
      if (target instanceof HTMLButtonElement) makeStop(target);
    },
    onKeyDown(event: KeyboardEvent) {
      const all = buttons();
      const at = all.indexOf(event.target as HTMLButtonElement);
      const next = at < 0 ? null : rovedTo(event, at, all.length);
      if (next === null) return;
      event.preventDefault();
      all[next]!.focus();
    },
  };
}
