import { beforeEach, describe, expect, it, vi } from 'vitest';
import { packResult, unpackResult } from '../../../src/inference/codec/pack-result';
import type { FillResult } from '../../../src/inference/contract';
import { createPatch } from '../../../src/inference/core/collect';
import { Shelf, type KeyStorage } from '../../../src/inference/core/shelf';
import { ResultKeeper, type Keeping } from '../../../src/ui/results/result-keeper';
import type { Variation } from '../../../src/ui/results/variations';

const size = { width: 30, height: 20 };
const made = { match: 1, grain: 1, feather: 2 };

function resultOf(grey: number): FillResult {
  const patch = createPatch({ x: 2, y: 3, width: 8, height: 8 });
  patch.coverage.fill(255);
  patch.data.fill(grey);
  const layers = { made, match: null, grain: new Int16Array(3 * 64).fill(grey) };
  const report: FillResult['report'] = {
    engine: 'moebius',
    engineVersion: '1',
    seed: grey,
    regions: [],
    windows: [],
    filledPixels: 64,
    milliseconds: 5,
    remarks: [],
    confidence: 1,
    millisecondsPerStep: undefined,
  };
  return { patch, layers, report };
}

function variation(id: number, raw = resultOf(id)): Variation {
  const recipe = { engine: 'moebius', preset: 'best', seed: id, windows: [] } as const;
  const told = { setting: '', madeAt: 100 + id, name: null, isKept: false, applied: null };
  return { ...told, id, recipe, picture: '', operations: [], raw, result: raw, finish: made };
}

let values: Map<string, unknown>;
let room: number;
let packed: number;

beforeEach(() => {
  vi.useFakeTimers();
  values = new Map();
  [room, packed] = [1e6, 0];
  return () => vi.useRealTimers();
});

const storage: KeyStorage = {
  keys: async () => [...values.keys()],
  get: async (key) => values.get(key),
  set: async (key, value) => void values.set(key, value),
  delete: async (key) => void values.delete(key),
};

const client = {
  async call(method: string, params: never) {
    if (method === 'packResult') {
      packed++;
      return packResult(params);
    }
    const asked: { packed: never; made: never; picture: never } = params;
    return unpackResult(asked.packed, asked.made, asked.picture);
  },
} as unknown as ConstructorParameters<typeof ResultKeeper>[1];

const open = () => new ResultKeeper(new Shelf(storage, room), client);
const keeping = (variations: readonly Variation[], shown: Variation | null = null): Keeping => ({
  key: 'picture',
  picture: size,
  variations,
  shown,
});

async function kept(keeper: ResultKeeper, what: Keeping): Promise<void> {
  keeper.keep(what);
  await settle(keeper);
}

async function settle(keeper: ResultKeeper): Promise<void> {
  const settled = keeper.settled();
  await vi.advanceTimersByTimeAsync(1000);
  await settled;
}

describe('a keeper of results', () => {
  it('gives a later window the same results, to the byte', async () => {
    const [one, two] = [variation(1), variation(2)];
    await kept(open(), keeping([one, two], two));
    const { whole, bare } = await open().find('picture', [], size);
    expect(whole.map(({ raw }) => raw)).toEqual([one.raw, two.raw]);
    expect(whole.map(({ kept }) => kept.isShown)).toEqual([false, true]);
    expect(bare).toEqual([]);
  });

  it('packs each result once, however often it is named or finished', async () => {
    const keeper = open();
    const one = variation(1);
    await kept(keeper, keeping([one]));
    await kept(keeper, keeping([{ ...one, name: 'a' }]));
    await kept(keeper, keeping([{ ...one, name: 'ab' }, variation(2)]));
    expect(packed).toBe(2);
    const { whole } = await open().find('picture', [], size);
    expect(whole[0]!.kept.name).toBe('ab');
  });

  it('writes once what changes quickly', async () => {
    const keeper = open();
    const set = vi.spyOn(storage, 'set');
    for (const name of ['a', 'ab', 'abc']) keeper.keep(keeping([{ ...variation(1), name }]));
    await settle(keeper);
    expect(set.mock.calls.filter(([key]) => key === 'kept picture')).toHaveLength(1);
    set.mockRestore();
  });

  it('keeps how one was made where its pixels have no room, and them once it is on show', async () => {
    const [one, two] = [variation(1), variation(2)];
    await kept(open(), keeping([one, two], two));
    const { text } = values.get('kept picture') as { text: string };
    const { length } = values.get('part 101 moebius 1 pixels') as Uint8Array;
    values.clear();
    room = text.length + 1.5 * length;

    const keeper = open();
    const found = async () => {
      const { whole, bare } = await open().find('picture', [], size);
      return [whole.map(({ raw }) => raw.report.seed), bare.map(({ recipe }) => recipe.seed)];
    };
    await kept(keeper, keeping([one, two], two));
    expect(await found()).toEqual([[2], [1]]);
    await kept(keeper, keeping([one, two], one));
    expect(await found()).toEqual([[1], [2]]);
  });

  it('leaves nothing of results that are let go, also of those that a window before kept', async () => {
    await kept(open(), keeping([variation(1)]));
    const later = open();
    await later.find('picture', [], size);
    await kept(later, keeping([]));
    expect([...values.keys()]).toEqual([]);
  });

  it('takes nothing away that it could not read', async () => {
    await kept(open(), keeping([variation(1)]));
    const later = open();
    const get = vi.spyOn(storage, 'get').mockRejectedValueOnce(new Error('asleep'));
    await expect(later.find('picture', [], size)).rejects.toThrow('asleep');
    get.mockRestore();
    await kept(later, keeping([]));
    expect((await open().find('picture', [], size)).whole).toHaveLength(1);
  });

  it('asks nothing of the storage for pictures without results', async () => {
    const keys = vi.spyOn(storage, 'keys');
    await kept(open(), keeping([]));
    expect(keys).not.toHaveBeenCalled();
    keys.mockRestore();
  });

  it('takes a full storage for a warning, and tries again with the next change', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const set = vi.spyOn(storage, 'set').mockRejectedValueOnce(new Error('full'));
    const keeper = open();
    await kept(keeper, keeping([variation(1)]));
    expect(warn).toHaveBeenCalledOnce();
    await kept(keeper, keeping([variation(1)]));
    expect((await open().find('picture', [], size)).whole).toHaveLength(1);
    set.mockRestore();
    warn.mockRestore();
  });

  it('has results without their finishing, or only their making, where that was damaged', async () => {
    await kept(open(), keeping([variation(1), variation(2)]));
    values.set('part 101 moebius 1 finishing', Uint8Array.of(1, 2, 3));
    values.set('part 102 moebius 2 pixels', 'nothing');
    const { whole, bare } = await open().find('picture', [], size);
    expect(whole.map(({ raw }) => raw.layers.grain)).toEqual([null]);
    expect(bare.map(({ recipe }) => recipe.seed)).toEqual([2]);
  });
});
