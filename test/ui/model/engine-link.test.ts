import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineReport } from '../../../src/inference/connect/protocol';
import type { EngineTrouble } from '../../../src/inference/core/errors';
import { PROTOCOL_VERSION } from '../../../src/inference/model-contract';
import {
  connectEngine,
  RungFailure,
  type EngineConnection,
  type Rung,
  type RungName,
} from '../../../src/ui/model/engine-link';

const good: EngineReport = { secure: true, gpu: true, caches: true, version: PROTOCOL_VERSION };

/** Names three rungs, which is as many as there are. */
function rung(name: RungName, report: Partial<EngineReport> = {}) {
  const connection = { rung: name } as EngineConnection;
  const dispose = vi.fn();
  const reached = { report: { ...good, ...report }, connect: async () => connection, dispose };
  return { name, reach: vi.fn<Rung['reach']>(async () => reached), dispose, connection };
}

const silent: Rung = { name: 'frame', reach: () => new Promise(() => {}) };

const connect = (rungs: readonly Rung[], options?: Parameters<typeof connectEngine>[1]) =>
  connectEngine({ rungs, host: 'engine.example' }, options);

function unreachable(...reasons: EngineTrouble[]) {
  return { code: 'engine-unreachable', details: { host: 'engine.example', reasons } };
}

describe('connectEngine', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('takes the first rung that has all the engine needs, and tries none after it', async () => {
    const [frame, hosted, direct] = [
      rung('frame', { secure: false }),
      rung('hosted'),
      rung('direct'),
    ];
    expect(await connect([frame, hosted, direct])).toBe(hosted.connection);
    expect(frame.dispose).toHaveBeenCalledOnce();
    expect(direct.reach).not.toHaveBeenCalled();
  });

  it.each<[EngineTrouble['code'], Partial<EngineReport>]>([
    ['insecure', { secure: false, gpu: false, caches: false }],
    ['no-webgpu', { gpu: false }],
    ['no-storage', { caches: false }],
  ])('says %s of a report of %j', async (code, report) => {
    await expect(connect([rung('direct', report)])).rejects.toMatchObject(
      unreachable({ rung: 'direct', code, detail: '' }),
    );
  });

  it('judges nothing else of an engine of another version', async () => {
    const stranger = rung('frame', { version: '0', secure: false });
    await expect(connect([stranger])).rejects.toMatchObject(
      unreachable({ rung: 'frame', code: 'other-version', detail: '0' }),
    );
  });

  it('says for every rung why it does not hold, and tells each of those below', async () => {
    const below: EngineTrouble = { rung: 'frame', code: 'blocked', detail: 'frame-src' };
    const frame = rung('frame');
    frame.reach.mockRejectedValue(new RungFailure('blocked', 'frame-src'));
    const hosted = rung('hosted');
    hosted.reach.mockRejectedValue(new TypeError('x'));
    await expect(connect([frame, hosted])).rejects.toMatchObject(
      unreachable(below, { rung: 'hosted', code: 'failed', detail: 'TypeError: x' }),
    );
    expect(hosted.reach.mock.calls[0]![1]).toEqual([below]);
  });

  it('passes over a rung that never answers, as a blocked frame never does', async () => {
    const next = rung('hosted');
    const connected = connect([silent, next], { timeoutMs: 1000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await connected).toBe(next.connection);
    expect(next.reach.mock.calls[0]![1]).toMatchObject([{ rung: 'frame', code: 'silent' }]);
  });

  it('stops at once, and tries no further rung, when it is called off', async () => {
    const calling = new AbortController();
    const next = rung('hosted');
    const rejected = expect(
      connect([silent, next], { signal: calling.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.resolve();
    calling.abort();
    await rejected;
    expect(next.reach).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  describe('accepting what is limited', () => {
    it('goes back to the rung that lacked the GPU only, once no other has all', async () => {
      const frame = rung('frame', { gpu: false });
      const hosted = rung('hosted', { secure: false });
      expect(await connect([frame, hosted], { acceptLimited: true })).toBe(frame.connection);
      expect(frame.dispose).not.toHaveBeenCalled();
      expect(hosted.dispose).toHaveBeenCalledOnce();
    });

    it('prefers a later rung that has all', async () => {
      const [frame, hosted] = [rung('frame', { caches: false }), rung('hosted')];
      expect(await connect([frame, hosted], { acceptLimited: true })).toBe(hosted.connection);
      expect(frame.dispose).toHaveBeenCalledOnce();
    });

    it('never takes an insecure one', async () => {
      const frame = rung('frame', { secure: false });
      await expect(connect([frame], { acceptLimited: true })).rejects.toMatchObject({
        code: 'engine-unreachable',
      });
    });
  });
});
