/** What can be done with files that are here: verify, open, export, delete, and bring in by hand. */
import { describe, expect, it } from 'vitest';
import { manifestKey, partKey, skeletonKey } from '../../../src/inference/weights/keys';
import { bytesOf } from '../../../src/inference/weights/read-blob';
import {
  asked,
  CONTENT,
  createKit,
  createReadyKit,
  damage,
  fakePreparer,
  FILE_A,
  FILE_B,
  FILE_BYTES,
  MODEL,
  PART,
  partsKept,
  skeletonFor,
  TOTAL,
} from './library-kit';

const signal = new AbortController().signal;

describe('verify', () => {
  it('reads all and changes nothing where all is right', async () => {
    const kit = await createReadyKit();
    const progress: number[] = [];
    const status = await kit.library.verify('moebius', {
      signal,
      progress: ({ bytesDone }) => progress.push(bytesDone),
    });
    expect(status).toMatchObject({ state: 'ready' });
    expect(progress.at(-1)).toBe(TOTAL);
  });

  it('deletes the one part that is damaged, which is then fetched again', async () => {
    const kit = await createReadyKit();
    await damage(kit.store, partKey(FILE_A, PART, 7));
    expect(await kit.library.status()).toMatchObject([{ state: 'ready' }]); // lengths alone do not tell
    const status = await kit.library.verify('moebius', { signal, progress() {} });
    expect(status).toMatchObject({ state: 'partial', bytesPresent: TOTAL - PART });
    const before = kit.server.requests.length;
    expect(await kit.download()).toMatchObject({ state: 'ready' });
    expect(asked(kit, before)).toEqual(['a 7000-8000']);
  });

  it('deletes a damaged skeleton, which is then made again without a network', async () => {
    const kit = await createReadyKit();
    await damage(kit.store, skeletonKey(FILE_B, 'free'));
    await kit.library.verify('moebius', { signal, progress() {} });
    expect(await kit.store.read(skeletonKey(FILE_B, 'free'))).toBeUndefined();
    await kit.server.close();
    const { graph } = await kit.library.open('moebius', signal);
    expect((await graph('b', 'free')).skeleton).toEqual(
      skeletonFor('test 1', 'free', CONTENT.b.subarray(-1200)),
    );
  });
});

describe('an opened model', () => {
  it('gives skeletons, and the published bytes beside them', async () => {
    const kit = await createReadyKit();
    const { entry, graph } = await kit.library.open('moebius', signal);
    expect(entry).toBe(MODEL);
    const files = await graph('a', 'fixed');
    expect(files.name).toBe('a');
    expect(files.skeleton).toEqual(skeletonFor('test 1', 'fixed', CONTENT.a.subarray(-1200)));
    expect(files.weights?.path).toBe('a.onnx');
    expect(await bytesOf(files.weights!.data)).toEqual(CONTENT.a);
    expect(await bytesOf(files.weights!.data.slice(2990, 5010))).toEqual(
      CONTENT.a.slice(2990, 5010),
    );
    await expect(graph('a', 'pair')).rejects.toThrow(RangeError);
  });

  it.each(['fixed', 'free'])('never gives a damaged skeleton (%s)', async (variant) => {
    const kit = await createReadyKit();
    await damage(kit.store, skeletonKey(FILE_A, variant));
    const { graph } = await kit.library.open('moebius', signal);
    expect((await graph('a', variant)).skeleton).toEqual(
      skeletonFor('test 1', variant, CONTENT.a.subarray(-1200)),
    );
  });

  it('stays ready where making them again ends half-way', async () => {
    const kit = await createReadyKit();
    await damage(kit.store, skeletonKey(FILE_A, 'free'));
    const abort = new AbortController();
    const store = {
      ...kit.store,
      write: async () => {
        abort.abort();
        throw new Error('the window was closed');
      },
    };
    const closing = await createKit({ store });
    await expect(closing.library.open('moebius', abort.signal)).rejects.toThrow('closed');
    expect(await kit.library.status()).toMatchObject([{ state: 'ready' }]);
  });

  it('has its skeletons made again by a newer version, without a network', async () => {
    const old = await createReadyKit();
    await old.server.close();
    const preparer = fakePreparer('test 2');
    const kit = await createKit({ store: old.store, preparer });
    expect(await kit.library.status()).toMatchObject([{ state: 'ready' }]);
    const { graph } = await kit.library.open('moebius', signal);
    expect((await graph('a', 'free')).skeleton).toEqual(
      skeletonFor('test 2', 'free', CONTENT.a.subarray(-1200)),
    );
    await graph('b', 'free');
    expect(preparer.prepared).toEqual(['a', 'b']);
    expect(kit.server.requests).toHaveLength(0);
  });
});

describe('files picked by hand', () => {
  const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);
  const work = { signal, progress() {} };

  it('are told apart by what is in them, in any order and under any name', async () => {
    const kit = await createKit();
    const picked = [file('b (1).bin', CONTENT.b), file('x', CONTENT.a)];
    const seen: [number, number][] = [];
    const status = await kit.library.importFiles('moebius', picked, {
      signal,
      progress: ({ bytesDone, bytesTotal }) => seen.push([bytesDone, bytesTotal]),
    });
    expect(status).toMatchObject({ state: 'ready', bytesPresent: TOTAL });
    expect(seen.at(-1)).toEqual([2 * TOTAL, 2 * TOTAL]);
    expect(kit.server.requests).toHaveLength(0);
    const { graph } = await kit.library.open('moebius', signal);
    expect(await bytesOf((await graph('a', 'free')).weights!.data)).toEqual(CONTENT.a);
  });

  it('may be some of them; the rest is downloaded', async () => {
    const kit = await createKit();
    expect(await kit.library.importFiles('moebius', [file('a', CONTENT.a)], work)).toMatchObject({
      state: 'partial',
      bytesPresent: FILE_BYTES.a,
    });
    await kit.download();
    expect(asked(kit)).toEqual(['b 0-1000', 'b 1000-2000']);
  });

  it.each([
    ['length', CONTENT.a.slice(1)],
    ['hash', CONTENT.a.slice().fill(7, 5000, 5001)],
  ] as const)('cost nothing of what is here if the %s is wrong', async (reason, bytes) => {
    const kit = await createKit();
    await kit.store.write(partKey(FILE_A, PART, 0), CONTENT.a.slice(0, PART));
    await expect(
      kit.library.importFiles('moebius', [file('good', CONTENT.b), file('bad', bytes)], work),
    ).rejects.toMatchObject({ code: 'wrong-content', details: { file: 'bad', reason } });
    expect(await kit.store.keys()).toEqual([partKey(FILE_A, PART, 0)]);
  });
});

describe('export and delete', () => {
  it('give back the published files as they came', async () => {
    const kit = await createReadyKit();
    const exported = await kit.library.exportFiles('moebius');
    expect(exported.map(({ path }) => path)).toEqual(['a.onnx', 'b.onnx']);
    expect(await bytesOf(exported[0]!.data)).toEqual(CONTENT.a);
    expect(await bytesOf(exported[1]!.data)).toEqual(CONTENT.b);
  });

  it('give nothing back that is not proven', async () => {
    const kit = await createReadyKit();
    await kit.store.delete(manifestKey(FILE_B));
    await expect(kit.library.exportFiles('moebius')).rejects.toMatchObject({
      code: 'model-missing',
    });
  });

  it('leave nothing behind, of earlier versions neither', async () => {
    const kit = await createReadyKit();
    await kit.store.write('https://weights.invalid/0ld/manifest', new Uint8Array(1));
    expect(await kit.library.remove('moebius', signal)).toMatchObject({
      state: 'absent',
      bytesPresent: 0,
    });
    expect(await kit.store.keys()).toEqual([]);
  });

  it('spare the published model where a stand-in is deleted', async () => {
    const published = await createReadyKit();
    const standIn = { ...MODEL, isStandIn: true, files: [FILE_B] };
    const kit = await createKit({ store: published.store, models: [standIn] });
    await kit.library.remove('moebius', signal);
    expect(partsKept(await kit.store.keys(), FILE_A)).toHaveLength(10);
    expect(partsKept(await kit.store.keys(), FILE_B)).toEqual([]);
  });
});
