/**
 * Takes the speckle of few samples out of an exposure without touching textures: light is divided by
 * the surface's own colour, smoothed along surfaces only, and multiplied again.
 *
 * The spatial half of SVGF (Schied et al., Spatiotemporal Variance-Guided Filtering, 2017): an à-trous
 * wavelet whose reach into brighter or darker neighbours follows each pixel's own uncertainty.
 */
import { ALBEDO_FLOOR, type Exposure } from './film';

/** B3 spline, half of it: weights at offsets 0, 1, 2. */
const KERNEL = [3 / 8, 1 / 4, 1 / 16] as const;
const PASSES = 4;
/** How many standard deviations of difference in light still count as noise. */
const LIGHT_TOLERANCE = 2.2;
/** Exponent on the cosine between normals. */
const NORMAL_SHARPNESS = 48;
/** Relative difference in distance that halves a neighbour's say, per pixel apart. */
const DISTANCE_TOLERANCE = 0.012;

interface Field {
  /** Light / albedo, three floats per pixel. */
  readonly light: Float32Array;
  readonly variance: Float32Array;
}

export function denoise(exposure: Exposure): Exposure {
  const { light, albedo } = exposure;
  let field: Field = {
    light: light.map((value, at) => value / (albedo[at]! + ALBEDO_FLOOR)),
    variance: spread(exposure),
  };
  for (let pass = 0; pass < PASSES; pass++) field = filter(exposure, field, 1 << pass);
  const clean = field.light.map((value, at) => value * (albedo[at]! + ALBEDO_FLOOR));
  return { ...exposure, light: clean };
}

function filter(exposure: Exposure, field: Field, step: number): Field {
  const { width, height } = exposure;
  const result: Field = {
    light: new Float32Array(field.light.length),
    variance: new Float32Array(field.variance.length),
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) filterPixel(exposure, field, step, x, y, result);
  }
  return result;
}

function filterPixel(
  exposure: Exposure,
  { light, variance }: Field,
  step: number,
  x: number,
  y: number,
  result: Field,
): void {
  const { width, height } = exposure;
  const here = y * width + x;
  const tolerance = LIGHT_TOLERANCE * Math.sqrt(variance[here]!) + 1e-4;
  const brightness = brightnessAt(light, here);
  let red = 0;
  let green = 0;
  let blue = 0;
  let total = 0;
  let doubt = 0;
  for (let dy = -2; dy <= 2; dy++) {
    const row = y + dy * step;
    if (row < 0 || row >= height) continue;
    for (let dx = -2; dx <= 2; dx++) {
      const column = x + dx * step;
      if (column < 0 || column >= width) continue;
      const there = row * width + column;
      const difference = Math.abs(brightnessAt(light, there) - brightness) / tolerance;
      if (difference > 6) continue;
      const apart = step * Math.max(Math.abs(dx), Math.abs(dy));
      const weight =
        KERNEL[Math.abs(dx) as 0 | 1 | 2] *
        KERNEL[Math.abs(dy) as 0 | 1 | 2] *
        Math.exp(-difference) *
        likeness(exposure, here, there, apart);
      red += weight * light[there * 3]!;
      green += weight * light[there * 3 + 1]!;
      blue += weight * light[there * 3 + 2]!;
      doubt += weight * weight * variance[there]!;
      total += weight;
    }
  }
  result.light[here * 3] = red / total;
  result.light[here * 3 + 1] = green / total;
  result.light[here * 3 + 2] = blue / total;
  result.variance[here] = doubt / (total * total);
}

/** How far two pixels `apart` from each other show the same surface, 0 … 1. */
function likeness(
  { normal, distance }: Exposure,
  here: number,
  there: number,
  apart: number,
): number {
  if (here === there) return 1;
  const off = Math.abs(distance[here]! - distance[there]!);
  const near = Math.exp(-off / (DISTANCE_TOLERANCE * distance[here]! * apart));
  const ax = normal[here * 3]!;
  const ay = normal[here * 3 + 1]!;
  const az = normal[here * 3 + 2]!;
  const bx = normal[there * 3]!;
  const by = normal[there * 3 + 1]!;
  const bz = normal[there * 3 + 2]!;
  const lengths = Math.sqrt((ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz));
  // The sky has no normal; it is like itself, and unlike all else by its distance.
  const cosine = lengths > 1e-6 ? (ax * bx + ay * by + az * bz) / lengths : 1;
  return near * Math.max(0, cosine) ** NORMAL_SHARPNESS;
}

function brightnessAt(light: Float32Array, pixel: number): number {
  const at = pixel * 3;
  return 0.2126 * light[at]! + 0.7152 * light[at + 1]! + 0.0722 * light[at + 2]!;
}

/** The variance, smoothed over 3 × 3 pixels: from so few samples it is itself a guess. */
function spread({ width, height, variance }: Exposure): Float32Array {
  const result = new Float32Array(variance.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let count = 0;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          sum += variance[row * width + column]!;
          count++;
        }
      }
      result[y * width + x] = sum / count;
    }
  }
  return result;
}
