/** The two stores, the disk one over a CacheStorage that can be told to refuse. */
import { describe, expect, it } from 'vitest';
import { openCacheStore } from '../../../src/inference/weights/cache-store';
import { createMemoryStore } from '../../../src/inference/weights/memory-store';
import { openStore, type StorageScope } from '../../../src/inference/weights/open-store';
import { bytesOf } from '../../../src/inference/weights/read-blob';
import { createKit, FILE_A, partsKept, TOTAL } from './library-kit';

const KEY = 'https://weights.invalid/a/b';

/** As much of CacheStorage as the store uses, holding at most `quota` bytes. */
function createCaches(quota = Infinity) {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  const used = () => [...entries.values()].reduce((sum, { length }) => sum + length, 0);
  const cache = {
    async match(key: string) {
      const bytes = entries.get(key);
      return bytes && new Response(bytes);
    },
    async put(key: string, response: Response) {
      const bytes = (await response.bytes?.()) ?? new Uint8Array(await response.arrayBuffer());
      entries.set(key, bytes.slice(0, 10)); // what a disk that fills up may leave behind
      if (used() + bytes.length > quota) throw new DOMException('full', 'QuotaExceededError');
      entries.set(key, bytes);
    },
    delete: async (key: string) => entries.delete(key),
    keys: async () => [...entries.keys()].map((url) => ({ url })),
  };
  return {
    caches: { open: async () => cache as unknown as Cache },
    storage: { estimate: async () => ({ quota, usage: used() }) },
    entries,
  };
}

describe.each([
  ['in memory', async () => createMemoryStore()],
  [
    'on disk',
    async () => {
      const { caches, storage } = createCaches();
      return openCacheStore(caches, storage);
    },
  ],
])('the store %s', (_, open) => {
  it('gives back what was written, replaces and deletes it', async () => {
    const store = await open();
    expect(await store.read(KEY)).toBeUndefined();
    await store.write(KEY, Uint8Array.of(1, 2, 3));
    await store.write(KEY, Uint8Array.of(4, 5));
    expect(await bytesOf((await store.read(KEY))!)).toEqual(Uint8Array.of(4, 5));
    expect(await store.keys()).toEqual([KEY]);
    await store.delete(KEY);
    await store.delete(KEY);
    expect(await store.keys()).toEqual([]);
  });
});

describe('a disk that is full', () => {
  it('keeps nothing of what did not fit, and says how much there is', async () => {
    const { caches, storage, entries } = createCaches(100);
    const store = await openCacheStore(caches, storage);
    await store.write(KEY, new Uint8Array(40));
    await expect(store.write(`${KEY}2`, new Uint8Array(80))).rejects.toMatchObject({
      code: 'not-enough-space',
      details: { neededBytes: 80, freeBytes: 60 },
    });
    expect([...entries.keys()]).toEqual([KEY]);
  });

  it('ends a download with what the whole model still needs, and keeps whole parts', async () => {
    const { caches, storage } = createCaches(4500);
    // The estimate promises more than there is, as it may where other sites fill the disk meanwhile.
    const estimate = async () => ({ quota: 1e6, usage: (await storage.estimate()).usage });
    const store = await openCacheStore(caches, { estimate });
    const kit = await createKit({ store });
    const failure: unknown = await kit.download().catch((error: unknown) => error);
    const kept = partsKept(await store.keys(), FILE_A).length;
    expect(kept).toBeGreaterThan(0);
    expect(failure).toMatchObject({
      code: 'not-enough-space',
      details: { neededBytes: TOTAL - kept * 1000 },
    });
    expect(await kit.library.status()).toMatchObject([
      { state: 'partial', kept: 'disk', bytesPresent: kept * 1000 },
    ]);
  });
});

describe('openStore', () => {
  const security = () => new DOMException('no', 'SecurityError');

  it.each<[string, StorageScope]>([
    ['is not there', { navigator: {} }],
    ['throws when opened', { caches: { open: () => Promise.reject(security()) }, navigator: {} }],
    [
      'throws when looked at',
      {
        get caches(): never {
          throw security();
        },
        navigator: {},
      },
    ],
  ])('keeps things in memory where CacheStorage %s', async (_, scope) => {
    expect((await openStore(scope)).kept).toBe('memory');
  });

  it('keeps them on disk where it can', async () => {
    const { caches } = createCaches();
    expect((await openStore({ caches, navigator: {} })).kept).toBe('disk');
  });
});
