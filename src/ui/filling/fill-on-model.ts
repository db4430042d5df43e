/** A fill by the model: in a worker that, should it crash, is started anew and goes on from its last step. */
import type { CallOptions, WorkerClient } from '../../inference/client';
import type { FillCheckpoint, FillJob, FillProgress, FillResult } from '../../inference/contract';
import { isFailure } from '../../inference/core/errors';
import type { Patch } from '../../inference/core/raster';
import type { MoebiusSettings } from '../../inference/engines/moebius/settings';
import type { ModelContract } from '../../inference/model-contract';
import type { Provider } from '../../inference/runtime/runtime';

/** How a fill runs on the model: where, and with what. */
export interface ModelRun {
  readonly client: Pick<WorkerClient<ModelContract>, 'call'>;
  readonly settings: MoebiusSettings;
  readonly provider: Provider;
}

/**
 * @param draft - a finished fill of the same job, by another engine
 * @throws Failure `worker-crashed` - twice, or before there was a step to go on from
 */
export async function fillOnModel(
  { client, settings, provider }: ModelRun,
  { donors: _, ...job }: FillJob, // what is copied is in the draft; the model copies nothing
  draft: Patch,
  { onProgress, ...options }: CallOptions<FillProgress>,
): Promise<FillResult> {
  let last: FillCheckpoint | undefined;
  const run = (resume: FillCheckpoint | null) =>
    client.call(
      'fill',
      { ...job, settings, provider, draft, resume },
      {
        ...options,
        onProgress(progress) {
          last = progress.checkpoint ?? last;
          onProgress?.(progress);
        },
      },
    );
  try {
    return await run(null);
  } catch (error) {
    // Most often for lack of memory, of which a fresh worker has more.
    if (!last || !isFailure(error, 'worker-crashed')) throw error;
    return run(last);
  }
}
