/** From the store to what the runtime opens: a prepared skeleton, and the published bytes beside it. */
import { Failure } from '../core/errors';
import type { GraphFiles } from '../runtime/runtime';
import type { ModelEntry } from './catalogue';
import { sha256Of } from './file-hasher';
import { preparationOf, type FileStore } from './file-store';
import type { GraphPreparer } from './graph-preparer';
import { importFile } from './import-file';
import { skeletonKey } from './keys';
import { NO_SOURCE } from './local-files';
import { bytesOf } from './read-blob';

export interface OpenModel {
  readonly entry: ModelEntry;
  /**
   * Nothing of the weights is read yet; the Blob reads what is asked of it.
   *
   * @param file - `ModelFile.name`
   * @param variant - `GraphVariant.name`
   * @throws Failure `model-missing` - a part was evicted: a download fetches just that one
   * @throws RangeError - no such file or variant
   */
  readonly graph: (file: string, variant: string) => Promise<GraphFiles>;
}

export interface OpenOptions {
  readonly preparer: GraphPreparer;
  readonly fileStore: (name: string) => FileStore | undefined;
  /** Runs while no other window writes this model. */
  readonly alone: <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
}

/**
 * Makes skeletons that are of another version, damaged or gone again, which takes seconds.
 *
 * @param signal - of this call alone: the model that was opened lives longer
 * @throws Failure `model-missing` - not all of it is here
 */
export async function openModel(
  entry: ModelEntry,
  signal: AbortSignal,
  options: OpenOptions,
): Promise<OpenModel> {
  for (const { name } of entry.files) await checkReady(entry, fileOf(name, options));
  const skeletonOf = async (kept: FileStore, variant: string, signal: AbortSignal) =>
    (await readSkeleton(kept, variant, options)) ??
    prepareAgain(entry, kept, variant, signal, options);
  for (const { name, variants } of entry.files) {
    for (const { name: variant } of variants) {
      await skeletonOf(fileOf(name, options), variant, signal);
    }
  }
  return {
    entry,
    async graph(name, variant) {
      const kept = fileOf(name, options);
      if (!kept.file.variants.some((one) => one.name === variant)) {
        throw new RangeError(`${name} has no variant ${variant}`);
      }
      const skeleton = await skeletonOf(kept, variant, new AbortController().signal);
      const data = await kept.whole();
      if (!data) throw missing(entry);
      return { name, skeleton, weights: { path: kept.file.path, data } };
    },
  };
}

function fileOf(name: string, { fileStore }: OpenOptions): FileStore {
  const kept = fileStore(name);
  if (!kept) throw new RangeError(`there is no file ${name}`);
  return kept;
}

async function checkReady(entry: ModelEntry, kept: FileStore): Promise<void> {
  if (!(await kept.state()).isReady) throw missing(entry);
}

/** undefined where it is of another version of this code, damaged or gone: it is small, so it is hashed each time. */
async function readSkeleton(
  kept: FileStore,
  variant: string,
  { preparer }: OpenOptions,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const manifest = await kept.manifest();
  if (manifest?.preparation !== preparationOf(kept.file, preparer)) return undefined;
  const blob = await kept.store.read(skeletonKey(kept.file, variant));
  const bytes = blob && (await bytesOf(blob));
  const isRight = bytes && (await sha256Of(bytes)) === manifest.skeletons[variant]?.sha256;
  return isRight ? bytes : undefined;
}

/** Needs no network: the published file is here, and is proved once more on the way. */
async function prepareAgain(
  entry: ModelEntry,
  kept: FileStore,
  variant: string,
  signal: AbortSignal,
  options: OpenOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { preparer, alone } = options;
  return alone(signal, async () => {
    await checkReady(entry, kept);
    await importFile(kept, { source: NO_SOURCE, preparer, signal, onPreparing() {} });
    const skeleton = await readSkeleton(kept, variant, options);
    if (!skeleton) throw missing(entry);
    return skeleton;
  });
}

function missing({ title }: ModelEntry): Failure {
  return new Failure('model-missing', { title });
}
