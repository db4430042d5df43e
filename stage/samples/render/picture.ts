/** A picture from its name: scene, exposure, development, and the mask that goes with it. */
import type { Size } from '../../../src/inference/core/geometry';
import type { Raster } from '../../../src/inference/core/raster';
import { develop } from './develop';
import { denoise } from './denoise';
import { expose } from './film';
import { objectMask } from './object-mask';
import type { Scene } from './scene';
import { coast } from './scenes/coast';
import { studio } from './scenes/studio';
import { wall } from './scenes/wall';

export interface Picture {
  /** File name without ending. */
  readonly name: string;
  readonly format: 'png' | 'jpeg';
  readonly size: Size;
  /** Rays per pixel. */
  readonly samples: number;
  /** Relief is made no finer than a picture of `size` can show. */
  readonly scene: (size: Size) => Scene;
}

export const PICTURES: readonly Picture[] = [
  { name: 'studio', format: 'png', size: { width: 1280, height: 853 }, samples: 24, scene: studio },
  { name: 'coast', format: 'jpeg', size: { width: 1536, height: 1024 }, samples: 20, scene: coast },
  { name: 'wall', format: 'png', size: { width: 1200, height: 800 }, samples: 16, scene: wall },
];

export interface RenderOptions {
  readonly size: Size;
  readonly samples: number;
  readonly seed: number;
  readonly onProgress?: (share: number) => void;
}

export function renderPicture(picture: Picture, options: RenderOptions): Raster {
  const scene = picture.scene(options.size);
  const exposure = denoise(expose(scene, options.size, options));
  return develop(exposure, scene.development, options.seed);
}

export function renderMask(picture: Picture, size: Size, seed: number): Uint8Array<ArrayBuffer> {
  return objectMask(picture.scene(size), size, seed);
}
