import { describe, expect, it } from 'vitest';
import type { FillReport } from '../../../src/inference/contract';
import { secondsFor, timingOf } from '../../../src/ui/filling/timing';

const box = { x: 0, y: 0, width: 1, height: 1 };
const report = (changes: Partial<FillReport>) =>
  ({
    milliseconds: 26_000,
    millisecondsPerStep: 1000,
    regions: [box, box],
    ...changes,
  }) as FillReport;

describe('timing', () => {
  it('says nothing before anything has been measured', () => {
    expect(secondsFor(null, 20)).toBeNull();
    expect(timingOf({ ...report({}), millisecondsPerStep: undefined }, 10)).toBeNull();
  });

  it('takes what is left of a region’s time without its steps for the rest', () => {
    const timing = timingOf(report({}), 10);
    expect(timing).toEqual({ millisecondsPerStep: 1000, overheadMilliseconds: 3000 });
    expect(secondsFor(timing, 20)).toBe(23);
  });

  it('never takes the rest for less than nothing', () => {
    expect(timingOf(report({ milliseconds: 5000 }), 10)?.overheadMilliseconds).toBe(0);
  });
});
