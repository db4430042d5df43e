/** Whether the hole's border shows as an edge that the truth does not have. */
import type { Plane } from './plane';

/**
 * Mean |step| between neighbours of which one is filled and one is known, over the channels, minus
 * the same of the truth. Positive: a visible edge; negative: blurred across it. 0 without a border.
 *
 * @returns levels
 */
export function seam(
  filled: readonly Plane[],
  truth: readonly Plane[],
  indices: Uint32Array,
): number {
  const pairs = borderPairs(filled[0]!, indices);
  if (pairs.length === 0) return 0;
  return meanStep(filled, pairs) - meanStep(truth, pairs);
}

type Pair = readonly [inside: number, outside: number];

function borderPairs({ width, height }: Plane, indices: Uint32Array): Pair[] {
  const isHole = new Uint8Array(width * height);
  for (const i of indices) isHole[i] = 1;
  const pairs: Pair[] = [];
  for (const i of indices) {
    const x = i % width;
    if (x > 0 && !isHole[i - 1]) pairs.push([i, i - 1]);
    if (x < width - 1 && !isHole[i + 1]) pairs.push([i, i + 1]);
    if (i >= width && !isHole[i - width]) pairs.push([i, i - width]);
    if (i + width < isHole.length && !isHole[i + width]) pairs.push([i, i + width]);
  }
  return pairs;
}

function meanStep(channels: readonly Plane[], pairs: readonly Pair[]): number {
  let sum = 0;
  for (const { data } of channels) {
    for (const [a, b] of pairs) sum += Math.abs(data[a]! - data[b]!);
  }
  return sum / (pairs.length * channels.length);
}
