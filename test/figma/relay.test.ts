/** The window goes to another page and back, with the built main thread in QuickJS. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handover } from '../../src/figma/contract';
import { MainThread } from './main-thread';
import { SOURCE_LAYER as layer } from '../support/source-layer';

const handover: Handover = {
  picture: { layer, bytes: new Uint8Array([1, 2, 3]) },
  note: '{"strokes":[]}',
  blobs: [new Uint8Array([9])],
};
const origin = 'https://engine.example';

describe('a window that leaves', () => {
  let main: MainThread;

  beforeEach(async () => {
    main = await MainThread.start();
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('starts without anything handed over', async () => {
    expect(await main.call('hello', null)).toMatchObject({ handover: null, cameBack: false });
  });

  it('finds on the next page, whole, what it has left', async () => {
    await main.call('leave', { handover, origin });
    await vi.advanceTimersByTimeAsync(10);
    expect(await main.call('hello', null)).toMatchObject({ handover, cameBack: false });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(main.harness.shown).toHaveLength(1);
  });

  it('comes back as it was where no page says hello', async () => {
    await main.call('leave', { handover, origin });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(main.harness.shown).toHaveLength(2);
    expect(main.harness.shown[1]).toEqual(main.harness.shown[0]);
    expect(await main.call('hello', null)).toMatchObject({ handover, cameBack: true });
  });

  it('sends nothing to any other page meanwhile', async () => {
    const targets: string[] = [];
    main.harness.plugin.onMessage((_, options) => targets.push(options.origin));
    await main.call('leave', { handover, origin });
    await vi.advanceTimersByTimeAsync(10);
    await main.call('hello', null);
    expect(targets).toEqual(['*', origin]);
  });
});
