/**
 * A quick look at a few hundred places along the rim: is it out of the question that the hole's
 * surroundings are smooth? Most pictures are found out here, and are spared the survey in `smooth`.
 */
import { isWholePatch } from '../patches/donors';
import { HOLE } from '../pixel-kind';
import { GENTLE, STEEP } from './smooth-region';
import type { Survey } from '../survey';
import { AREA, RADIUS } from '../patches/targets';

/** Slopes are measured between two 7×7 means, 4 pixels apart, of which the nearer is 5 from the hole. */
const NEAR = 5;
const STEP = 4;
const SAMPLED = 400;
/** Fewer say too little. */
const MIN_SLOPES = 120;
/**
 * `smooth` allows 2 % of the whole band to be steeper than its limit. One in ten, here, of half as
 * much again cannot be made good by the rest of the band.
 */
const SHARE = 0.1;
const MARGIN = 1.5;
/** In levels. What has less noise may be a steep gradient; nearly every photograph has more. */
const CLEAN = 2;
/** `smooth` allows 9 levels. */
const ROUGH_NOISE = 13;

export function isClearlyRough(scene: Survey): boolean {
  const slopes: number[] = [];
  let squares = 0;
  for (const [p, step] of placesAlongRim(scene)) {
    for (let c = 0; c < 3; c++) {
      const here = meanAround(scene, p, c);
      slopes.push(Math.abs(meanAround(scene, p + STEP * step, c) - here) / STEP);
      squares += (scene.image.data[4 * p + c]! - here) ** 2;
    }
  }
  if (slopes.length < MIN_SLOPES) return false;
  const noise = Math.sqrt(squares / slopes.length);
  if (noise > ROUGH_NOISE) return true;
  const gentle = noise > CLEAN ? GENTLE : STEEP;
  const limit = MARGIN * (gentle + 0.12 * (MARGIN * noise));
  return slopes.filter((slope) => slope > limit).length > SHARE * slopes.length;
}

/** Pixels NEAR the hole, beside its rows' ends, and the step away from it; both means are of known pixels. */
function placesAlongRim({ image, kind, parts }: Survey): [p: number, step: number][] {
  const { width, height } = image;
  const isKnown = (x: number, y: number) => isWholePatch(kind, width, height, x, y);
  const rows = parts.reduce((sum, part) => sum + part.height, 0);
  const stride = Math.max(1, Math.floor((4 * rows) / SAMPLED));
  const places: [number, number][] = [];
  let row = 0;
  for (const { x: left, y: top, width: across, height: down } of parts) {
    for (let y = top; y < top + down; y++) {
      if (row++ % stride !== 0) continue;
      const ends = kind.subarray(y * width + left, y * width + left + across);
      const first = left + ends.indexOf(HOLE);
      const last = left + ends.lastIndexOf(HOLE);
      if (first < left) continue;
      for (const [x, step] of [
        [first - NEAR, -1],
        [last + NEAR, 1],
      ] as const) {
        if (isKnown(x, y) && isKnown(x + STEP * step, y)) places.push([y * width + x, step]);
        // Slopes down the picture count as well.
        if (isKnown(x, y) && isKnown(x, y + STEP)) places.push([y * width + x, width]);
      }
    }
  }
  return places;
}

function meanAround({ image: { width, data } }: Survey, p: number, c: number): number {
  let sum = 0;
  for (let j = -RADIUS; j <= RADIUS; j++) {
    for (let i = -RADIUS; i <= RADIUS; i++) sum += data[4 * (p + j * width + i) + c]!;
  }
  return sum / AREA;
}
