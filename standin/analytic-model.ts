/** Stand-ins whose answer is known in closed form, so that a whole run can be checked to the last digit. */
import { type AnalyticUnetOptions, buildAnalyticUnet } from './analytic-unet';
import { buildAnalyticDecoder, buildAnalyticEncoder } from './analytic-vae';
import type { ModelGraphs } from './model-graphs';

/** @throws RangeError - where the clean latents are not 4 × 64 × 64 numbers */
export function analyticModel(options: AnalyticUnetOptions): ModelGraphs {
  return {
    encoder: buildAnalyticEncoder().build(),
    unet: buildAnalyticUnet(options).build(),
    decoder: buildAnalyticDecoder().build(),
  };
}
