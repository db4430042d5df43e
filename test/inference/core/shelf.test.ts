import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KEPT_MS } from '../../../src/inference/core/recent-notes';
import { Shelf, type KeyStorage } from '../../../src/inference/core/shelf';

/** As Figma's and the browser's: asynchronous, and throwing where it is full. */
function storageOf(values: Map<string, unknown>, most = Infinity): KeyStorage {
  return {
    keys: async () => [...values.keys()],
    get: async (key) => values.get(key),
    async set(key, value) {
      if (values.size >= most && !values.has(key)) throw new Error('full');
      values.set(key, value);
    },
    delete: async (key) => void values.delete(key),
  };
}

const bytes = (length: number) => new Uint8Array(length).fill(length);
const part = (name: string, length: number) => ({ name, bytes: length });

let values: Map<string, unknown>;
let shelf: Shelf;

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
  values = new Map();
  shelf = new Shelf(storageOf(values), 1000);
  return () => vi.useRealTimers();
});

async function keepWhole(key: string, parts: readonly ReturnType<typeof part>[]) {
  const wanted = await shelf.keep(key, key, parts);
  for (const name of wanted)
    await shelf.keepPart(name, bytes(parts.find((one) => one.name === name)!.bytes));
  return wanted;
}

describe('a shelf', () => {
  it('gives a record and its parts back, and asks for each part once', async () => {
    expect(await keepWhole('a', [part('a1', 10), part('a2', 20)])).toEqual(['a1', 'a2']);
    expect(await shelf.keep('a', 'again', [part('a2', 20), part('a3', 30)])).toEqual(['a3']);
    expect(await shelf.read('a')).toBe('again');
    expect(await shelf.readPart('a2')).toEqual(bytes(20));
    expect(await shelf.readPart('a1')).toBeNull();
  });

  it('leaves nothing of what is taken away, and all of the rest', async () => {
    values.set('settings', 1);
    await keepWhole('a', [part('a1', 10)]);
    await keepWhole('b', [part('b1', 10)]);
    await shelf.keep('a', null, []);
    expect([...values.keys()].sort()).toEqual(['kept b', 'part b1', 'settings']);
  });

  it('has room for the dearest parts first, and for what is small behind what is large', async () => {
    const parts = [part('dear', 600), part('large', 500), part('small', 300)];
    expect(await keepWhole('a', parts)).toEqual(['dear', 'small']);
    expect(await shelf.readPart('large')).toBeNull();
  });

  it('lets older pictures’ parts go before newer ones’, and keeps their texts', async () => {
    await keepWhole('old', [part('old1', 600)]);
    vi.setSystemTime(2000);
    await keepWhole('new', [part('new1', 700)]);
    expect(await shelf.readPart('old1')).toBeNull();
    expect(await shelf.readPart('new1')).toEqual(bytes(700));
    expect(await shelf.read('old')).toBe('old');
  });

  it('never holds more than there is room for', async () => {
    for (let i = 0; i < 12; i++) {
      vi.setSystemTime(2000 + i);
      await keepWhole(`picture ${i}`, [part(`${i} one`, 90 + i), part(`${i} two`, 140)]);
      const parts = [...values.values()].filter((value) => value instanceof Uint8Array);
      expect(parts.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(1000);
    }
  });

  it('forgets a record after a day, and sweeps up its parts', async () => {
    await keepWhole('a', [part('a1', 10)]);
    vi.setSystemTime(1000 + KEPT_MS);
    expect(await shelf.read('a')).toBeNull();
    await keepWhole('b', []);
    expect([...values.keys()]).toEqual(['kept b']);
  });

  it('is used by two windows at once without harm to either', async () => {
    const other = new Shelf(storageOf(values), 1000);
    const keep = async (from: Shelf, key: string) => {
      for (const name of await from.keep(key, key, [part(`${key}1`, 10)])) {
        await from.keepPart(name, bytes(10));
      }
    };
    await Promise.all([keep(shelf, 'a'), keep(other, 'b'), keep(shelf, 'c'), keep(other, 'd')]);
    for (const key of ['a', 'b', 'c', 'd']) {
      expect(await shelf.read(key)).toBe(key);
      expect(await shelf.readPart(`${key}1`)).toEqual(bytes(10));
    }
  });

  it('fails where the storage is full, and works again when it is not', async () => {
    const full = new Shelf(storageOf(values, 1), 1000);
    await full.keep('a', 'a', [part('a1', 10)]);
    await expect(full.keepPart('a1', bytes(10))).rejects.toThrow('full');
    await full.keep('a', null, []);
    await full.keepPart('b1', bytes(10));
    expect(await full.readPart('b1')).toEqual(bytes(10));
  });

  it.each([null, 'text', { text: 'a' }, { text: 'a', at: '1', parts: [] }, { at: 1, parts: [] }])(
    'takes %j, which somebody else stored, for nothing',
    async (stored) => {
      values.set('kept a', stored);
      values.set('part a1', stored);
      expect(await shelf.read('a')).toBeNull();
      expect(await shelf.readPart('a1')).toBeNull();
      await shelf.keep('b', 'b', []);
      expect([...values.keys()]).toEqual(['kept b']);
    },
  );
});
