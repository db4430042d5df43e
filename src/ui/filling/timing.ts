/**
 * How long a fill takes on this device, from the last one measured here. Pure. A number is shown only
 * where something has been measured: the steps scale with their count, the rest does not.
 */
import type { FillReport } from '../../inference/contract';

export interface Timing {
  readonly millisecondsPerStep: number;
  /** Opening, encoding and decoding, for each region. */
  readonly overheadMilliseconds: number;
}

/** The full-size model on one thread of a two-core server, as bench/results/full-fill.md has it. */
export const ON_A_PROCESSOR: Timing = {
  millisecondsPerStep: 72_000,
  overheadMilliseconds: 296_000,
};

/** @param steps - of each region of the fill that `report` is about */
export function timingOf(report: FillReport, steps: number): Timing | null {
  const { millisecondsPerStep, milliseconds, regions } = report;
  if (millisecondsPerStep === undefined || regions.length === 0) return null;
  const perRegion = milliseconds / regions.length;
  return {
    millisecondsPerStep,
    overheadMilliseconds: Math.max(0, perRegion - steps * millisecondsPerStep),
  };
}

/** Seconds for a fill of one region; null where nothing has been measured. */
export function secondsFor(timing: Timing, steps: number): number;
export function secondsFor(timing: Timing | null, steps: number): number | null;
export function secondsFor(timing: Timing | null, steps: number): number | null {
  if (!timing) return null;
  return (timing.overheadMilliseconds + steps * timing.millisecondsPerStep) / 1000;
}
