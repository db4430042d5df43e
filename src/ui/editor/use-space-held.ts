/** Whether Space is down, which turns the pointer into a hand. A ref: pressing it draws nothing. */
import { useEffect, useRef } from 'preact/hooks';
import { listenToKeys } from '../keys/listen-to-keys';

export function useSpaceHeld(onChange: (isHeld: boolean) => void) {
  const isHeld = useRef(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const set = (next: boolean) => {
      if (isHeld.current !== next) latest.current((isHeld.current = next));
    };
    const onKeyDown = (event: KeyboardEvent) => {
      // On a control Space presses that control.
      if (event.code !== 'Space' || isControl(event.target)) return;
      event.preventDefault();
      set(true);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.code === 'Space') set(false);
    };
    const onBlur = () => set(false);
    return listenToKeys({ onKeyDown, onKeyUp, onBlur });
  }, []);
  return isHeld;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input, textarea, select') !== null;
}
