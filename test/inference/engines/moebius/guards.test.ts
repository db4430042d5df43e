import { describe, expect, it } from 'vitest';
import { createGuards, defectOf } from '../../../../src/inference/engines/moebius/guards';
import { maskedPicture } from '../../../../src/inference/engines/moebius/model-view';
import { flat, gradient } from '../../../support/pictures';
import { drawnAs, jobOf, viewFor } from './jobs';

const size = { width: 512, height: 512 };
const hole = { x: 200, y: 200, width: 64, height: 64 };
const guards = createGuards('failed');
const seen = viewFor(jobOf(gradient(size), hole));
const calm = viewFor(jobOf(flat(size, [90, 90, 90]), hole));

describe('defectOf', () => {
  it.each([
    [[1, NaN, Infinity], 'nan'],
    [[1, -Infinity, 2], 'infinite'],
    [[1, 1, 1.0001], 'flat'],
    [[1, 1, 1.1], null],
  ])('of %j is %s', (numbers, defect) => {
    expect(defectOf(Float32Array.from(numbers), 1e-3)).toBe(defect);
  });

  it('lets be flat what may be', () => {
    expect(defectOf(new Float32Array(3), 0)).toBeNull();
  });
});

describe('guards', () => {
  const details = (check: () => void) => {
    try {
      check();
    } catch (error) {
      return (error as { details?: unknown }).details;
    }
    return null;
  };
  const moments = (means: number) => {
    const values = new Float32Array(8 * 4096);
    return values.map((_, i) => (i < 4 * 4096 ? means : i));
  };

  it('refuse a flat encoding of a picture that is not, even where its variances differ', () => {
    expect(details(() => guards.checkMoments(moments(0.5), maskedPicture(seen)))).toEqual({
      stage: 'encode',
      step: null,
      kind: 'flat',
      selfTest: 'failed',
    });
  });

  it('accept a flat encoding of a flat picture, but not one with a hole in it', () => {
    expect(details(() => guards.checkMoments(moments(0.5), calm.known))).toBeNull();
    expect(details(() => guards.checkMoments(moments(0.5), maskedPicture(calm)))).toMatchObject({
      kind: 'flat',
    });
  });

  it('refuse noise that is none, and name the step', () => {
    expect(details(() => guards.checkNoise(new Float32Array(4 * 4096), 3))).toMatchObject({
      stage: 'denoise',
      step: 3,
      kind: 'flat',
    });
  });

  it('refuse a flat drawing of a picture that is not; accept one of a picture that is', () => {
    const black = drawnAs(flat(size, [0, 0, 0]), seen);
    expect(details(() => guards.checkPicture(black, seen))).toMatchObject({
      stage: 'decode',
      kind: 'flat',
    });
    expect(details(() => guards.checkPicture(black, calm))).toBeNull();
  });
});
