/**
 * Tells a model's answer from the wreckage that a broken driver, half precision or memory that was not
 * there leaves behind, so that it is reported as what it is and never pasted.
 */
import { Failure, type FailureDetails } from '../../core/errors';
import type { ModelPicture, ModelView } from './model-view';
import { PICTURE_PIXELS } from './placement';

type Output = FailureDetails['model-output'];
export type SelfTest = Output['selfTest'];
export type Defect = Output['kind'];
export type Place = Pick<Output, 'stage' | 'step'>;

/**
 * Scaled latents and noise have a deviation near 1, and encoder means one near 8; an answer that is the
 * same to a thousandth everywhere holds nothing. (What broken drivers give is exactly constant.)
 */
const FLAT_RANGE = 1e-3;
/** Less than one level: no byte of such a picture differs from another. */
const FLAT_PICTURE_RANGE = 2 / 255;
/** A known picture with more contrast than this, 8 levels, cannot come out flat. */
const MIN_KNOWN_RANGE = 16 / 255;

/**
 * What is wrong with `numbers`; null where nothing is. `nan` is named before `infinite`: it is where
 * infinities end.
 *
 * @param flatRange - flat where the largest is less than this above the smallest; 0 lets it be flat
 */
export function defectOf(numbers: Float32Array, flatRange: number): Defect | null {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!;
    if (value !== value) return 'nan';
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  if (lowest === -Infinity || highest === Infinity) return 'infinite';
  return highest - lowest < flatRange ? 'flat' : null;
}

export interface Guards {
  /** `picture`: what was encoded; a flat one may well give flat moments. */
  checkMoments(moments: Float32Array, picture: ModelPicture): void;
  /** Predicted noise of step `step`, 1-based: the start is noise, so it is never flat. */
  checkNoise(noise: Float32Array, step: number): void;
  /** What is known must be seen again in what was drawn. */
  checkPicture(drawn: ModelPicture, view: ModelView): void;
}

/** Each check @throws Failure `model-output` */
export function createGuards(selfTest: SelfTest): Guards {
  const refuse = (kind: Defect | null, stage: Place['stage'], step: number | null = null) => {
    if (kind) throw new Failure('model-output', { stage, step, kind, selfTest });
  };
  return {
    checkMoments(moments, picture) {
      // Half of the moments are log-variances, of which nothing is asked but to be numbers.
      const means = moments.subarray(0, moments.length / 2);
      refuse(defectOf(moments, 0), 'encode');
      refuse(defectOf(means, rangeOf(picture) > MIN_KNOWN_RANGE ? FLAT_RANGE : 0), 'encode');
    },
    checkNoise: (noise, step) => refuse(defectOf(noise, FLAT_RANGE), 'denoise', step),
    checkPicture(drawn, view) {
      refuse(
        defectOf(drawn, knownRange(view) > MIN_KNOWN_RANGE ? FLAT_PICTURE_RANGE : 0),
        'decode',
      );
    },
  };
}

function rangeOf(numbers: Float32Array): number {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < numbers.length; i++) {
    lowest = Math.min(lowest, numbers[i]!);
    highest = Math.max(highest, numbers[i]!);
  }
  return highest - lowest;
}

/** Over the trusted pixels of all three channels; 0 where there are none. */
function knownRange({ known, trusted }: ModelView): number {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < known.length; i++) {
    if (trusted[i % PICTURE_PIXELS] === 0) continue;
    lowest = Math.min(lowest, known[i]!);
    highest = Math.max(highest, known[i]!);
  }
  return Math.max(highest - lowest, 0);
}
