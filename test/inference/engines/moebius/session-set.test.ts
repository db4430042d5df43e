import { describe, expect, it } from 'vitest';
import { isFailure } from '../../../../src/inference/core/errors';
import { createRecovery } from '../../../../src/inference/engines/moebius/recovery';
import { SessionSet } from '../../../../src/inference/engines/moebius/session-set';
import { createAnalytic, gpuLost, keepAndPaint } from './analytic-runtime';
import { isSame } from './jobs';

const cleanOf = keepAndPaint(0, 0, 0);
const accept = () => {};
const grey = (level: number) => new Float32Array(3 * 512 * 512).fill(level);

describe('encode', () => {
  it('answers the same picture from memory, and tells pictures apart by one number', async () => {
    const { sessions, count } = createAnalytic({ cleanOf });
    const almost = grey(0.5);
    almost[700_000] = 0.5001;
    const first = await sessions.encode(grey(0.5), accept);
    expect(sessions.hasEncoded(grey(0.5))).toBe(true);
    expect(sessions.hasEncoded(almost)).toBe(false);
    expect(await sessions.encode(grey(0.5), accept)).toBe(first);
    expect(isSame(await sessions.encode(almost, accept), first)).toBe(false);
    expect(count('run vae_encoder')).toBe(2);
  });

  it('forgets what was not asked for longest', async () => {
    const { sessions } = createAnalytic({ cleanOf });
    for (let i = 0; i < 24; i++) await sessions.encode(grey(i / 24), accept);
    await sessions.encode(grey(0), accept);
    await sessions.encode(grey(1), accept);
    expect(sessions.hasEncoded(grey(0))).toBe(true);
    expect(sessions.hasEncoded(grey(1 / 24))).toBe(false);
    expect(sessions.hasEncoded(grey(2 / 24))).toBe(true);
  });
});

describe('a session', () => {
  it('that could not be opened is tried again the next time', async () => {
    let tries = 0;
    const { sessions } = createAnalytic({
      cleanOf,
      on: (event) => {
        if (event.startsWith('open') && tries++ === 0) throw new Error('no');
      },
    });
    await expect(sessions.openDecoder()).rejects.toThrow('no');
    await expect(sessions.openDecoder()).resolves.toBeUndefined();
    expect(tries).toBe(2);
  });

  it('is opened anew after a release, and what was encoded is still known', async () => {
    const { sessions, events } = createAnalytic({ cleanOf });
    await sessions.encode(grey(0), accept);
    await sessions.release();
    expect(sessions.isOpen('vae_encoder')).toBe(false);
    expect(sessions.hasEncoded(grey(0))).toBe(true);
    await sessions.openEncoder();
    expect(events.filter((e) => e.startsWith('open'))).toHaveLength(2);
  });

  it('with an answer of another length is refused, not read beyond its end', async () => {
    const sessions = new SessionSet({
      isTight: false,
      graph: async (name) => ({ name, skeleton: new Uint8Array(), weights: null }),
      runtime: {
        provider: 'webgpu',
        open: async () => ({
          run: async () => ({
            moments: { type: 'float32', dims: [1], data: new Float32Array(1) },
          }),
          release: async () => {},
        }),
        dispose: async () => {},
      },
    });
    await expect(sessions.encode(grey(0), accept)).rejects.toThrow('vae_encoder moments');
  });
});

describe('recovery', () => {
  it('passes on what is no loss, without releasing anything', async () => {
    let released = 0;
    const recovery = createRecovery(async () => void released++);
    const bug = new Error('a bug');
    await expect(recovery.attempt(() => Promise.reject(bug))).rejects.toBe(bug);
    expect([released, recovery.hasResumed]).toEqual([0, false]);
  });

  it('has one second chance for all its life, not one for each piece of work', async () => {
    const recovery = createRecovery(async () => {});
    const losesOnce = () => {
      let isFirst = true;
      return async () => {
        if (!isFirst) return 'done';
        isFirst = false;
        throw gpuLost();
      };
    };
    expect(await recovery.attempt(losesOnce())).toBe('done');
    expect(recovery.hasResumed).toBe(true);
    const error: unknown = await recovery.attempt(losesOnce()).catch((e: unknown) => e);
    expect(isFailure(error, 'gpu-lost')).toBe(true);
  });
});
