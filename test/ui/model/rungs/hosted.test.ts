import { describe, expect, it, vi } from 'vitest';
import type { EngineTrouble } from '../../../../src/inference/core/errors';
import { hostedRung } from '../../../../src/ui/model/rungs/hosted';

const below = (code: EngineTrouble['code']): EngineTrouble[] => [
  { rung: 'frame', code, detail: 'x' },
];

function reach(code: EngineTrouble['code'], wasReached = false) {
  const leave = vi.fn(async () => {});
  const base = new URL('https://engine.example/inpaint/');
  const rung = hostedRung({ base, query: () => ({}), leave, wasReached: () => wasReached });
  return rung.reach(new AbortController().signal, below(code));
}

describe('whether the window leaves for the hosted page', () => {
  it.each(['insecure', 'silent'] as const)('it does where the frame was %s', async (code) => {
    expect((await reach(code)).report.secure).toBe(true);
  });

  it.each(['blocked', 'no-webgpu', 'no-storage', 'other-version', 'failed'] as const)(
    'it stays, and says why, where the frame was %s',
    async (code) => {
      await expect(reach(code)).rejects.toMatchObject({ code, message: 'x' });
    },
  );

  it('leaves for a host that does not answer only if it has been there before', async () => {
    await expect(reach('offline')).rejects.toMatchObject({ code: 'offline' });
    expect((await reach('offline', true)).report.secure).toBe(true);
  });
});
