/**
 * The models we offer, as their authors published them. Sizes and hashes are those of the host's own
 * file records (Git LFS) at the pinned commit; names and shapes are those of the graphs.
 */
import type { GraphVariant, ModelEntry, TensorSpec } from './catalogue';

/** Where the files are published; a mirror with the same paths may be set in its place. */
export const PUBLISHED_HOST = 'https://huggingface.co';

/** The learnt "text" of the model: rows 0–9 of its table are the condition, 10–19 stand for none. */
const CONDITIONAL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const UNCONDITIONAL = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];

/** As published, with every dimension free: what the wasm provider runs in less memory. */
const FREE: GraphVariant = { name: 'free', dims: {}, constants: {} };
const FIXED: GraphVariant = { name: 'fixed', dims: { B: 1 }, constants: {} };

function float32(...dims: (number | string)[]): TensorSpec {
  return { type: 'float32', dims };
}

export const MOEBIUS: ModelEntry = {
  id: 'moebius',
  title: 'Moebius',
  licence: 'MIT (hustvl/Moebius), Apache-2.0 (simonw/Moebius-ONNX)',
  credit: 'hustvl/Moebius, PixelHacker (VAE), Simon Willison (ONNX)',
  repository: 'simonw/Moebius-ONNX',
  revision: '5bf1ef5d2861ec01a727183a3f95dc64f352120e',
  isStandIn: false,
  files: [
    {
      name: 'vae_encoder',
      path: 'vae_encoder.onnx',
      bytes: 136_757_093,
      sha256: 'b8b81d41e757222a0707665ba9d826703987855e5bed056036b90b988968042f',
      inputs: { image: float32('B', 3, 512, 512) },
      outputs: { moments: float32('B', 8, 64, 64) },
      variants: [FIXED, FREE],
    },
    {
      name: 'vae_decoder',
      path: 'vae_decoder.onnx',
      bytes: 198_078_671,
      sha256: 'd90ef0b7f6c8c8b7234459c8b449d70be0033bf1576c842e8b9991baf3934280',
      inputs: { latent: float32('B', 4, 64, 64) },
      outputs: { image: float32('B', 3, 512, 512) },
      variants: [
        FIXED,
        // A quarter of the area: its largest activation is 64 MiB, where the whole needs 256 MiB.
        { name: 'tile', dims: { B: 1 }, inputDims: { latent: [1, 4, 32, 32] }, constants: {} },
        FREE,
      ],
    },
    {
      name: 'unet',
      path: 'unet.onnx',
      bytes: 906_698_976,
      sha256: 'e3f90f52f72378339b990459fadb29a68d3c7b5c6851545ba42774f489160b08',
      inputs: {
        latent: float32('B', 9, 64, 64),
        timesteps: { type: 'int64', dims: ['B'] },
        input_ids: { type: 'int64', dims: ['B', 10] },
      },
      outputs: { noise: float32('B', 4, 64, 64) },
      variants: [
        // Guided steps run both in one batch, the unconditional one first.
        {
          name: 'pair',
          dims: { B: 2 },
          constants: { input_ids: [...UNCONDITIONAL, ...CONDITIONAL] },
        },
        { name: 'single', dims: { B: 1 }, constants: { input_ids: CONDITIONAL } },
        FREE,
      ],
    },
  ],
};

export const PUBLISHED_MODELS: readonly ModelEntry[] = [MOEBIUS];
