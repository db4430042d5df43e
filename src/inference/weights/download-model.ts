/** A download from start to end: what is missing of each file, one file after another. */
import { Failure, isFailure } from '../core/errors';
import type { ModelEntry, ModelFile } from './catalogue';
import { preparationOf, type FileStore } from './file-store';
import type { GraphPreparer } from './graph-preparer';
import { importFile } from './import-file';
import type { KeptModel } from './kept-model';
import { HostSource, type Network } from './host-source';
import type { PartSource } from './part-source';
import type { ProgressMeter } from './progress-meter';

export interface DownloadOptions {
  readonly weightsHost: string;
  readonly network: Network;
  readonly preparer: GraphPreparer;
}

/** To be run in the model's turn. */
export async function downloadModel(
  model: KeptModel,
  { weightsHost, network, preparer }: DownloadOptions,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<void> {
  const presentBytes = await model.presentBytes();
  meter.found(presentBytes);
  meter.enter(presentBytes < model.totalBytes ? 'downloading' : 'preparing');
  await checkSpace(model);
  const onPreparing = () => meter.enter('preparing');
  for (const kept of model.files) {
    if (await isUpToDate(kept, preparer)) continue;
    const url = addressOf(kept.file, model.entry, weightsHost);
    const source = new HostSource(kept.file, url, network, meter);
    await importSpaciously(model, kept, { source, preparer, signal, onPreparing });
  }
  meter.ended();
}

/** As Hugging Face and its mirrors have it. */
export function addressOf(
  { path }: Pick<ModelFile, 'path'>,
  { repository, revision }: Pick<ModelEntry, 'repository' | 'revision'>,
  weightsHost: string,
): string {
  return `${weightsHost.replace(/\/+$/, '')}/${repository}/resolve/${revision}/${path}`;
}

async function isUpToDate(kept: FileStore, preparer: GraphPreparer): Promise<boolean> {
  const { isReady, manifest } = await kept.state();
  return isReady && manifest?.preparation === preparationOf(kept.file, preparer);
}

/** @throws Failure `not-enough-space` - before a gigabyte has come in vain */
async function checkSpace(model: KeptModel): Promise<void> {
  const neededBytes = model.totalBytes - (await model.presentBytes());
  const freeBytes = await model.files[0]?.store.freeBytes();
  if (typeof freeBytes === 'number' && freeBytes < neededBytes) {
    throw new Failure('not-enough-space', { neededBytes, freeBytes });
  }
}

interface Import {
  readonly source: PartSource;
  readonly preparer: GraphPreparer;
  readonly signal: AbortSignal;
  readonly onPreparing: () => void;
}

/** A disk that fills up half-way: says what the whole model still needs, not what the one part did. */
export async function importSpaciously(
  model: KeptModel,
  kept: FileStore,
  options: Import,
): Promise<void> {
  try {
    await importFile(kept, options);
  } catch (error) {
    if (!isFailure(error, 'not-enough-space')) throw error;
    const neededBytes = model.totalBytes - (await model.presentBytes());
    throw new Failure('not-enough-space', { ...error.details, neededBytes });
  }
}
