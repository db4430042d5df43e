/** The three graphs of a latent-diffusion model, whichever way they were made. */
import type { OnnxModel } from '../src/inference/onnx/model';

/**
 * - `encoder`: `image` (B, 3, 512, 512) in [−1, 1] → `moments` (B, 8, 64, 64), mean ‖ log variance
 * - `unet`: `latent` (B, 9, 64, 64), `timesteps` int64 (B), `input_ids` int64 (B, 10) → `noise` (B, 4, 64, 64)
 * - `decoder`: `latent` (B, 4, 64, 64), divided by 0.13025 → `image` (B, 3, 512, 512)
 */
export interface ModelGraphs {
  readonly encoder: OnnxModel;
  readonly unet: OnnxModel;
  readonly decoder: OnnxModel;
}
