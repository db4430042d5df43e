/**
 * The store on disk: one CacheStorage entry per shard. A Response is made afresh for each (one that
 * came through a redirect cannot be kept under another address), and its Blob reads from disk only
 * what is asked of it, so opening a model of a gigabyte holds none of it.
 */
import { Failure } from '../core/errors';
import type { ShardStore } from './store';

const CACHE_NAME = 'inpaint-weights-1';

/** `StorageManager` as far as it is needed; undefined where the browser has none. */
type Estimator = Pick<StorageManager, 'estimate'> | undefined;

/** @throws Failure `storage-refused` - `caches` can be there and yet throw when it is used */
export async function openCacheStore(
  caches: Pick<CacheStorage, 'open'>,
  storage: Estimator,
): Promise<ShardStore> {
  const cache = await refusing(() => caches.open(CACHE_NAME));
  const freeBytes = async () => {
    const { quota, usage } = (await storage?.estimate()) ?? {};
    return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
  };
  return {
    kept: 'disk',
    freeBytes,
    read: async (key) => (await refusing(() => cache.match(key)))?.blob(),
    delete: async (key) => void (await refusing(() => cache.delete(key))),
    keys: async () => (await refusing(() => cache.keys())).map(({ url }) => url),
    async write(key, bytes) {
      try {
        await cache.put(key, new Response(bytes));
      } catch (error) {
        await cache.delete(key).catch(() => false); // a disk that is full may refuse this too
        if (!isQuota(error)) throw refused(error);
        const details = { neededBytes: bytes.length, freeBytes: (await freeBytes()) ?? 0 };
        throw new Failure('not-enough-space', details);
      }
    },
  };
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refused(error);
  }
}

function refused(error: unknown): Failure {
  return new Failure('storage-refused', { reason: String(error) });
}
