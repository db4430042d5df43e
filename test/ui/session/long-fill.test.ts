import { describe, expect, it } from 'vitest';
import type { FillProgress } from '../../../src/inference/contract';
import { isLongFill } from '../../../src/ui/session/long-fill';

const left = (millisecondsLeft: number | null): FillProgress => ({
  fraction: 0.5,
  region: 1,
  regions: 1,
  steps: { stage: 'denoising', done: 1, total: 9, millisecondsPerStep: null, millisecondsLeft },
});

describe('isLongFill', () => {
  it('goes by how long the whole will have taken', () => {
    expect(isLongFill(2000, left(7000))).toBe(false);
    expect(isLongFill(2000, left(9000))).toBe(true);
  });

  it('goes by how long it has taken, where nothing is known of the rest', () => {
    expect(isLongFill(9000, left(null))).toBe(false);
    expect(isLongFill(11_000, null)).toBe(true);
  });
});
