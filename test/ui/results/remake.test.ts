import { describe, expect, it, vi } from 'vitest';
import type { FillJob, FillResult } from '../../../src/inference/contract';
import type { Operation } from '../../../src/ui/editor/operations';
import { jobFor, settingOf } from '../../../src/ui/filling/fill-job';
import type { KeptResult } from '../../../src/ui/results/kept-results';
import { canRemake, remake } from '../../../src/ui/results/remake';

const picture = { bytes: Uint8Array.of(1, 2, 3), size: { width: 60, height: 50 } };
const operations: readonly Operation[] = [
  { kind: 'stroke', tool: 'brush', radius: 4, points: [{ x: 20, y: 20 }] },
];

function kept(seed: number, part: Partial<KeptResult> = {}): KeptResult {
  const recipe = { engine: 'quick-fill', preset: null, seed, windows: [] } as const;
  const setting = settingOf(jobFor(picture, operations, recipe)!);
  const report = { engineVersion: '4', milliseconds: 700 } as KeptResult['report'];
  return { recipe, operations, setting, report, ...part } as KeptResult;
}

/** Answers each job by its seed; `version` is the engine's. */
function worker(version = '4') {
  const call = vi.fn(async (_method: string, { seed }: FillJob) => {
    const report = { engineVersion: version, milliseconds: 1, seed };
    return { report, patch: { seed } } as unknown as FillResult;
  });
  return { call, client: { call } as unknown as Parameters<typeof remake>[1]['client'] };
}

const open = new AbortController().signal;
const onProgress = () => {};

describe('making results again', () => {
  it('asks for the very job of before, in order, and tells of it as it was', async () => {
    const { call, client } = worker();
    const made = await remake([kept(3), kept(1)], { client, picture, signal: open, onProgress });
    expect(made.map(({ raw }) => (raw.patch as unknown as { seed: number }).seed)).toEqual([3, 1]);
    expect(made[0]!.raw.report.milliseconds).toBe(700);
    expect(call.mock.calls[0]![1]).toEqual(jobFor(picture, operations, kept(3).recipe));
  });

  it('tells how far all of them are', async () => {
    const told: number[] = [];
    const { client } = worker();
    const call = client.call.bind(client);
    client.call = ((
      method: 'fill',
      job: FillJob,
      options: { onProgress: (at: object) => void },
    ) => {
      options.onProgress({ fraction: 0.5, region: 1, regions: 1 });
      return call(method, job);
    }) as typeof client.call;
    await remake([kept(1), kept(2)], {
      client,
      picture,
      signal: open,
      onProgress: ({ fraction }) => told.push(fraction),
    });
    expect(told).toEqual([0.25, 0.75]);
  });

  it('makes none where the engine, or what it would be told, is another than before', async () => {
    const options = { picture, signal: open, onProgress };
    const other = worker('5');
    expect(await remake([kept(1), kept(2)], { ...options, client: other.client })).toEqual([]);
    expect(other.call).toHaveBeenCalledOnce();
    const { call, client } = worker();
    expect(await remake([kept(1, { setting: '[9,0,null]' })], { ...options, client })).toEqual([]);
    expect(call).not.toHaveBeenCalled();
  });

  it('ends with what there is once it is cancelled', async () => {
    const cancel = new AbortController();
    const { call, client } = worker();
    call.mockImplementationOnce(async () => ({ report: { engineVersion: '4' } }) as FillResult);
    call.mockImplementationOnce(async () => {
      cancel.abort();
      throw cancel.signal.reason;
    });
    const all = [kept(1), kept(2), kept(3)];
    const made = await remake(all, { client, picture, signal: cancel.signal, onProgress });
    expect(made.map(({ kept }) => kept.recipe.seed)).toEqual([1]);
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('leaves to a person what took the model minutes', () => {
    expect(canRemake(kept(1))).toBe(true);
    const recipe = { ...kept(1).recipe, engine: 'moebius' as const };
    expect(canRemake(kept(1, { recipe }))).toBe(false);
  });
});
