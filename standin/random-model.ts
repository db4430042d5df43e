/** Stand-ins with random weights: they cost and weigh what Moebius does, and paint nonsense. */
import type { ModelGraphs } from './model-graphs';
import { buildUnet } from './unet';
import { buildVaeDecoder } from './vae-decoder';
import { buildVaeEncoder } from './vae-encoder';
import { type RandomSize, WIDTHS } from './widths';

/** Nothing large is made before the graphs are written; the same seed gives the same bytes. */
export function randomModel(size: RandomSize, seed = 1): ModelGraphs {
  const { unet, vae } = WIDTHS[size];
  return {
    encoder: buildVaeEncoder(vae, seed).build(),
    unet: buildUnet(unet, seed).build(),
    decoder: buildVaeDecoder(vae, seed).build(),
  };
}
