/**
 * Exposes the film: shoots the samples of every pixel and keeps their mean as linear light, with what
 * the denoiser needs to know about the surfaces seen.
 */
import type { Size } from '../../../src/inference/core/geometry';
import { createLens } from './camera';
import { radiance } from './integrator';
import { Sampler } from './sampler';
import type { Scene } from './scene';
import { luminance, type Vec3 } from './vector';

/** Means over each pixel's samples, row by row from the top left. */
export interface Exposure extends Size {
  /** Linear sRGB light, three floats per pixel. */
  readonly light: Float32Array;
  /** The colour of the surfaces themselves, three floats per pixel; 1 where light is seen directly. */
  readonly albedo: Float32Array;
  /** Their normals, three floats per pixel; 0 for the sky. */
  readonly normal: Float32Array;
  /** How far off they are. */
  readonly distance: Float32Array;
  /** Variance of the mean of luminance / albedo's luminance: how unsure the pixel is. */
  readonly variance: Float32Array;
}

export interface ExposeOptions {
  readonly samples: number;
  readonly seed: number;
  /** Called after every row with the share done, 0 … 1. */
  readonly onProgress?: (share: number) => void;
}

/** Added to an albedo before it divides, so that black surfaces do not blow noise up. */
export const ALBEDO_FLOOR = 0.04;

export function expose(scene: Scene, size: Size, options: ExposeOptions): Exposure {
  const { width, height } = size;
  const { samples, seed, onProgress } = options;
  const lens = createLens(scene.camera, size);
  const sampler = new Sampler(seed, samples);
  const exposure = createExposure(size);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      let sum = 0;
      let squares = 0;
      for (let sample = 0; sample < samples; sample++) {
        sampler.startPath(pixel, sample);
        sampler.next();
        const px = x + 0.5 + tent(sampler.u);
        const py = y + 0.5 + tent(sampler.v);
        sampler.next();
        const seen = radiance(scene, lens(px, py, sampler.u, sampler.v), sampler);
        accumulate(exposure.light, pixel, seen.light, samples);
        accumulate(exposure.albedo, pixel, seen.albedo, samples);
        accumulate(exposure.normal, pixel, seen.normal, samples);
        exposure.distance[pixel]! += seen.distance / samples;
        const relative = luminance(seen.light) / (luminance(seen.albedo) + ALBEDO_FLOOR);
        sum += relative;
        squares += relative * relative;
      }
      const spread = Math.max(0, squares / samples - (sum / samples) ** 2);
      exposure.variance[pixel] = spread / Math.max(1, samples - 1);
    }
    onProgress?.((y + 1) / height);
  }
  return exposure;
}

function createExposure({ width, height }: Size): Exposure {
  const pixels = width * height;
  return {
    width,
    height,
    light: new Float32Array(pixels * 3),
    albedo: new Float32Array(pixels * 3),
    normal: new Float32Array(pixels * 3),
    distance: new Float32Array(pixels),
    variance: new Float32Array(pixels),
  };
}

function accumulate(sums: Float32Array, pixel: number, value: Vec3, samples: number): void {
  sums[pixel * 3]! += value.x / samples;
  sums[pixel * 3 + 1]! += value.y / samples;
  sums[pixel * 3 + 2]! += value.z / samples;
}

/** [0, 1) to a place under a triangle over (−1, 1): the softness of a lens and a sensor. */
function tent(u: number): number {
  return u < 0.5 ? Math.sqrt(2 * u) - 1 : 1 - Math.sqrt(2 - 2 * u);
}
