/** The disk where it may be used, else memory: tried, since asking whether it is there proves nothing. */
import { isFailure } from '../core/errors';
import { openCacheStore } from './cache-store';
import { createMemoryStore } from './memory-store';
import type { ShardStore } from './store';

/** What a worker's `self` has of storage; on an insecure page, nothing. */
export interface StorageScope {
  readonly caches?: Pick<CacheStorage, 'open'>;
  readonly navigator: { readonly storage?: Pick<StorageManager, 'estimate'> };
}

export async function openStore(scope: StorageScope): Promise<ShardStore> {
  try {
    if (!scope.caches) return createMemoryStore();
    const store = await openCacheStore(scope.caches, scope.navigator.storage);
    await store.keys();
    return store;
  } catch (error) {
    if (isFailure(error, 'storage-refused') || isSecurityError(error)) return createMemoryStore();
    throw error;
  }
}

/** What reading `caches` itself throws in a sandboxed frame. */
function isSecurityError(error: unknown): boolean {
  return error instanceof Error && error.name === 'SecurityError';
}
