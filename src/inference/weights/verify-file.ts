/** *Verify*: everything that is kept of a file, read back and hashed; what is wrong is deleted. */
import { createFileHasher, sha256Of } from './file-hasher';
import type { FileState, FileStore } from './file-store';
import { skeletonKey } from './keys';
import { writeManifest, type Manifest } from './manifest';
import { bytesOf, chunksOf } from './read-blob';
import { deleteWrongParts } from './wrong-parts';

export interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly onRead: (bytes: number) => void;
}

/**
 * A file that was never whole is left alone: nothing is known of its parts that they could be held
 * against, and the download that completes it proves them all.
 */
export async function verifyFile(kept: FileStore, options: VerifyOptions): Promise<void> {
  const state = await kept.state();
  const { manifest } = state;
  if (!manifest) return options.onRead(kept.file.bytes);

  const { sha256, checksums } = await readAll(kept, state, options);
  if (state.isComplete && sha256 === kept.file.sha256) return deleteWrongSkeletons(kept, manifest);
  await writeManifest(kept.store, kept.file, { ...manifest, isProven: false });
  await deleteWrongParts(kept, checksums, manifest.checksums);
}

async function readAll(
  kept: FileStore,
  { present }: FileState,
  { signal, onRead }: VerifyOptions,
): Promise<{ sha256: string; checksums: readonly (string | undefined)[] }> {
  const hasher = await createFileHasher();
  const checksums: (string | undefined)[] = [];
  for (const part of kept.parts) {
    const blob = present.has(part.index) ? await kept.readPart(part) : undefined;
    if (blob) {
      for await (const chunk of chunksOf(blob, signal)) hasher.update(chunk);
    }
    onRead(part.bytes);
    const checksum = hasher.endPart();
    checksums.push(blob && checksum);
  }
  return { sha256: hasher.sha256(), checksums };
}

/** They are made again from the file when the model is next opened. */
async function deleteWrongSkeletons(
  { store, file }: FileStore,
  { skeletons }: Manifest,
): Promise<void> {
  for (const [variant, { sha256 }] of Object.entries(skeletons)) {
    const key = skeletonKey(file, variant);
    const blob = await store.read(key);
    if (blob && (await sha256Of(await bytesOf(blob))) !== sha256) await store.delete(key);
  }
}
