/** The store where the browser refuses storage: the same behaviour, for as long as the worker lives. */
import type { ShardStore } from './store';

export function createMemoryStore(): ShardStore {
  const blobs = new Map<string, Blob>();
  return {
    kept: 'memory',
    read: async (key) => blobs.get(key),
    write: async (key, bytes) => void blobs.set(key, new Blob([bytes])),
    delete: async (key) => void blobs.delete(key),
    keys: async () => [...blobs.keys()],
    freeBytes: async () => null,
  };
}
