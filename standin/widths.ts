/** The two sizes that stand-ins with random weights come in: one shape, other channel counts. */

export interface UnetWidths {
  /** Channels at 64 × 64, 32 × 32 and 16 × 16. */
  readonly levels: readonly [number, number, number];
  /** Length of the time vector, of a row of the embedding, and of the condition made of it. */
  readonly time: number;
  readonly embedding: number;
  readonly context: number;
}

export interface VaeWidths {
  /** Channels at 512 × 512, 256 × 256, 128 × 128 and 64 × 64. */
  readonly levels: readonly [number, number, number, number];
  readonly groups: number;
}

export interface Widths {
  readonly unet: UnetWidths;
  readonly vae: VaeWidths;
}

export type RandomSize = 'full' | 'small';

export const WIDTHS: Readonly<Record<RandomSize, Widths>> = {
  /** Moebius' own (hustvl/Moebius, 226,041,531 parameters) and its VAE's (the shape of SDXL's). */
  full: {
    unet: { levels: [320, 640, 1280], time: 1280, embedding: 3072, context: 768 },
    vae: { levels: [128, 256, 512, 512], groups: 32 },
  },
  /** About a hundredth of the UNet's work and a thousandth of the VAE's, for tests. */
  small: {
    unet: { levels: [32, 64, 128], time: 128, embedding: 96, context: 48 },
    vae: { levels: [4, 8, 16, 16], groups: 4 },
  },
};
