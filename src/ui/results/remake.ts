/** Results of which only the making was kept, made again: the same seed gives the same bytes. */
import type { WorkerClient } from '../../inference/client';
import type { FillResult, InferenceContract } from '../../inference/contract';
import type { Picture } from '../document/picture';
import { jobFor, settingOf } from '../filling/fill-job';
import type { OnProgress } from '../filling/use-fill';
import { progressInAll } from './batch';
import type { KeptResult } from './kept-results';

interface Options {
  readonly client: Pick<WorkerClient<InferenceContract>, 'call'>;
  readonly picture: Pick<Picture, 'bytes' | 'size'>;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** Takes about a second each; the model takes minutes, and is not asked again by itself. */
export function canRemake({ recipe }: KeptResult): boolean {
  return recipe.engine === 'quick-fill';
}

/** @returns those that came out as they were: up to where `signal` aborts, and of this engine's version */
export async function remake(
  bare: readonly KeptResult[],
  { client, picture, signal, onProgress }: Options,
): Promise<readonly { readonly kept: KeptResult; readonly raw: FillResult }[]> {
  const made: { kept: KeptResult; raw: FillResult }[] = [];
  for (const [at, kept] of bare.entries()) {
    const job = jobFor(picture, kept.operations, kept.recipe);
    if (!job || settingOf(job) !== kept.setting) continue;
    try {
      const share: OnProgress = (progress) => onProgress(progressInAll(progress, at, bare.length));
      const raw = await client.call('fill', job, { signal, onProgress: share });
      if (raw.report.engineVersion !== kept.report.engineVersion) break;
      made.push({ kept, raw: { ...raw, report: kept.report } });
    } catch (error) {
      if (signal.aborted) break;
      console.warn(`Inpaint: a result could not be made again: ${String(error)}`);
    }
  }
  return made;
}
