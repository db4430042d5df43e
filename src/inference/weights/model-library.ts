/**
 * All that can be done with the models' files: fetch, prove, keep, open, give back, delete. One per
 * worker; several workers and windows may each have one on the same store.
 */
import { Failure } from '../core/errors';
import type { ModelStatus } from '../model-contract';
import type { ModelEntry, ModelId } from './catalogue';
import { downloadModel, importSpaciously, type DownloadOptions } from './download-model';
import { belongsTo } from './keys';
import { KeptModel, type KeptModelOptions, type WorkOptions } from './kept-model';
import { createLocalSource, matchFiles } from './local-files';
import { openModel, type OpenModel } from './open-model';
import type { PartSource } from './part-source';
import type { ProgressMeter } from './progress-meter';
import { verifyFile } from './verify-file';

export interface LibraryOptions extends KeptModelOptions, DownloadOptions {
  readonly models: readonly ModelEntry[];
  /** Absolute; files lie at `{weightsHost}/{repository}/resolve/{revision}/{path}`. */
  readonly weightsHost: string;
}

export interface ModelLibrary {
  status(): Promise<readonly ModelStatus[]>;
  /**
   * Fetches what is missing. Pausing is aborting: parts that are here whole stay.
   *
   * @throws Failure `offline`, `download-refused`, `download-stalled`, `rate-limited`, `wrong-content`,
   *   `not-enough-space`, `storage-refused`, `model-damaged`
   */
  download(id: ModelId, options: WorkOptions): Promise<ModelStatus>;
  /** Hashes everything; what is wrong is deleted, so that a download fetches it again. */
  verify(id: ModelId, options: WorkOptions): Promise<ModelStatus>;
  remove(id: ModelId, signal: AbortSignal): Promise<ModelStatus>;
  /** @throws Failure `wrong-content` - for the first one that is no file of the model; none is kept then */
  importFiles(id: ModelId, files: readonly File[], options: WorkOptions): Promise<ModelStatus>;
  /** @throws Failure `model-missing` - only what is proven is given out */
  exportFiles(id: ModelId): Promise<readonly ExportedFile[]>;
  /** @throws Failure `model-missing` */
  open(id: ModelId, signal: AbortSignal): Promise<OpenModel>;
}

export interface ExportedFile {
  readonly path: string;
  readonly data: Blob;
}

export function createModelLibrary(options: LibraryOptions): ModelLibrary {
  const models = options.models.map((entry) => new KeptModel(entry, options));
  const find = (id: ModelId) => {
    const model = models.find(({ entry }) => entry.id === id);
    if (!model) throw new RangeError(`the catalogue has no model ${id}`);
    return model;
  };
  return {
    status: () => Promise.all(models.map((model) => model.status())),
    async download(id, work) {
      const model = find(id);
      await model.alone(work, model.totalBytes, (meter) =>
        downloadModel(model, options, meter, work.signal),
      );
      return model.status();
    },
    async verify(id, work) {
      const model = find(id);
      await model.alone(work, model.totalBytes, (meter) => verify(model, meter, work.signal));
      return model.status();
    },
    async remove(id, signal) {
      const model = find(id);
      await model.alone({ signal, progress() {} }, model.totalBytes, () => remove(model, options));
      return model.status();
    },
    async importFiles(id, files, work) {
      const model = find(id);
      const picked = files.reduce((sum, { size }) => sum + size, 0);
      await model.alone(work, 2 * picked, (meter) =>
        importPicked(model, files, options, meter, work.signal),
      );
      return model.status();
    },
    exportFiles: async (id) => exportFiles(find(id)),
    open: async (id, signal) => open(find(id), options, signal),
  };
}

async function verify(model: KeptModel, meter: ProgressMeter, signal: AbortSignal): Promise<void> {
  const onRead = (bytes: number) => meter.read(bytes);
  for (const kept of model.files) await verifyFile(kept, { signal, onRead });
  meter.ended();
}

/** Also what earlier versions of the catalogue left behind: who deletes a model wants the space. */
async function remove(model: KeptModel, { store, models }: LibraryOptions): Promise<void> {
  for (const kept of model.files) await kept.deleteAll();
  const files = models.flatMap(({ files }) => files);
  if (model.entry.isStandIn) return; // beside a stand-in the published model is no leftover
  for (const key of await store.keys()) {
    if (!files.some((file) => belongsTo(file, key))) await store.delete(key);
  }
}

/** Every picked file is read twice: once to know it, once to keep and prove it. */
async function importPicked(
  model: KeptModel,
  picked: readonly File[],
  { preparer }: LibraryOptions,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<void> {
  const onRead = (bytes: number) => meter.read(bytes);
  const matches = await matchFiles(picked, model.entry.files, { signal, onRead });
  for (const { picked, file } of matches) {
    const kept = model.file(file.name);
    if (!kept) throw new RangeError(`there is no file ${file.name}`);
    const source = counted(createLocalSource(picked), onRead);
    await importSpaciously(model, kept, { source, preparer, signal, onPreparing() {} });
  }
  meter.ended();
}

function counted(source: PartSource, onRead: (bytes: number) => void): PartSource {
  return {
    supply: (missing, keep, signal) =>
      source.supply(
        missing,
        async (part, bytes) => {
          await keep(part, bytes);
          onRead(part.bytes);
        },
        signal,
      ),
  };
}

async function exportFiles({ entry, files }: KeptModel): Promise<readonly ExportedFile[]> {
  return Promise.all(
    files.map(async (kept) => {
      const [state, data] = [await kept.state(), await kept.whole()];
      if (!state.isReady || !data) throw new Failure('model-missing', { title: entry.title });
      return { path: kept.file.path, data };
    }),
  );
}

function open(
  model: KeptModel,
  { preparer }: LibraryOptions,
  signal: AbortSignal,
): Promise<OpenModel> {
  return openModel(model.entry, signal, {
    preparer,
    fileStore: (name) => model.file(name),
    alone: (signal, work) => model.alone({ signal, progress() {} }, model.totalBytes, work),
  });
}
