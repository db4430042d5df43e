/** Fills and applies through the worker; the rules are in `fill-state.ts`. */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { WorkerClient } from '../../inference/client';
import type {
  FillJob,
  FillProgress,
  FillResult,
  InferenceContract,
} from '../../inference/contract';
import { fillOnModel, type ModelRun } from './fill-on-model';
import { IDLE, nextFill, type FillEvent } from './fill-state';

export function useFill(client: WorkerClient<InferenceContract>) {
  const [state, dispatch] = useReducer(nextFill, IDLE);
  const { begin, end, enough } = useOneAtATime(dispatch);

  const start = useCallback(
    async (job: FillJob, model: ModelRun | null): Promise<FillResult | null> => {
      const { signal, freshEnough, tell } = begin();
      const enough = freshEnough();
      tell({ kind: 'start' });
      const onProgress = (progress: FillProgress) => tell({ kind: 'progress', progress });
      try {
        let result = await client.call('fill', job, { signal, onProgress });
        if (model) {
          tell({ kind: 'drafted', draft: result.patch });
          result = await fillOnModel(model, job, result.patch, { signal, enough, onProgress });
        }
        tell({ kind: 'finished', result });
        return signal.aborted ? null : result;
      } catch (error) {
        tell({ kind: 'stopped', error });
        return null;
      }
    },
    [client, begin],
  );

  /** @param send - takes the result to where it belongs */
  const apply = useCallback(
    async <T>(send: (signal: AbortSignal) => Promise<T>): Promise<T | null> => {
      const { signal, tell } = begin();
      tell({ kind: 'apply' });
      try {
        const applied = await send(signal);
        tell({ kind: 'applied' });
        return applied;
      } catch (error) {
        tell({ kind: 'stopped', error });
        return null;
      }
    },
    [begin],
  );

  return {
    state,
    start,
    apply,
    /** What makes no result of the open picture; `work` ends by itself, also where its signal aborts. */
    run: useCallback(<T>(work: Work<T>) => runAside(begin, work), [begin]),
    /** What there is will do: a fill that works in steps ends with the one it is at. */
    enough,
    choose: useCallback((result: FillResult) => dispatch({ kind: 'choose', result }), []),
    cancel: useCallback(() => end({ kind: 'cancel' }), [end]),
    discard: useCallback(() => end({ kind: 'discard' }), [end]),
    acknowledge: useCallback(() => end({ kind: 'acknowledge' }), [end]),
    fail: useCallback((error: unknown) => end({ kind: 'stopped', error }), [end]),
  };
}

export type OnProgress = (progress: FillProgress) => void;

/** @param freshEnough - a signal that aborts once what there is will do; ask anew for each picture */
type Work<T> = (
  signal: AbortSignal,
  onProgress: OnProgress,
  freshEnough: () => AbortSignal,
) => Promise<T>;

type Begun = ReturnType<ReturnType<typeof useOneAtATime>['begin']>;

interface Running {
  readonly cancel: AbortController;
  enough: AbortController;
}

async function runAside<T>(begin: () => Begun, work: Work<T>): Promise<T> {
  const { signal, freshEnough, tell } = begin();
  tell({ kind: 'start' });
  try {
    return await work(signal, (progress) => tell({ kind: 'progress', progress }), freshEnough);
  } finally {
    tell({ kind: 'discard' });
  }
}

/** Beginning another thing, and unmounting, cancels the one before. */
function useOneAtATime(dispatch: (event: FillEvent) => void) {
  const current = useRef<Running | null>(null);

  const stop = useCallback(() => {
    current.current?.cancel.abort();
    current.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  /** What was begun before no longer has a say: its events are dropped. */
  const begin = useCallback(() => {
    stop();
    const mine: Running = { cancel: new AbortController(), enough: new AbortController() };
    current.current = mine;
    const tell = (event: FillEvent) => {
      if (current.current === mine) dispatch(event);
    };
    const freshEnough = () => (mine.enough = new AbortController()).signal;
    return { signal: mine.cancel.signal, freshEnough, tell };
  }, [stop, dispatch]);

  /** Stops what is under way and says how to go on. */
  const end = useCallback(
    (event: FillEvent) => {
      stop();
      dispatch(event);
    },
    [stop, dispatch],
  );

  const enough = useCallback(() => current.current?.enough.abort(), []);

  return { begin, end, enough };
}
