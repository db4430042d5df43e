/** What a progress bar may promise, with a clock of the test's own. */
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { DownloadProgress } from '../../../src/inference/model-contract';
import { ProgressMeter } from '../../../src/inference/weights/progress-meter';
import { TimeLeft } from '../../../src/inference/weights/time-left';
import { TransferRate } from '../../../src/inference/weights/transfer-rate';

function createMeter(bytesTotal: number) {
  const seen: (DownloadProgress & { readonly at: number })[] = [];
  const clock = { ms: 0 };
  const meter = new ProgressMeter({
    bytesTotal,
    now: () => clock.ms,
    emit: (value) => seen.push({ ...value, at: clock.ms / 1000 }),
  });
  /** `seconds` of a line that brings `bytesPerSecond`, in chunks of a fifth of a second. */
  const run = (seconds: number, bytesPerSecond: number) => {
    for (let i = 0; i < seconds * 5; i++) {
      clock.ms += 200;
      meter.moved(bytesPerSecond / 5, bytesPerSecond / 5);
    }
  };
  return { meter, seen, clock, run };
}

describe('ProgressMeter', () => {
  it('tells speed and remaining time of a steady line', () => {
    const { seen, run } = createMeter(60_000);
    run(20, 1000);
    const last = seen.at(-1)!;
    expect(last).toMatchObject({ stage: 'downloading', bytesDone: 20_000, bytesTotal: 60_000 });
    expect(last.bytesPerSecond).toBeCloseTo(1000);
    expect(last.secondsLeft).toBeCloseTo(40, 0);
  });

  it('says nothing of the time before it has watched for three seconds', () => {
    const { seen, run } = createMeter(60_000);
    run(2.8, 1000);
    expect(seen.every(({ secondsLeft }) => secondsLeft === null)).toBe(true);
    run(1, 1000);
    expect(seen.at(-1)!.secondsLeft).not.toBeNull();
  });

  it('stands still while bytes are fetched a second time', () => {
    const { meter, seen, run } = createMeter(10_000);
    run(5, 1000);
    meter.lost(3000);
    run(2, 1000);
    expect(seen.at(-1)!.bytesDone).toBe(5000);
    run(2, 1000);
    expect(seen.at(-1)!.bytesDone).toBe(6000);
  });

  it('does not take bytes that were here before for speed', () => {
    const { meter, seen, run } = createMeter(1_000_000);
    meter.found(900_000);
    run(5, 1000);
    expect(seen.at(-1)).toMatchObject({ bytesDone: 905_000 });
    expect(seen.at(-1)!.bytesPerSecond).toBeLessThan(1100);
  });

  it('tells ten times a second, and at once where the stage changes', () => {
    const { meter, seen, clock } = createMeter(10_000);
    for (let i = 0; i < 1000; i++) {
      clock.ms += 1;
      meter.moved(1, 1);
    }
    expect(seen.length).toBeLessThanOrEqual(12);
    meter.waiting(true);
    expect(seen.at(-1)).toMatchObject({ stage: 'retrying', bytesDone: 1000 });
    meter.moved(1, 1);
    expect(seen.at(-1)).toMatchObject({ stage: 'downloading', bytesDone: 1001 });
  });

  it('says once that it started over, and ends at the total', () => {
    const { meter, seen } = createMeter(500);
    meter.startedOver();
    meter.startedOver();
    meter.ended();
    expect(seen.map(({ startedOver }) => startedOver)).toEqual([true, false]);
    expect(seen.at(-1)).toMatchObject({ bytesDone: 500, secondsLeft: 0 });
  });

  it('takes over from another window without falling back', () => {
    const { meter, seen } = createMeter(500);
    meter.followed(null);
    meter.followed({ ...seen[0]!, bytesDone: 300, bytesTotal: 500 });
    expect(seen.at(-1)).toMatchObject({ stage: 'waiting', bytesDone: 300 });
    meter.found(200);
    meter.enter('preparing');
    expect(seen.at(-1)).toMatchObject({ stage: 'preparing', bytesDone: 300 });
  });

  it('never falls, never changes its total, and never adds more time than the clock', () => {
    const event = fc.record({
      seconds: fc.double({ min: 0.01, max: 40, noNaN: true }),
      rate: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000 })),
      lost: fc.integer({ min: 0, max: 2000 }),
      isWaiting: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const { meter, seen, run, clock } = createMeter(1_000_000);
        for (const { seconds, rate, lost, isWaiting } of events) {
          run(Math.min(seconds, 5), rate);
          clock.ms += seconds * 1000; // nothing is heard for a while
          meter.waiting(isWaiting);
          meter.lost(lost);
        }
        meter.ended();
        for (const [i, now] of seen.slice(1).entries()) {
          const before = seen[i]!;
          expect(now.bytesDone).toBeGreaterThanOrEqual(before.bytesDone);
          expect(now.bytesTotal).toBe(1_000_000);
          expect(now.bytesPerSecond).toBeGreaterThanOrEqual(0);
          if (before.secondsLeft === null) continue;
          expect(now.secondsLeft).not.toBeNull();
          expect(now.secondsLeft! - before.secondsLeft).toBeLessThanOrEqual(
            now.at - before.at + 1e-9,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('TimeLeft', () => {
  it('rises second by second in a stall, and not at once', () => {
    const left = new TimeLeft();
    for (let s = 0; s <= 5; s++) left.update(s, 60 - s);
    expect(left.update(6, Infinity)).toBeCloseTo(56);
    expect(left.update(9, Infinity)).toBeCloseTo(59);
  });

  it('falls gently to a better estimate', () => {
    const left = new TimeLeft();
    for (let s = 0; s <= 4; s++) left.update(s, 600);
    const first = left.update(5, 60)!;
    expect(first).toBeGreaterThan(400);
    for (let s = 6; s <= 40; s++) left.update(s, 65 - s);
    expect(left.update(41, 24)).toBeCloseTo(24, 0);
  });
});

describe('TransferRate', () => {
  it('forgets what is longer ago than ten seconds', () => {
    const rate = new TransferRate();
    let bytes = 0;
    for (let s = 0; s < 30; s++) rate.update(s, (bytes += 5000));
    for (let s = 30; s < 41; s++) rate.update(s, (bytes += 100));
    expect(rate.update(41, bytes + 100)).toBeCloseTo(100);
  });
});
