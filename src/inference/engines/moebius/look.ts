/** What the picture would be were the loop to end now: a glance after each step, without the decoder. */
import type { Raster } from '../../core/raster';
import { resamplePlane } from '../../core/resample';
import type { EngineJob } from '../engine';
import { composePreview } from './compose';
import { CELLS, LATENT_SIDE, type Latents } from './latents';
import type { ModelView } from './model-view';
import { PICTURE, PICTURE_PIXELS } from './placement';
import { coloursOf, fitColours } from './preview';

/**
 * @param masked - scaled latents of the masked picture, 4 × 64 × 64: the colours are learned from them
 * @returns shows a guess at the result (scaled latents, 4 × 64 × 64) as the window with its hole filled
 */
export function createLook(
  job: EngineJob,
  view: ModelView,
  masked: Latents,
): (clean: Latents) => Raster {
  const fit = fitColours(masked, view);
  const cells = { width: LATENT_SIDE, height: LATENT_SIDE };
  return (clean) => {
    const colours = coloursOf(fit, clean);
    const picture = new Float32Array(3 * PICTURE_PIXELS);
    for (let c = 0; c < 3; c++) {
      const data = colours.slice(c * CELLS, (c + 1) * CELLS);
      picture.set(resamplePlane({ ...cells, data }, PICTURE).data, c * PICTURE_PIXELS);
    }
    return composePreview(job, view, picture);
  };
}
