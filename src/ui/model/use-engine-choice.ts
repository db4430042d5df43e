/**
 * Which engine fills. Moebius has to be reached first, and its files have to be here; until then, and
 * where either fails, Quick Fill stays at hand.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EngineId } from '../../inference/contract';
import { isUsable } from './model-state';
import type { Model } from './use-model';

export function useEngineChoice(model: Model) {
  const [engine, setEngine] = useState<EngineId>('quick-fill');
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const { state, seek } = model;

  const choose = useCallback(
    (choice: EngineId) => {
      setEngine(choice);
      if (choice !== 'moebius') return;
      if (state.phase === 'unreached' || state.phase === 'unreachable') void seek();
      else if (!isUsable(state)) setIsPanelOpen(true);
    },
    [state, seek],
  );

  // What the search for it has found.
  useEffect(() => {
    if (engine !== 'moebius') return;
    if (state.phase === 'unreachable') setEngine('quick-fill');
    if (state.phase === 'known' && state.work === null && !isUsable(state)) setIsPanelOpen(true);
    // Only when the phase changes: a panel that was closed stays closed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state.phase]);

  const openPanel = useCallback(() => {
    setIsPanelOpen(true);
    if (state.phase === 'unreached') void seek();
  }, [state.phase, seek]);

  return {
    engine,
    choose,
    isPanelOpen,
    openPanel,
    closePanel: useCallback(() => setIsPanelOpen(false), []),
  };
}
