/** One press for all pictures of a size: the same mask, each filled and brought into the document. */
import { useState } from 'preact/hooks';
import type { LayerName, ResultMode, Settings } from '../../figma/contract';
import { Failure } from '../../inference/core/errors';
import { batchText, countText, progressInAll, runBatch } from './batch';
import { editDataOf } from '../document/editing';
import { fillOnModel } from '../filling/fill-on-model';
import type { Applied } from '../host/host';
import { notify } from './notification';
import { modeFor, modesFor } from './result-mode';
import { encode, type ApplyParts } from './use-apply';
import type { OnProgress } from '../filling/use-fill';
import type { Preparation } from '../filling/use-filling';
import type { useOpen } from '../document/use-open';
import { words } from '../words/words';

export interface BatchParts extends Pick<ApplyParts, 'host' | 'client' | 'picture' | 'fill'> {
  readonly mask: ApplyParts['mask'];
  readonly settings: Settings;
  readonly markApplied: () => void;
  readonly dispatch: ReturnType<typeof useOpen>['dispatch'];
  readonly setNotice: (text: string | null) => void;
  readonly onBug: (error: unknown) => void;
}

/** Which picture of how many is being worked on. */
export interface BatchPosition {
  readonly at: number;
  readonly of: number;
  readonly name: string;
}

export function useBatch(parts: BatchParts) {
  const [position, setPosition] = useState<BatchPosition | null>(null);
  const { fill, setNotice } = parts;

  /** @returns the layers that have their result, each by an undo step of its own */
  async function fillAll(
    layers: readonly LayerName[],
    prepared: Preparation,
  ): Promise<readonly LayerName[]> {
    setNotice(null);
    const outcome = await fill.run((signal, onProgress, freshEnough) => {
      const of = layers.length;
      const each = (layer: LayerName, at: number) => {
        setPosition({ at: at + 1, of, name: layer.name });
        const share: OnProgress = (progress) => onProgress(progressInAll(progress, at, of));
        const enough = freshEnough();
        return fillOne(parts, { layer, prepared, signal, enough, onProgress: share });
      };
      return runBatch(layers, each, signal);
    });
    setPosition(null);
    const bug = outcome.failed.find(({ error }) => !(error instanceof Failure));
    if (bug) parts.onBug(bug.error);
    setNotice(batchText(outcome));
    if (outcome.done.length > 0) notify(parts.host, countText(outcome));
    goOn(parts, outcome.done.at(-1)?.made);
    return outcome.done;
  }

  return { position, fillAll };
}

/** As after any result: the last one is opened, and what a patch lies over in its place. */
function goOn({ markApplied, dispatch }: BatchParts, last: Made | undefined): void {
  if (!last) return;
  markApplied();
  const { id, name } = last.applied;
  const layer = { id, name };
  dispatch({ kind: 'applied', ...(last.mode === 'patch-layer' ? { edit: layer } : { layer }) });
}

interface Made {
  readonly applied: Applied;
  readonly mode: ResultMode;
}

interface Task {
  readonly layer: LayerName;
  readonly prepared: Preparation;
  readonly signal: AbortSignal;
  readonly enough: AbortSignal;
  readonly onProgress: OnProgress;
}

/** @throws Failure - as reading, filling and applying do; `layer-changed` where the mask fits no more */
async function fillOne(parts: BatchParts, { layer, prepared, ...task }: Task): Promise<Made> {
  const { host, client, picture, mask, settings } = parts;
  const { signal } = task;
  const { layer: source, bytes, found } = await host.readPicture({ render: false, of: layer });
  const { size } = await client.call('inspect', { picture: bytes }, { signal });
  const isFitting = size.width === picture?.size.width && size.height === picture.size.height;
  if (!isFitting) throw new Failure('layer-changed', { name: source.name });

  const job = { ...prepared.job, picture: bytes };
  let result = await client.call('fill', job, task);
  if (prepared.run) result = await fillOnModel(prepared.run, job, result.patch, task);
  const mode = modeFor(modesFor(source, found ?? null), settings.resultMode);
  const file = await encode({ client, picture: { bytes, layer: source }, result, mode, signal });
  const edit = editDataOf(result, prepared.recipe, mask.history.done, size);
  signal.throwIfAborted();
  const suffix = words.notification.layerSuffix;
  const applied = await host.apply({ source, mode, ...file, edit, replaces: null, suffix });
  return { applied, mode };
}
