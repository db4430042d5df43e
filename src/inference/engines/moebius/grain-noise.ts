/**
 * Noise that looks like a measured grain: of the same strength and coarseness, with as much in common
 * between the channels, and nothing in it that the model could have drawn itself.
 */
import type { Size } from '../../core/geometry';
import { type Plane, resamplePlane } from '../../core/resample';
import { blur } from './blur';
import type { Grain } from './grain';
import { normals } from './noise';

/** Keeps grain apart from the start noise of the same seed. */
const GRAIN_STREAM = 0x67726169;
/** Ever coarser: the neighbour's weight in a blur of three by three pixels. */
const BLURS = [0, 0.1, 0.2, 0.35, 0.5, 1];

/**
 * Lays grain over `planes` (red, green, blue; levels), in place.
 *
 * @param scale - model pixels for one of the patch's: only what is finer than these is added
 * @param strength - 0–1
 */
export function addGrain(
  planes: readonly Plane[],
  { deviation, common, likeness }: Grain,
  scale: number,
  strength: number,
  seed: number,
): void {
  const size: Size = planes[0]!;
  const neighbour = blurFor(likeness, scale);
  const noiseOf = (stream: number) =>
    fineNoise(size, scale, neighbour, (seed ^ GRAIN_STREAM) + stream);
  const shared = noiseOf(3);
  planes.forEach(({ data }, c) => {
    const own = noiseOf(c);
    const [ofShared, ofOwn] = [Math.sqrt(common), Math.sqrt(1 - common)];
    for (let p = 0; p < data.length; p++) {
      data[p]! += strength * deviation[c]! * (ofShared * shared[p]! + ofOwn * own[p]!);
    }
  });
}

/** The blur that makes noise the most like the grain, tried on a small piece. */
function blurFor(likeness: number, scale: number): number {
  const side = 96;
  const piece = { width: side, height: side };
  // One seed for all: what is chosen must depend on the picture alone.
  const distances = BLURS.map((neighbour) => {
    const noise = fineNoise(piece, scale, neighbour, GRAIN_STREAM);
    const inner = Array.from(noise.keys()).filter(
      (p) => p % side < side - 1 && p < side * (side - 1),
    );
    return Math.abs(likenessOf(noise, side, inner, Infinity) - likeness);
  });
  return BLURS[distances.indexOf(Math.min(...distances))]!;
}

/**
 * The correlation of a pixel with its right and lower neighbours, −1…1, over `pixels`; values beyond
 * `limit` are texture and left out. 0 where there is nothing to tell by.
 */
export function likenessOf(
  plane: Float32Array,
  width: number,
  pixels: readonly number[],
  limit: number,
): number {
  const isGrain = (value: number | undefined) => value !== undefined && Math.abs(value) <= limit;
  let [products, squares] = [0, 0];
  for (const p of pixels) {
    for (const q of [p + 1, p + width]) {
      if (!isGrain(plane[p]) || !isGrain(plane[q])) continue;
      products += plane[p]! * plane[q]!;
      squares += (plane[p]! ** 2 + plane[q]! ** 2) / 2;
    }
  }
  return squares > 0 ? products / squares : 0;
}

/** Normal noise without what a reduced picture could hold; deviation 1, or 0 where nothing is left. */
function fineNoise(size: Size, scale: number, neighbour: number, seed: number): Float32Array {
  const white = { ...size, data: normals(seed >>> 0, size.width * size.height) };
  const noise = neighbour > 0 ? blur(white, Float64Array.of(neighbour, 1, neighbour)) : white;
  const coarse = {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
  const { data } = resamplePlane(resamplePlane(noise, coarse), size);
  let squares = 0;
  for (let p = 0; p < data.length; p++) {
    data[p] = noise.data[p]! - data[p]!;
    squares += data[p]! ** 2;
  }
  const deviation = Math.sqrt(squares / data.length);
  return deviation > 1e-3 ? data.map((value) => value / deviation) : data.fill(0);
}
