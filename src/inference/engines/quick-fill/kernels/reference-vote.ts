/** One hole pixel as the weighted mean of what the up to 49 patches that cover it want there. */
import { MAX_SAMPLE } from '../patches/level';
import type { Matching } from '../patches/matching';
import { RADIUS } from '../patches/targets';

/**
 * Writes the four samples of pixel `p`. Donors lie outside the hole, so writing while reading is safe.
 *
 * @returns how much red, green and blue changed in sum
 */
export function voteAt(m: Matching, p: number): number {
  const { match, bias, weights, targets, level } = m;
  const { width, height, samples } = level;
  const { indexAt } = targets;
  const x = p % width;
  const y = (p - x) / width;
  let [total, red, green, blue, texture] = [0, 0, 0, 0, 0];
  const bottom = Math.min(RADIUS, height - 1 - y);
  const right = Math.min(RADIUS, width - 1 - x);
  for (let j = Math.max(-RADIUS, -y); j <= bottom; j++) {
    for (let i = Math.max(-RADIUS, -x); i <= right; i++) {
      const step = j * width + i;
      const t = indexAt[p + step]!;
      const weight = weights[t]!;
      if (weight === 0) continue;
      const s = 4 * (match[t]! - step);
      total += weight;
      red += weight * (samples[s]! + bias[3 * t]!);
      green += weight * (samples[s + 1]! + bias[3 * t + 1]!);
      blue += weight * (samples[s + 2]! + bias[3 * t + 2]!);
      texture += weight * samples[s + 3]!;
    }
  }
  if (total === 0) return 0;
  const q = 4 * p;
  const before = samples[q]! + samples[q + 1]! + samples[q + 2]!;
  samples[q] = toSample(red / total);
  samples[q + 1] = toSample(green / total);
  samples[q + 2] = toSample(blue / total);
  samples[q + 3] = toSample(texture / total);
  return Math.abs(samples[q] + samples[q + 1]! + samples[q + 2]! - before);
}

function toSample(value: number): number {
  const rounded = Math.round(value);
  return rounded < 0 ? 0 : rounded > MAX_SAMPLE ? MAX_SAMPLE : rounded;
}
