/** What of a result is looked at, and which of its panels is open. */
import { useState } from 'preact/hooks';
import type { CompareView } from './compare';
import type { Phase } from '../session/phase';
import type { Session } from '../session/use-session';

/** One at a time: there is not much room. */
export type DecidingPanel = 'finish' | 'history' | 'name';

export type Deciding = ReturnType<typeof useDeciding>;

export function useDeciding({ outcomes }: Pick<Session, 'outcomes'>, phase: Phase) {
  const [view, setView] = useState<CompareView>('result');
  const [isHeld, setIsHeld] = useState(false);
  const [splitAt, setSplitAt] = useState(0.5);
  const [open, setOpen] = useState<DecidingPanel | null>(null);
  const isResult = phase === 'result';
  const canOpen = {
    finish: isResult && outcomes.chosen !== null,
    name: isResult && outcomes.chosen !== null,
    history: (isResult || phase === 'ready') && outcomes.ofPicture.length > 0,
  };
  const shown = open && canOpen[open] ? open : null;
  return {
    view: isResult || phase === 'applying' ? view : 'result',
    toggleView: (wanted: CompareView) => setView(view === wanted ? 'result' : wanted),
    /** The original is shown as long as a key or button is held. */
    isHeld,
    setIsHeld,
    splitAt,
    setSplitAt,
    open: shown,
    canOpen,
    toggle: (panel: DecidingPanel) => setOpen(shown === panel ? null : panel),
    close: () => setOpen(null),
  };
}
