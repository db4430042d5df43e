/** Offers to call back when a long fill is over, and does it, if asked to. */
import { useEffect, useRef } from 'preact/hooks';
import type { Settings } from '../../figma/contract';
import { askToNotify, callBack } from './call-back';
import type { FillState } from '../filling/fill-state';
import { isLongFill } from './long-fill';
import { words } from '../words/words';

export function useBell(
  fill: FillState,
  { bell = false }: Settings,
  change: (part: Partial<Settings>) => void,
) {
  const began = useRef<number | null>(null);
  const isLong = useRef(false);
  const { phase } = fill;

  useEffect(() => {
    began.current = phase === 'running' ? performance.now() : null;
    const isOver = phase === 'done' || phase === 'failed';
    if (isOver && isLong.current && bell) {
      callBack(phase === 'done' ? words.waiting.done : words.waiting.failed);
    }
    isLong.current = false;
    // The bell may be turned on and off while it runs; what counts is how it is at the end.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [phase]);

  if (fill.phase === 'running' && began.current !== null) {
    // Once it is known to be long, the button stays where it is.
    isLong.current ||= isLongFill(performance.now() - began.current, fill.progress);
  }
  return {
    isOffered: fill.phase === 'running' && isLong.current,
    isOn: bell,
    toggle: () => {
      if (!bell) askToNotify();
      change({ bell: !bell });
    },
  };
}
