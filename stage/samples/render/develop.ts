/**
 * From light on the film to bytes: glow, vignette, exposure, tone curve, grain.
 *
 * Grain comes last and in luminance only, as in a camera's file; it also dithers smooth gradients, so
 * that eight bits show no bands.
 */
import { createRaster, type Raster } from '../../../src/inference/core/raster';
import { glow } from './glow';
import type { Exposure } from './film';
import { createRandom } from './sampler';
import { clamp, type Color } from './vector';

export interface Development {
  /** Multiplies all light. */
  readonly exposure: number;
  /** Colour balance: multiplies each channel. */
  readonly balance: Color;
  /** Light that is rendered pure white, in multiples of a white sheet. */
  readonly whitePoint: number;
  /** Strength of the S-curve, 0 … 1. */
  readonly contrast: number;
  /** Share of light the corners lose, 0 … 1. */
  readonly vignette: number;
  /** Share of light that strays around bright places, 0 … 1. */
  readonly glow: number;
  /** Standard deviation of the grain in middle grey, in steps of 1/255. */
  readonly grain: number;
}

export function develop(exposure: Exposure, development: Development, seed: number): Raster {
  const { width, height } = exposure;
  const light = glow(exposure, development.glow);
  const grain = grainField(width, height, seed);
  const raster = createRaster(exposure);
  const { balance } = development;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const gain = development.exposure * (1 - development.vignette * corner(x, y, width, height));
      const red = tone(light[pixel * 3]! * gain * balance.x, development);
      const green = tone(light[pixel * 3 + 1]! * gain * balance.y, development);
      const blue = tone(light[pixel * 3 + 2]! * gain * balance.z, development);
      const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      // Film and sensors are noisiest in the middle tones and quiet at both ends.
      const speck = grain[pixel]! * development.grain * (0.35 + 2.6 * luma * (1 - luma));
      raster.data[pixel * 4] = red * 255 + speck;
      raster.data[pixel * 4 + 1] = green * 255 + speck;
      raster.data[pixel * 4 + 2] = blue * 255 + speck;
      raster.data[pixel * 4 + 3] = 255;
    }
  }
  return raster;
}

/** 0 in the middle, 1 in the corners, flat at first (near the cosine-to-the-fourth law). */
function corner(x: number, y: number, width: number, height: number): number {
  const dx = (2 * x) / width - 1;
  const dy = (2 * y) / height - 1;
  const squared = (dx * dx + dy * dy) / 2;
  return squared * squared * 0.5 + squared * 0.5;
}

/** Linear light to an sRGB-encoded share: a soft shoulder (Reinhard et al., 2002, eq. 4), then an S. */
function tone(light: number, { whitePoint, contrast }: Development): number {
  const soft = clamp((light * (1 + light / (whitePoint * whitePoint))) / (1 + light), 0, 1);
  const encoded = soft <= 0.0031308 ? soft * 12.92 : 1.055 * soft ** (1 / 2.4) - 0.055;
  const curve = encoded * encoded * (3 - 2 * encoded);
  return encoded + (curve - encoded) * contrast;
}

/** Noise of deviation about 1 whose neighbours hang together a little, as grain does. */
function grainField(width: number, height: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const white = Float32Array.from({ length: width * height }, () => gaussian(random));
  const field = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const below = Math.min(y + 1, height - 1) * width;
    for (let x = 0; x < width; x++) {
      const right = Math.min(x + 1, width - 1);
      field[y * width + x] =
        white[y * width + x]! * 0.85 + white[y * width + right]! * 0.37 + white[below + x]! * 0.37;
    }
  }
  return field;
}

/** Near enough to normal, and never far out: the sum of four uniform draws, deviation 1. */
function gaussian(random: () => number): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3);
}
