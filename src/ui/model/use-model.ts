/**
 * The model from the window's side: reach it, ask what this machine can do, fetch and keep its files.
 * The rules are in `model-state.ts`.
 */
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { WorkerClient } from '../../inference/client';
import { isAbort } from '../../inference/core/errors';
import type { DownloadProgress, ModelContract } from '../../inference/model-contract';
import type { ModelId } from '../../inference/weights/catalogue';
import { connectEngine, type EngineConnection, type Ladder } from './engine-link';
import { nextModel, UNREACHED, type ModelWork } from './model-state';
import { saveBlob } from '../results/save-blob';

const MODEL: ModelId = 'moebius';

/**
 * How long a cancelled fill may take to stop. Its worker cannot hear before the step it is in is done,
 * 4 s on a laptop's GPU; ended earlier, it would take its open model with it, and 10 s to open it anew.
 */
const STEP_MS = 20_000;

/** A worker that fetches and one that fills: neither waits for the other. */
interface Reached {
  readonly connection: EngineConnection;
  readonly weights: WorkerClient<ModelContract>;
  inference: WorkerClient<ModelContract>;
}

export type Model = ReturnType<typeof useModel>;

/** @param ladder - the ways to the engine, from this window */
export function useModel(ladder: () => Ladder) {
  const [state, dispatch] = useReducer(nextModel, UNREACHED);
  const reached = useRef<Reached | null>(null);
  const work = useRef<AbortController | null>(null);

  useEffect(() => () => endAll(work.current, reached.current), []);

  /** Reaches the engine and asks what there is; asked again, it looks anew. */
  const seek = useCallback(
    async (fresh = false) => {
      const mine = begin(work);
      dispatch({ kind: 'seek' });
      try {
        const there = (reached.current ??= await open(ladder(), mine.signal));
        const verdict = await there.inference.call(
          'preflight',
          { model: MODEL, fresh },
          { signal: mine.signal },
        );
        const status = await statusOf(there);
        // What one worker keeps in memory the other does not see, so there one does both.
        if (status.kept === 'memory') there.inference = there.weights;
        dispatch({ kind: 'known', verdict, status });
      } catch (error) {
        if (!mine.signal.aborted || isAbort(error)) dispatch({ kind: 'unreachable', error });
      }
    },
    [ladder],
  );

  const run = useCallback<Run>(async (kind, job) => {
    const there = reached.current;
    if (!there) return;
    const { signal } = begin(work);
    dispatch({ kind: 'work', work: kind });
    const onProgress = (progress: DownloadProgress) => dispatch({ kind: 'progress', progress });
    const error = await job(there, { signal, onProgress }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (signal.aborted && work.current?.signal !== signal) return; // something else has begun
    dispatch({ kind: 'ended', status: await statusOf(there).catch(() => null), error });
  }, []);

  const actions = useMemo(
    () => ({
      ...filesOf(run),
      seek,
      /** Pauses a download, and stops whatever else is under way; what has arrived stays. */
      stop: () => work.current?.abort(),
      acknowledge: () => dispatch({ kind: 'acknowledge' }),
      /** Forgets that it could not be reached. */
      leave: () => dispatch({ kind: 'leave' }),
      /** It has been found out elsewhere that it cannot be reached. */
      miss: (error: unknown) => dispatch({ kind: 'unreachable', error }),
    }),
    [run, seek],
  );

  return {
    state,
    ...actions,
    /** Where fills run; null until the engine has been reached. */
    client: () => reached.current?.inference ?? null,
  };
}

type Run = (
  kind: ModelWork,
  job: (there: Reached, options: JobOptions) => Promise<unknown>,
) => Promise<void>;

/** What can be done with the model's files. */
function filesOf(run: Run) {
  const model = MODEL;
  return {
    download: () => run('download', ({ weights }, o) => weights.call('download', { model }, o)),
    verify: () => run('verify', ({ weights }, o) => weights.call('verify', { model }, o)),
    remove: () => run('remove', ({ weights }) => weights.call('remove', { model })),
    importFiles: (files: readonly File[]) =>
      run('import', ({ weights }, o) => weights.call('importFiles', { model, files }, o)),
    exportFiles: () => run('export', ({ weights }) => exportAll(weights)),
  };
}

interface JobOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** One thing at a time: beginning another stops the one before. */
function begin(work: { current: AbortController | null }): AbortController {
  work.current?.abort();
  return (work.current = new AbortController());
}

async function open(ladder: Ladder, signal: AbortSignal): Promise<Reached> {
  const connection = await connectEngine(ladder, { signal, acceptLimited: true });
  const client = (graceMs?: number) =>
    new WorkerClient<ModelContract>(() => connection.startWorker(), graceMs);
  return { connection, weights: client(), inference: client(STEP_MS) };
}

function endAll(work: AbortController | null, reached: Reached | null): void {
  work?.abort();
  if (!reached) return;
  const { connection, weights, inference } = reached;
  weights.dispose();
  inference.dispose();
  connection.dispose();
}

/** @throws Error - where the engine does not know the model, which its version should have told */
async function statusOf({ weights }: Reached) {
  const status = (await weights.call('models', null)).find(({ id }) => id === MODEL);
  if (!status) throw new Error(`The engine does not know ${MODEL}`);
  return status;
}

async function exportAll(weights: WorkerClient<ModelContract>): Promise<void> {
  for (const { path, data } of await weights.call('exportFiles', { model: MODEL })) {
    saveBlob(data, path);
  }
}
