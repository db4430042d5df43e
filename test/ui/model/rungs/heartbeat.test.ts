import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Heartbeat } from '../../../../src/ui/model/rungs/heartbeat';

describe('a heartbeat', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('notices, once, that nobody answers any more', () => {
    const lost = vi.fn();
    new Heartbeat(() => {}, lost).start();
    vi.advanceTimersByTime(60_000);
    expect(lost).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes any answer for a sign of life, however late', () => {
    const lost = vi.fn();
    let beats = 0;
    const heartbeat: Heartbeat = new Heartbeat(() => {
      if (++beats % 4 === 0) heartbeat.heard();
    }, lost);
    heartbeat.start();
    vi.advanceTimersByTime(60_000);
    expect(lost).not.toHaveBeenCalled();
  });

  it('asks nobody while it is stopped, and starts counting anew', () => {
    const [beat, lost] = [vi.fn(), vi.fn()];
    const heartbeat = new Heartbeat(beat, lost);
    heartbeat.start();
    vi.advanceTimersByTime(7000);
    heartbeat.stop();
    vi.advanceTimersByTime(60_000);
    expect(beat).toHaveBeenCalledTimes(3);
    heartbeat.start();
    vi.advanceTimersByTime(7000);
    expect(lost).not.toHaveBeenCalled();
    heartbeat.stop();
  });
});
