import { describe, expect, it } from 'vitest';
import type {
  FillCheckpoint,
  FillJob,
  FillProgress,
  FillResult,
} from '../../../src/inference/contract';
import { Failure } from '../../../src/inference/core/errors';
import type { ModelFillParams } from '../../../src/inference/model-contract';
import { fillOnModel, type ModelRun } from '../../../src/ui/filling/fill-on-model';

const result = {} as FillResult;
const checkpoint = { region: 1 } as FillCheckpoint;
const crash = new Failure('worker-crashed', { message: 'out of memory' });

/** A worker that does each of `turns` in turn, and what it was asked. */
function worker(...turns: ((tell: (progress: FillProgress) => void) => FillResult)[]) {
  const asked: (FillCheckpoint | null)[] = [];
  const calls: ModelFillParams[] = [];
  const call = async (
    _: string,
    params: ModelFillParams,
    { onProgress }: { onProgress?: (progress: FillProgress) => void },
  ) => {
    asked.push(params.resume);
    calls.push(params);
    return turns.shift()!((progress) => onProgress?.(progress));
  };
  const client = { call } as unknown as ModelRun['client'];
  const run = { client, settings: {}, provider: 'wasm' } as ModelRun;
  const job = { seed: 7, donors: {} } as FillJob;
  return { asked, calls, fill: () => fillOnModel(run, job, {} as never, {}) };
}

const crashAfterStep = (tell: (progress: FillProgress) => void): FillResult => {
  tell({ fraction: 0.5, region: 2, regions: 2, checkpoint });
  tell({ fraction: 0.6, region: 2, regions: 2 });
  throw crash;
};

describe('a fill on the model', () => {
  it('begins at the beginning', async () => {
    const { asked, fill } = worker(() => result);
    await expect(fill()).resolves.toBe(result);
    expect(asked).toEqual([null]);
  });

  it('is not told what to copy from: the draft was', async () => {
    const { calls, fill } = worker(() => result);
    await fill();
    expect(calls[0]).toMatchObject({ seed: 7 });
    expect(calls[0]).not.toHaveProperty('donors');
  });

  it('goes on from the last step in a fresh worker', async () => {
    const { asked, fill } = worker(crashAfterStep, () => result);
    await expect(fill()).resolves.toBe(result);
    expect(asked).toEqual([null, checkpoint]);
  });

  it('does so once, then fails', async () => {
    const { asked, fill } = worker(crashAfterStep, crashAfterStep);
    await expect(fill()).rejects.toBe(crash);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['a crash before the first step', crash],
    ['any other failure', new Failure('gpu-memory', { message: '' })],
  ])('takes %s as it is', async (_, failure) => {
    const { asked, fill } = worker(() => {
      throw failure;
    });
    await expect(fill()).rejects.toBe(failure);
    expect(asked).toHaveLength(1);
  });
});
