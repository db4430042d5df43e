/** What the library keeps its word about while it fetches: once each, resumed, proven, and only what is missing. */
import { describe, expect, it } from 'vitest';
import { manifestKey, partKey } from '../../../src/inference/weights/keys';
import { createMemoryStore } from '../../../src/inference/weights/memory-store';
import type { ShardStore } from '../../../src/inference/weights/store';
import {
  asked,
  createKit,
  createReadyKit,
  fakePreparer,
  FILE_A,
  PART,
  partsKept,
  TOTAL,
} from './library-kit';

const signal = new AbortController().signal;

describe('a download', () => {
  it('asks for each part once, without credentials, Referer or headers of its own', async () => {
    const kit = await createKit();
    expect(await kit.library.status()).toMatchObject([{ state: 'absent', bytesPresent: 0 }]);
    expect(await kit.download()).toEqual({
      id: 'moebius',
      title: 'Small',
      licence: 'Ours.',
      credit: 'Us.',
      isStandIn: false,
      host: kit.server.origin,
      state: 'ready',
      bytesPresent: TOTAL,
      bytesTotal: TOTAL,
      kept: 'memory',
    });
    expect(kit.server.bytesSent).toBe(TOTAL);
    expect(new Set(asked(kit)).size).toBe(12);
    expect(asked(kit)).toHaveLength(12);
    for (const { headers } of kit.server.requests) {
      expect(headers.range).toMatch(/^bytes=\d+-\d+$/);
      expect(headers).not.toHaveProperty('referer');
      expect(headers).not.toHaveProperty('cookie');
    }
  });

  it('keeps at most three connections', async () => {
    const kit = await createKit();
    let most = 0;
    kit.server.behave = () => {
      most = Math.max(most, kit.server.open + 1); // and this one
      return { kind: 'slow', chunkBytes: 500, pauseMs: 2 };
    };
    await kit.download();
    expect(most).toBe(3);
  });

  it('stops when it is paused, keeps whole parts, and goes on from there', async () => {
    const kit = await createKit();
    const pause = new AbortController();
    kit.server.behave = ({ count }) => {
      if (count < 6) return null;
      pause.abort();
      return { kind: 'stall', afterBytes: 500 };
    };
    await expect(kit.download(pause.signal)).rejects.toMatchObject({ name: 'AbortError' });
    const kept = partsKept(await kit.store.keys(), FILE_A);
    expect(kept.length).toBeGreaterThanOrEqual(4);
    expect(await kit.library.status()).toMatchObject([
      { state: 'partial', bytesPresent: kept.length * PART },
    ]);

    kit.server.behave = () => null;
    const before = kit.server.requests.length;
    await kit.download();
    expect(asked(kit, before)).toHaveLength(12 - kept.length);
    expect(kit.progress.at(-1)).toMatchObject({ bytesDone: TOTAL });
  });

  it('asks for nothing where all is there', async () => {
    const kit = await createReadyKit();
    const before = kit.server.requests.length;
    expect(await kit.download()).toMatchObject({ state: 'ready' });
    expect(kit.server.requests).toHaveLength(before);
  });

  it('does not trust parts that lie there without a manifest', async () => {
    const store = createMemoryStore();
    await store.write(partKey(FILE_A, PART, 4), new Uint8Array(PART));
    const kit = await createKit({ store });
    await expect(kit.download()).rejects.toMatchObject({
      code: 'wrong-content',
      details: { file: 'a.onnx', reason: 'hash' },
    });
    expect(await kit.download()).toMatchObject({ state: 'ready' });
  });

  it('says that the file is wrong before it says that it is no graph', async () => {
    const preparer = fakePreparer();
    const strict = {
      ...preparer,
      begin: () => ({
        push() {
          throw new Error('no graph');
        },
        finish: () => Promise.reject(new Error('not reached')),
      }),
    };
    const kit = await createKit({ preparer: strict });
    await expect(kit.download()).rejects.toThrow('no graph');
    expect(await kit.library.status()).toMatchObject([{ state: 'partial' }]);
    await kit.library.remove('moebius', signal);
    kit.server.behave = () => ({ kind: 'flipped', at: 5 });
    await expect(kit.download()).rejects.toMatchObject({ code: 'wrong-content' });
  });
});

describe('a store that loses things', () => {
  it.each([
    ['gone', (store: ShardStore, key: string) => store.delete(key)],
    ['short', (store: ShardStore, key: string) => store.write(key, new Uint8Array(PART - 1))],
  ])('has only the part fetched again that is %s', async (_, lose) => {
    const kit = await createReadyKit();
    const model = await kit.library.open('moebius', signal);
    await lose(kit.store, partKey(FILE_A, PART, 3));
    expect(await kit.library.status()).toMatchObject([
      { state: 'partial', bytesPresent: TOTAL - PART },
    ]);
    await expect(model.graph('a', 'fixed')).rejects.toMatchObject({ code: 'model-missing' });
    await expect(kit.library.open('moebius', signal)).rejects.toMatchObject({
      code: 'model-missing',
      details: { title: 'Small' },
    });

    const before = kit.server.requests.length;
    expect(await kit.download()).toMatchObject({ state: 'ready' });
    expect(asked(kit, before)).toEqual(['a 3000-4000']);
  });

  it('is not believed while a part is fetched again, even if the window dies then', async () => {
    const kit = await createReadyKit();
    await kit.store.delete(partKey(FILE_A, PART, 3));
    const die = new AbortController();
    kit.server.behave = () => (die.abort(), { kind: 'stall', afterBytes: 0 });
    await expect(kit.download(die.signal)).rejects.toMatchObject({ name: 'AbortError' });
    // The part came, wrong, as the last thing before the end.
    await kit.store.write(partKey(FILE_A, PART, 3), new Uint8Array(PART));
    expect(await kit.library.status()).toMatchObject([{ state: 'partial', bytesPresent: TOTAL }]);

    kit.server.behave = () => null;
    const before = kit.server.requests.length;
    await expect(kit.download()).rejects.toMatchObject({ code: 'wrong-content' });
    expect(await kit.download()).toMatchObject({ state: 'ready' });
    expect(asked(kit, before)).toEqual(['a 3000-4000']);
  });

  it('has its manifest’s word taken for nothing where that is damaged', async () => {
    const kit = await createReadyKit();
    await kit.store.write(manifestKey(FILE_A), new TextEncoder().encode('{"format":1,"isPro'));
    expect(await kit.library.status()).toMatchObject([{ state: 'partial', bytesPresent: TOTAL }]);
    const before = kit.server.requests.length;
    expect(await kit.download()).toMatchObject({ state: 'ready' });
    expect(kit.server.requests).toHaveLength(before);
  });
});

describe('a full disk', () => {
  it('is noticed before anything is fetched', async () => {
    const store = { ...createMemoryStore(), freeBytes: async () => TOTAL - 1 };
    const kit = await createKit({ store });
    await expect(kit.download()).rejects.toMatchObject({
      code: 'not-enough-space',
      details: { neededBytes: TOTAL, freeBytes: TOTAL - 1 },
    });
    expect(kit.server.requests).toHaveLength(0);
  });
});
