/**
 * The three graphs of the model, opened when they are first needed.
 *
 * Together they hold 1.24 GB of weights and, while one runs, up to as much again. Where memory is short
 * one at a time is open: the encoder is closed before the UNet opens, the UNet before the decoder.
 */
import { integers, floats, type FloatTensor, type Tensor } from '../../core/tensor';
import type { GraphFiles, GraphSession, Runtime } from '../../runtime/runtime';
import { decodeInTiles, TILE_SIDE } from './decode-tiles';
import { fingerprintOf } from './fingerprint';
import type { Prediction } from './guidance';
import {
  CELLS,
  expectLength,
  LATENT_CHANNELS,
  LATENT_SIDE,
  PICTURE_SIDE,
  SAMPLE_CHANNELS,
} from './latents';
import type { ModelPicture } from './model-view';
import { PICTURE_PIXELS } from './placement';

export type GraphName = 'vae_encoder' | 'unet' | 'vae_decoder';
/** As in the catalogue: fixed shapes for WebGPU, free ones for wasm, which needs less memory for them. */
export type VariantName = 'fixed' | 'tile' | 'pair' | 'single' | 'free';

export type GraphSource = (graph: GraphName, variant: VariantName) => Promise<GraphFiles>;

export interface SessionSetOptions {
  readonly runtime: Runtime;
  readonly graph: GraphSource;
  /** As in the preflight's verdict: one session at a time, and the decoder in tiles. */
  readonly isTight: boolean;
}

/** The classes of the model's training: 0–9 "background", which is the condition; 10–19 "object". */
const CONDITIONAL_IDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const UNCONDITIONAL_IDS = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
/** Encoded pictures kept, of 128 kB each: a dozen windows with a second picture for the start. */
const MAX_ENCODED = 24;

export class SessionSet {
  readonly #open = new Map<string, Promise<GraphSession>>();
  /** In the order of their last use. */
  readonly #encoded = new Map<string, Float32Array<ArrayBuffer>>();
  readonly #isWasm: boolean;
  #asksTwice = false;

  constructor(private readonly options: SessionSetOptions) {
    this.#isWasm = options.runtime.provider === 'wasm';
  }

  /** In any variant. */
  isOpen(graph: GraphName): boolean {
    return [...this.#open.keys()].some((key) => key.startsWith(`${graph}/`));
  }

  /** Whether `encode` would be answered from memory. */
  hasEncoded(picture: ModelPicture): boolean {
    return this.#encoded.has(fingerprintOf(picture));
  }

  /** Opens what `encode` needs. */
  async openEncoder(): Promise<void> {
    await this.#session('vae_encoder', this.#whole());
  }

  /**
   * @param picture - 3 × 512 × 512, −1…1
   * @param check - what it throws keeps the answer from being remembered
   * @returns the moments, 8 × 64 × 64; not to be written to
   */
  async encode(
    picture: ModelPicture,
    check: (moments: Float32Array) => void,
  ): Promise<Float32Array<ArrayBuffer>> {
    const key = fingerprintOf(picture);
    let moments = this.#encoded.get(key);
    if (!moments) {
      const image = floats(picture, [1, 3, PICTURE_SIDE, PICTURE_SIDE]);
      const length = 2 * LATENT_CHANNELS * CELLS;
      moments = await this.#run('vae_encoder', this.#whole(), { image }, 'moments', length);
      check(moments);
    }
    this.#encoded.delete(key);
    this.#encoded.set(key, moments);
    const [oldest] = this.#encoded.keys();
    if (this.#encoded.size > MAX_ENCODED) this.#encoded.delete(oldest!);
    return moments;
  }

  /**
   * Opens what `predict` needs, so that a step's time is the step's. A second UNet would hold its
   * 900 MB again, so where memory is short one that is guided sometimes is asked both questions always.
   */
  async openUnet(guided: 'always' | 'never' | 'sometimes'): Promise<void> {
    this.#asksTwice = this.options.isTight && guided !== 'never';
    if (guided !== 'never') await this.#session('unet', this.#unetVariant(true));
    if (guided !== 'always') await this.#session('unet', this.#unetVariant(false));
  }

  /**
   * @param sample - 9 × 64 × 64
   * @param time - 0–999
   * @param guided - ask under both labels
   */
  async predict(
    sample: Float32Array<ArrayBuffer>,
    time: number,
    guided: boolean,
  ): Promise<Prediction> {
    expectLength('sample', sample, SAMPLE_CHANNELS * CELLS);
    const variant = this.#unetVariant(guided);
    const isPair = variant === 'pair' || (variant === 'free' && guided);
    const feeds = unetFeeds(sample, time, isPair);
    const ids = isPair ? [...UNCONDITIONAL_IDS, ...CONDITIONAL_IDS] : CONDITIONAL_IDS;
    const input_ids = integers(ids, [isPair ? 2 : 1, 10]);
    const length = LATENT_CHANNELS * CELLS;
    const noise = await this.#run(
      'unet',
      variant,
      variant === 'free' ? { ...feeds, input_ids } : feeds,
      'noise',
      isPair ? 2 * length : length,
    );
    if (!isPair) return { conditional: noise, unconditional: null };
    // Rows are in the order of the ids.
    return {
      unconditional: guided ? noise.slice(0, length) : null,
      conditional: noise.slice(length),
    };
  }

  /**
   * @param latents - 4 × 64 × 64, the scaling factor taken out
   * @returns 3 × 512 × 512, nominally −1…1
   */
  async decode(latents: Float32Array<ArrayBuffer>): Promise<ModelPicture> {
    const run = (data: Float32Array<ArrayBuffer>, side: number, variant: VariantName) => {
      const latent = floats(data, [1, LATENT_CHANNELS, side, side]);
      const length = (3 * PICTURE_PIXELS * side * side) / CELLS;
      return this.#run('vae_decoder', variant, { latent }, 'image', length);
    };
    return this.options.isTight
      ? decodeInTiles(latents, (tile) => run(tile, TILE_SIDE, 'tile'))
      : run(latents, LATENT_SIDE, this.#whole());
  }

  /** Opens what `decode` needs. */
  async openDecoder(): Promise<void> {
    await this.#session('vae_decoder', this.options.isTight ? 'tile' : this.#whole());
  }

  /** Closes every session; what is needed later is opened anew. What has been encoded stays. */
  async release(): Promise<void> {
    const sessions = [...this.#open.values()];
    this.#open.clear();
    // One that could not be opened, or whose device is lost, has nothing left to free.
    await Promise.allSettled(sessions.map(async (session) => (await session).release()));
  }

  #whole(): VariantName {
    return this.#isWasm ? 'free' : 'fixed';
  }

  #unetVariant(guided: boolean): VariantName {
    if (this.#isWasm) return 'free';
    return guided || this.#asksTwice ? 'pair' : 'single';
  }

  async #run(
    graph: GraphName,
    variant: VariantName,
    feeds: Readonly<Record<string, Tensor>>,
    output: string,
    length: number,
  ): Promise<Float32Array<ArrayBuffer>> {
    const session = await this.#session(graph, variant);
    const { data } = floatOutput(await session.run(feeds), graph, output);
    expectLength(`${graph} ${output}`, data, length);
    return data;
  }

  async #session(graph: GraphName, variant: VariantName): Promise<GraphSession> {
    const key = `${graph}/${variant}`;
    const open = this.#open.get(key);
    if (open) return open;
    // wasm has 4 GB for all: two of the graphs and what they compute do not fit.
    if (this.options.isTight || this.#isWasm) await this.release();
    const session = this.options
      .graph(graph, variant)
      .then((files) => this.options.runtime.open(files));
    this.#open.set(key, session);
    // A failure must not be remembered, or trying again would never try.
    session.catch(() => this.#open.get(key) === session && this.#open.delete(key));
    return session;
  }
}

function unetFeeds(sample: Float32Array<ArrayBuffer>, time: number, isPair: boolean) {
  if (!isPair) {
    return {
      latent: floats(sample, [1, SAMPLE_CHANNELS, LATENT_SIDE, LATENT_SIDE]),
      timesteps: integers([time], [1]),
    };
  }
  const twice = new Float32Array(2 * sample.length);
  twice.set(sample, 0);
  twice.set(sample, sample.length);
  return {
    latent: floats(twice, [2, SAMPLE_CHANNELS, LATENT_SIDE, LATENT_SIDE]),
    timesteps: integers([time, time], [2]),
  };
}

function floatOutput(
  outputs: Readonly<Record<string, Tensor>>,
  graph: string,
  name: string,
): FloatTensor {
  const output = outputs[name];
  if (output?.type !== 'float32') throw new Error(`${graph} gave no float32 output ${name}`);
  return output;
}
