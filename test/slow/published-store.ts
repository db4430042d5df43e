/**
 * A store in which the published files are already here: their parts are read where the files lie, so
 * that nothing of 1.24 GB is copied. What is made of them is kept in memory.
 */
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import type { ModelEntry } from '../../src/inference/weights/catalogue';
import { partKey } from '../../src/inference/weights/keys';
import { createMemoryStore } from '../../src/inference/weights/memory-store';
import { PART_BYTES, partsOf } from '../../src/inference/weights/parts';
import type { ShardStore } from '../../src/inference/weights/store';

/** @param folder - laid out as a model host serves it */
export async function openPublishedStore(folder: string, entry: ModelEntry): Promise<ShardStore> {
  const { repository, revision, files } = entry;
  const parts = new Map<string, Blob>();
  for (const file of files) {
    const published = await openAsBlob(join(folder, repository, 'resolve', revision, file.path));
    for (const { index, start, bytes } of partsOf(file.bytes, PART_BYTES)) {
      parts.set(partKey(file, PART_BYTES, index), published.slice(start, start + bytes));
    }
  }
  const made = createMemoryStore();
  return {
    ...made,
    kept: 'disk',
    read: async (key) => parts.get(key) ?? made.read(key),
    keys: async () => [...parts.keys(), ...(await made.keys())],
  };
}
