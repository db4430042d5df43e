import { describe, expect, it } from 'vitest';
import { passesOf, PRESETS } from '../../../../src/inference/engines/moebius/presets';
import { timesOf } from '../../../../src/inference/engines/moebius/schedule';

describe('the recipes', () => {
  it('have the published one to the letter', () => {
    expect(PRESETS.reference).toEqual({
      sampler: 'ddim',
      spacing: 'leading',
      steps: 20,
      strength: 0.99,
      guidanceScale: 2,
      guidanceInterval: [0, 1],
      start: 'noise',
      noiseOffset: 0.0357,
      latentMask: 'top-left',
      snapMask: false,
      padding: 'black',
      paste: 'two-sided-blur',
      colourMatch: 0,
      grain: 0,
    });
    expect(passesOf(PRESETS.reference)).toBe(19);
  });

  it('are the faster the fewer passes they say, and none is slower than the published one', () => {
    const [fast, best] = [PRESETS.fast, PRESETS.best].map(passesOf);
    expect(fast).toBeLessThanOrEqual(10);
    expect(best).toBeGreaterThan(fast!);
    expect(best! + 2).toBeLessThan(passesOf(PRESETS.reference)); // a draft's encoding takes 2
    expect([fast, best]).toEqual([8, 12]);
  });

  it('begin at the last time, unlike the published one, where they begin with noise', () => {
    for (const settings of [PRESETS.best, PRESETS.fast]) expect(timesOf(settings)[0]).toBe(999);
  });
});
