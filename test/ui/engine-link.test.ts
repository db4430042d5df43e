import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { climb, RUNGS, type EngineReport, type Rung } from '../../src/ui/engine-link';

const version = '1';
const good: EngineReport = { secure: true, gpu: true, caches: true, version };

function rung(name: string, report: Partial<EngineReport> = {}): Rung {
  return { name, probe: async () => ({ ...good, ...report }) };
}

const silent: Rung = { name: 'silent', probe: () => new Promise(() => {}) };

function unreachable(...reasons: string[]) {
  return { code: 'engine-unreachable', details: { reasons } };
}

describe('climb', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('takes the first rung that has all the engine needs', async () => {
    const [first, second] = [rung('first', { gpu: false }), rung('second')];
    expect(await climb([first, second, rung('third')], { version })).toBe(second);
  });

  it('says for every rung why it does not hold', async () => {
    const rungs = [
      rung('a', { secure: false }),
      rung('b', { gpu: false }),
      rung('c', { caches: false }),
      rung('d', { version: '0' }),
      { name: 'e', probe: () => Promise.reject(new Error('blocked')) },
    ];
    await expect(climb(rungs, { version })).rejects.toMatchObject(
      unreachable(
        'a: not a secure context',
        'b: no WebGPU',
        'c: no CacheStorage',
        'd: version 0, not 1',
        'e: blocked',
      ),
    );
  });

  it('passes over a rung that never answers, as a blocked frame never does', async () => {
    const reached = climb([silent, rung('next')], { version, timeoutMs: 1000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect((await reached).name).toBe('next');
  });

  it('stops at once, and tries no further rung, when it is called off', async () => {
    const calling = new AbortController();
    const next = { name: 'next', probe: vi.fn(async () => good) };
    const rejected = expect(
      climb([silent, next], { version, signal: calling.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.resolve();
    calling.abort();
    await rejected;
    expect(next.probe).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends on the last rung, Quick Fill alone, while this build has no engine to reach', async () => {
    await expect(climb(RUNGS, { version })).rejects.toMatchObject(unreachable());
  });
});
