/**
 * Which engine fills. Choosing one that has to be reached first tries to reach it; until it has
 * answered, and if it does not, Quick Fill stays in charge.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EngineId } from '../inference/contract';
import { isAbort } from '../inference/core/errors';
import { climb, ENGINE_VERSION, RUNGS } from './engine-link';

export type EngineChoice = EngineId | 'moebius';

export function useEngineChoice() {
  const [seeking, setSeeking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const current = useRef<AbortController | null>(null);

  useEffect(() => () => current.current?.abort(), []);

  const choose = useCallback((choice: EngineChoice) => {
    current.current?.abort();
    setError(null);
    setSeeking(choice === 'moebius');
    if (choice !== 'moebius') return;
    const mine = (current.current = new AbortController());
    climb(RUNGS, { version: ENGINE_VERSION, signal: mine.signal })
      .catch((reason: unknown) => {
        if (!isAbort(reason)) setError(reason);
      })
      .finally(() => {
        if (current.current === mine) setSeeking(false);
      });
  }, []);

  const forget = useCallback(() => setError(null), []);

  const engine: EngineId = 'quick-fill';
  const shown: EngineChoice = seeking ? 'moebius' : engine;
  return {
    /** What a fill runs on now. */
    engine,
    /** What the control shows. */
    shown,
    seeking,
    error,
    choose,
    forget,
  };
}
