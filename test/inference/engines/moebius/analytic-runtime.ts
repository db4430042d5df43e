/**
 * A runtime whose three "graphs" are formulas. Encoder and decoder are exact linear maps, the mean of
 * each 8 × 8 pixels and back; the UNet names exactly the noise that parts its input from a latent the
 * test chooses. So a whole fill must give back the picture of that latent.
 */
import { Failure } from '../../../../src/inference/core/errors';
import { floats, type Tensor } from '../../../../src/inference/core/tensor';
import { SCALING_FACTOR } from '../../../../src/inference/engines/moebius/latents';
import { sharesAt } from '../../../../src/inference/engines/moebius/schedule';
import {
  type GraphSource,
  SessionSet,
} from '../../../../src/inference/engines/moebius/session-set';
import type { GraphFiles, Provider, Runtime } from '../../../../src/inference/runtime/runtime';

type Feeds = Readonly<Record<string, Tensor>>;
type Numbers = Float32Array<ArrayBuffer>;

/** Nine channels of 64 × 64 → the clean latent, four of them, scaled. */
export type CleanOf = (sample: Float32Array) => Float32Array;

export interface AnalyticOptions {
  readonly cleanOf: CleanOf;
  readonly provider?: Provider;
  readonly isTight?: boolean;
  /** For which the pair of answers is right; 2 where left out. */
  readonly guidanceScale?: number;
  /** Sees every event before it happens, such as `run unet/pair`; may throw, may spoil nothing else. */
  readonly on?: (event: string) => void;
  /** May spoil an output in place. */
  readonly spoil?: (event: string, output: Numbers) => void;
}

export function createAnalytic(options: AnalyticOptions) {
  const { provider = 'webgpu', isTight = false, on = () => {}, spoil = () => {} } = options;
  const events: string[] = [];
  const happen = (event: string) => {
    events.push(event);
    on(event);
  };
  const runtime: Runtime = {
    provider,
    async open({ name }) {
      happen(`open ${name}`);
      let isOpen = true;
      return {
        async run(feeds) {
          if (!isOpen) throw new Error(`${name} was released`);
          happen(`run ${name}`);
          const outputs = runGraph(name, feeds, options);
          for (const { data } of Object.values(outputs)) spoil(`run ${name}`, data as Numbers);
          return outputs;
        },
        async release() {
          isOpen = false;
          happen(`release ${name}`);
        },
      };
    },
    async dispose() {},
  };
  const graph: GraphSource = async (name, variant): Promise<GraphFiles> => ({
    name: `${name}/${variant}`,
    skeleton: new Uint8Array(),
    weights: null,
  });
  const sessions = new SessionSet({ runtime, graph, isTight });
  const count = (event: string) => events.filter((e) => e.startsWith(event)).length;
  return { sessions, events, count };
}

export function gpuLost(): Failure {
  return new Failure('gpu-lost', { message: 'test' });
}

/** Takes the known picture as it stands, and `colour` (−1…1) for what is masked. */
export function keepAndPaint(...colour: [number, number, number]): CleanOf {
  const latents = [...colour, 0].map((value) => value * SCALING_FACTOR);
  return (sample) =>
    Float32Array.from({ length: 4 * 4096 }, (_, i) =>
      sample[4 * 4096 + (i % 4096)]! !== 0 ? latents[i >> 12]! : sample[5 * 4096 + i]!,
    );
}

function runGraph(name: string, feeds: Feeds, options: AnalyticOptions): Record<string, Tensor> {
  const [graph] = name.split('/') as [string];
  switch (graph) {
    case 'vae_encoder':
      return { moments: encode(numbersOf(feeds, 'image')) };
    case 'vae_decoder':
      return { image: decode(numbersOf(feeds, 'latent')) };
    default:
      return { noise: predict(feeds, name, options) };
  }
}

function numbersOf(feeds: Feeds, name: string): Float32Array {
  const tensor = feeds[name];
  if (tensor?.type !== 'float32') throw new Error(`no ${name}`);
  return tensor.data;
}

function encode(image: Float32Array) {
  const moments = new Float32Array(8 * 4096);
  for (let c = 0; c < 3; c++) {
    for (let p = 0; p < 512 * 512; p++) {
      const cell = (p >> 12) * 64 + ((p % 512) >> 3);
      moments[c * 4096 + cell]! += image[c * 512 * 512 + p]! / 64;
    }
  }
  return floats(moments, [1, 8, 64, 64]);
}

function decode(latent: Float32Array) {
  const side = Math.sqrt(latent.length / 4);
  const out = new Float32Array(3 * 64 * side * side);
  for (let c = 0, i = 0; c < 3; c++) {
    for (let y = 0; y < 8 * side; y++) {
      for (let x = 0; x < 8 * side; x++, i++) {
        out[i] = latent[c * side * side + (y >> 3) * side + (x >> 3)]!;
      }
    }
  }
  return floats(out, [1, 3, 8 * side, 8 * side]);
}

/** What guidance takes away again, where it is applied as published. */
const LIE = 0.25;

/** Asked under both labels, neither answer is true, but guidance at `guidanceScale` makes it so. */
function predict(feeds: Feeds, name: string, { cleanOf, guidanceScale = 2 }: AnalyticOptions) {
  const latent = numbersOf(feeds, 'latent');
  const times = feeds['timesteps'];
  if (times?.type !== 'int64') throw new Error('no timesteps');
  const rows = times.data.length;
  expectShape(name, feeds, rows);
  const noise = new Float32Array(rows * 4 * 4096);
  for (let row = 0; row < rows; row++) {
    const sample = latent.subarray(row * 9 * 4096, (row + 1) * 9 * 4096);
    const shares = sharesAt(Number(times.data[row]));
    const clean = cleanOf(sample);
    const unconditionalLie = rows === 2 ? LIE : 0;
    const lie = row === 0 ? unconditionalLie : LIE * (1 - 1 / guidanceScale);
    for (let i = 0; i < 4 * 4096; i++) {
      noise[row * 4 * 4096 + i] = (sample[i]! - shares.signal * clean[i]!) / shares.noise + lie;
    }
  }
  return floats(noise, [rows, 4, 64, 64]);
}

/** Fixed variants have their ids built in, the free one must be given them, in the published order. */
function expectShape(name: string, feeds: Feeds, rows: number): void {
  const ids = feeds['input_ids'];
  const expected = { 'unet/pair': 2, 'unet/single': 1, 'unet/free': rows }[name];
  if (rows !== expected) throw new Error(`${name} was given ${rows} rows`);
  if ((name === 'unet/free') !== (ids !== undefined)) throw new Error(`${name}: wrong input_ids`);
  if (ids?.type === 'int64') {
    const first = rows === 2 ? 10n : 0n;
    if (ids.data[0] !== first || ids.data.at(-1) !== 9n) throw new Error('ids in the wrong order');
  }
}
