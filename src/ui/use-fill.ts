/** Fills and applies through the worker; the rules are in `fill-state.ts`. */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { WorkerClient } from '../inference/client';
import type { FillJob, FillResult, InferenceContract } from '../inference/contract';
import { IDLE, nextFill, type FillEvent } from './fill-state';
import type { Applied } from './host/host';

export function useFill(client: WorkerClient<InferenceContract>) {
  const [state, dispatch] = useReducer(nextFill, IDLE);
  const { begin, end } = useOneAtATime(dispatch);

  const start = useCallback(
    async (params: FillJob) => {
      const { signal, tell } = begin();
      tell({ kind: 'start' });
      try {
        const result = await client.call('fill', params, {
          signal,
          onProgress: (progress) => tell({ kind: 'progress', progress }),
        });
        tell({ kind: 'finished', result });
      } catch (error) {
        tell({ kind: 'stopped', error });
      }
    },
    [client, begin],
  );

  const apply = useCallback(
    async (
      picture: FillJob['picture'],
      { patch }: FillResult,
      send: (png: Uint8Array<ArrayBuffer>) => Promise<Applied>,
    ): Promise<Applied | null> => {
      const { signal, tell } = begin();
      tell({ kind: 'apply' });
      try {
        const applied = await send(await client.call('encode', { picture, patch }, { signal }));
        tell({ kind: 'applied' });
        return applied;
      } catch (error) {
        tell({ kind: 'stopped', error });
        return null;
      }
    },
    [client, begin],
  );

  return {
    state,
    start,
    apply,
    cancel: useCallback(() => end({ kind: 'cancel' }), [end]),
    discard: useCallback(() => end({ kind: 'discard' }), [end]),
    acknowledge: useCallback(() => end({ kind: 'acknowledge' }), [end]),
    fail: useCallback((error: unknown) => end({ kind: 'stopped', error }), [end]),
  };
}

/** Beginning another thing, and unmounting, cancels the one before. */
function useOneAtATime(dispatch: (event: FillEvent) => void) {
  const current = useRef<AbortController | null>(null);

  const stop = useCallback(() => {
    current.current?.abort();
    current.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  /** What was begun before no longer has a say: its events are dropped. */
  const begin = useCallback(() => {
    stop();
    const mine = (current.current = new AbortController());
    const tell = (event: FillEvent) => {
      if (current.current === mine) dispatch(event);
    };
    return { signal: mine.signal, tell };
  }, [stop, dispatch]);

  /** Stops what is under way and says how to go on. */
  const end = useCallback(
    (event: FillEvent) => {
      stop();
      dispatch(event);
    },
    [stop, dispatch],
  );

  return { begin, end };
}
