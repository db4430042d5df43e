/**
 * Continues values smoothly to where there are none: push-pull over a pyramid of halvings (Gortler et
 * al., "The Lumigraph", 1996, section 3.4). Under a hole or a transparent pixel the model sees a calm
 * continuation of what is around, and no edge that nobody has ever seen.
 */
import type { Size } from '../../core/geometry';

/** One channel: values times weights, so that weight 0 needs no value. */
export type Channels = readonly Float32Array<ArrayBuffer>[];

/**
 * @param weighted - each value times its weight
 * @param weight - 0 = nothing known here, 1 = exactly known, such as an alpha between
 * @returns the values; 0 everywhere where all weights are 0
 */
export function pushPull(weighted: Channels, weight: Float32Array, size: Size): Channels {
  const isWhole = weight.every((w) => w === 1);
  if (isWhole) return weighted.map((channel) => channel.slice());
  const coarser = halfOf(size);
  const coarse =
    coarser.width < size.width || coarser.height < size.height
      ? pushPull(
          weighted.map((channel) => sumPairs(channel, size)),
          // Four half-known pixels make a known one: what is nearest must not be drowned by the far.
          sumPairs(weight, size),
          coarser,
        )
      : null;
  return weighted.map((channel, c) => blend(channel, weight, coarse?.[c], size));
}

function halfOf({ width, height }: Size): Size {
  return { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
}

function sumPairs(data: Float32Array, { width, height }: Size): Float32Array<ArrayBuffer> {
  const half = halfOf({ width, height });
  const out = new Float32Array(half.width * half.height);
  for (let y = 0, p = 0; y < height; y++) {
    const row = (y >> 1) * half.width;
    for (let x = 0; x < width; x++, p++) out[row + (x >> 1)]! += data[p]!;
  }
  return out;
}

/** Own value where the weight reaches 1, the coarser level's where it is 0. */
function blend(
  weighted: Float32Array,
  weight: Float32Array,
  coarse: Float32Array | undefined,
  { width, height }: Size,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(weighted.length);
  const half = halfOf({ width, height });
  for (let y = 0, p = 0; y < height; y++) {
    // Bilinear between the coarser pixels' centres, the edge's own beyond them.
    const near = y >> 1;
    const far = Math.min(Math.max(near + (y & 1 ? 1 : -1), 0), half.height - 1);
    for (let x = 0; x < width; x++, p++) {
      const share = Math.min(weight[p]!, 1);
      const own = share > 0 ? weighted[p]! / weight[p]! : 0;
      if (share === 1 || !coarse) {
        out[p] = own;
        continue;
      }
      const a = x >> 1;
      const b = Math.min(Math.max(a + (x & 1 ? 1 : -1), 0), half.width - 1);
      const [top, bottom] = [near * half.width, far * half.width];
      const smooth =
        0.75 * (0.75 * coarse[top + a]! + 0.25 * coarse[top + b]!) +
        0.25 * (0.75 * coarse[bottom + a]! + 0.25 * coarse[bottom + b]!);
      out[p] = share * own + (1 - share) * smooth;
    }
  }
  return out;
}
