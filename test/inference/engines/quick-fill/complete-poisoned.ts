/** Runs Quick Fill on a picture whose hole has been overwritten, so that nothing can be peeked at. */
import type { Size } from '../../../../src/inference/core/geometry';
import type { Raster } from '../../../../src/inference/core/raster';
import type { EngineContext } from '../../../../src/inference/engines/engine';
import { quickFill } from '../../../../src/inference/engines/quick-fill/quick-fill';
import { paint, poison } from '../../../support/pictures';

export const quiet = (): EngineContext => ({
  signal: new AbortController().signal,
  enough: new AbortController().signal,
  progress() {},
});

/** The picture with `hole` filled from its poisoned copy, and the remarks. */
export async function complete(
  truth: Raster,
  hole: Uint8Array<ArrayBuffer>,
  seed = 1,
  engine = quickFill,
) {
  const image = poison(truth, hole, [255, 0, 255, 0]);
  return engine.complete({ image, hole, seed }, quiet());
}

/** Two sine-like textures of different periods: structure that a surface cannot follow. */
export const texture = (area: Size) =>
  paint(area, (x, y) => {
    const wave = ((x * 7) % 31) * 4 + ((y * 5) % 23) * 3;
    return [60 + wave / 2, 200 - wave / 2, 40 + ((x ^ y) % 16) * 6];
  });
