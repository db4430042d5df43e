import { describe, expect, it } from 'vitest';
import type { FillResult } from '../../../src/inference/contract';
import { IDLE, nextFill, type FillEvent, type FillState } from '../../../src/ui/filling/fill-state';

function resultOfSeed(seed: number): FillResult {
  return {
    patch: {
      x: 0,
      y: 0,
      width: 1,
      height: 1,
      data: new Uint8ClampedArray(4),
      coverage: new Uint8Array(1),
    },
    layers: { made: { match: 1, grain: 1, feather: 0 }, match: null, grain: null },
    report: {
      engine: 'quick-fill',
      engineVersion: '1',
      seed,
      regions: [],
      windows: [],
      filledPixels: 1,
      milliseconds: 1,
      remarks: [],
      confidence: 1,
    },
  };
}

const [first, second] = [resultOfSeed(1), resultOfSeed(2)];
const start: FillEvent = { kind: 'start' };
const abort = Object.assign(new Error('Cancelled'), { name: 'AbortError' });
const after = (...events: FillEvent[]): FillState => events.reduce(nextFill, IDLE);

describe('a fill', () => {
  it('goes from Fill to the new layer', () => {
    const progress = { fraction: 0.5, region: 1, regions: 1 };
    expect(after(start)).toEqual({
      phase: 'running',
      progress: null,
      draft: null,
      previous: null,
    });
    expect(after(start, { kind: 'progress', progress })).toMatchObject({ progress });
    const done: FillEvent[] = [start, { kind: 'finished', result: first }];
    expect(after(...done)).toEqual({ phase: 'done', result: first });
    expect(after(...done, { kind: 'apply' }, { kind: 'applied' })).toEqual({
      phase: 'applied',
      result: first,
    });
  });

  it('shows a draft while the model works, and begins its progress anew', () => {
    const progress = { fraction: 1, region: 1, regions: 1 };
    const drafted: FillEvent = { kind: 'drafted', draft: first.patch };
    expect(after(start, { kind: 'progress', progress }, drafted)).toMatchObject({
      phase: 'running',
      draft: first.patch,
      progress: null,
    });
    expect(after(drafted)).toEqual(IDLE);
  });

  it('goes back to a result kept before, but not under something that is under way', () => {
    const choose: FillEvent = { kind: 'choose', result: second };
    const done: FillEvent[] = [start, { kind: 'finished', result: first }];
    expect(after(...done, choose)).toEqual({ phase: 'done', result: second });
    expect(after(start, choose).phase).toBe('running');
    expect(after(...done, { kind: 'apply' }, choose)).toMatchObject({ result: first });
  });

  it('says nothing about a fill that was called off', () => {
    expect(after(start, { kind: 'cancel' })).toEqual(IDLE);
    expect(after(start, { kind: 'stopped', error: abort })).toEqual(IDLE);
  });

  it('keeps a result that could not be applied, to be applied again', () => {
    const error = new Error('no place');
    const failed = after(
      start,
      { kind: 'finished', result: first },
      { kind: 'apply' },
      { kind: 'stopped', error },
    );
    expect(failed).toEqual({ phase: 'failed', error, result: first });
    expect(nextFill(failed, { kind: 'apply' })).toEqual({ phase: 'applying', result: first });
    expect(nextFill(failed, { kind: 'acknowledge' })).toEqual({ phase: 'done', result: first });
  });

  describe('asked for another outcome', () => {
    const again = after(start, { kind: 'finished', result: first }, start);

    it('replaces the one before only when the new one is there', () => {
      expect(again).toMatchObject({ phase: 'running', previous: first });
      expect(nextFill(again, { kind: 'finished', result: second })).toEqual({
        phase: 'done',
        result: second,
      });
    });

    it('goes back to the one before when it is called off', () => {
      expect(nextFill(again, { kind: 'cancel' })).toEqual({ phase: 'done', result: first });
    });

    it('goes back to the one before when it fails, and says why', () => {
      const error = new Error('crash');
      expect(nextFill(again, { kind: 'stopped', error })).toEqual({
        phase: 'failed',
        error,
        result: first,
      });
    });
  });

  it('gives up its result only when it is discarded', () => {
    expect(after(start, { kind: 'finished', result: first }, { kind: 'discard' })).toEqual(IDLE);
  });

  it('has nothing to apply before there is a result', () => {
    expect(after({ kind: 'apply' })).toEqual(IDLE);
  });
});
