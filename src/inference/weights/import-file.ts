/**
 * How a file comes into the store, from wherever: missing parts are fetched and kept, and at the same
 * time all parts, in order, are read back from the store, hashed and prepared. What is proved is thus
 * what was kept, a resumed download proves the old parts with the new, and nothing ever holds a file.
 */
import { Failure } from '../core/errors';
import { createFileHasher, sha256Of, type FileHasher } from './file-hasher';
import { preparationOf, type FileStore } from './file-store';
import type { GraphPreparer, Preparation } from './graph-preparer';
import { skeletonKey } from './keys';
import { writeManifest, type Skeleton } from './manifest';
import type { PartSource } from './part-source';
import type { Part } from './parts';
import { chunksOf } from './read-blob';
import { deleteWrongParts } from './wrong-parts';

export interface ImportOptions {
  readonly source: PartSource;
  readonly preparer: GraphPreparer;
  readonly signal: AbortSignal;
  /** Called when nothing more is coming in. */
  readonly onPreparing: () => void;
}

/**
 * After it the file is ready. If it fails, the parts that are here whole stay for the next time,
 * but for a file that turned out to be another one: then what is wrong is deleted.
 *
 * @throws Failure `wrong-content`, `model-damaged`, `not-enough-space`, `storage-refused`, and what
 *   the source throws
 */
export async function importFile(kept: FileStore, options: ImportOptions): Promise<void> {
  const { store, file, partBytes } = kept;
  const { present, isReady, manifest } = await kept.state();
  if (manifest && !isReady) await writeManifest(store, file, { ...manifest, isProven: false });

  const proof = await readWhileItComes(kept, present, options);
  if (proof.sha256 !== file.sha256) {
    await deleteWrongParts(kept, proof.checksums, manifest?.checksums ?? []);
    throw new Failure('wrong-content', { file: file.path, reason: 'hash' });
  }
  const skeletons = await keepSkeletons(kept, await proof.prepared());
  options.signal.throwIfAborted();
  await writeManifest(store, file, {
    isProven: true,
    partBytes,
    checksums: proof.checksums,
    preparation: preparationOf(file, options.preparer),
    skeletons,
  });
}

interface Proof {
  readonly sha256: string;
  readonly checksums: readonly string[];
  /** @throws Failure `model-damaged` */
  prepared(): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>;
}

async function readWhileItComes(
  kept: FileStore,
  present: ReadonlySet<number>,
  { source, preparer, signal, onPreparing }: ImportOptions,
): Promise<Proof> {
  const stop = new AbortController();
  const stopping = AbortSignal.any([signal, stop.signal]);
  const arrivals = kept.parts.map(() => createArrival());
  for (const index of present) arrivals[index]!.arrived(); // one per part
  const missing = kept.parts.filter(({ index }) => !present.has(index));
  const keep = async (part: Part, bytes: Uint8Array<ArrayBuffer>) => {
    await kept.writePart(part, bytes);
    arrivals[part.index]!.arrived();
  };

  const supplying = source.supply(missing, keep, stopping).then(onPreparing);
  const reading = readInOrder(kept, arrivals, preparer, stopping);
  try {
    const [proof] = await Promise.all([reading, supplying]);
    return proof;
  } catch (error) {
    stop.abort();
    for (const arrival of arrivals) arrival.gaveUp(error);
    await Promise.allSettled([supplying, reading]); // nobody writes once we have answered
    throw error;
  }
}

async function readInOrder(
  kept: FileStore,
  arrivals: readonly Arrival[],
  preparer: GraphPreparer,
  signal: AbortSignal,
): Promise<Proof> {
  const hasher = await createFileHasher();
  const preparation = startPreparation(preparer, kept);
  const checksums: string[] = [];
  for (const part of kept.parts) {
    await arrivals[part.index]!.here;
    await readPart(kept, part, hasher, preparation, signal);
    checksums.push(hasher.endPart());
  }
  return { sha256: hasher.sha256(), checksums, prepared: () => preparation.finish() };
}

async function readPart(
  kept: FileStore,
  part: Part,
  hasher: FileHasher,
  preparation: Preparation,
  signal: AbortSignal,
): Promise<void> {
  const blob = await kept.readPart(part);
  try {
    if (!blob) throw new Error('it is gone again');
    for await (const chunk of chunksOf(blob, signal)) {
      hasher.update(chunk);
      preparation.push(chunk);
    }
  } catch (error) {
    signal.throwIfAborted();
    await kept.deletePart(part); // the next download fetches it anew
    throw new Failure('storage-refused', { reason: `part ${part.index}: ${String(error)}` });
  }
}

/** What is not the published file need not be a graph either: the hash is to say so, so it has the first word. */
function startPreparation(preparer: GraphPreparer, kept: FileStore): Preparation {
  const preparation = preparer.begin(kept.file, kept.reader());
  let failure: { readonly error: unknown } | null = null;
  return {
    push(chunk) {
      if (failure) return;
      try {
        preparation.push(chunk);
      } catch (error) {
        failure = { error };
      }
    },
    async finish() {
      if (failure) throw failure.error;
      return preparation.finish();
    },
  };
}

async function keepSkeletons(
  { store, file }: FileStore,
  prepared: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<Readonly<Record<string, Skeleton>>> {
  const skeletons: Record<string, Skeleton> = {};
  for (const [variant, bytes] of prepared) {
    await store.write(skeletonKey(file, variant), bytes);
    skeletons[variant] = { bytes: bytes.length, sha256: await sha256Of(bytes) };
  }
  return skeletons;
}

interface Arrival {
  readonly here: Promise<void>;
  arrived(): void;
  gaveUp(reason: unknown): void;
}

function createArrival(): Arrival {
  let arrived!: () => void;
  let gaveUp!: (reason: unknown) => void;
  const here = new Promise<void>((resolve, reject) => ([arrived, gaveUp] = [resolve, reject]));
  here.catch(() => {}); // whoever waits hears of it; of the others nobody need
  return { here, arrived, gaveUp };
}
