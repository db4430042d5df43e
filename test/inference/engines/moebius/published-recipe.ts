/** The published recipe as the engine's own modules do it, on one made-up picture, and ways to get it wrong. */
import { denoise } from '../../../../src/inference/engines/moebius/denoise';
import { latentMaskOf } from '../../../../src/inference/engines/moebius/latent-mask';
import { latentsFromMoments } from '../../../../src/inference/engines/moebius/latents';
import { startNoise } from '../../../../src/inference/engines/moebius/noise';
import { PRESETS } from '../../../../src/inference/engines/moebius/presets';
import { SessionSet } from '../../../../src/inference/engines/moebius/session-set';
import type { MoebiusSettings } from '../../../../src/inference/engines/moebius/settings';
import { startLatents } from '../../../../src/inference/engines/moebius/start';
import type { OracleJob, RawUnet } from './oracle';
import { randomNumbers, runtimeOf } from './toy-unet';

const N = 64 * 64;

export const JOB: OracleJob = {
  moments: randomNumbers(8 * N, 1).map((value) => 8 * value),
  hole: raggedHole(),
  seed: 20,
  steps: 20,
  guidance: 2,
};

/** A disc whose rim falls anywhere within the cells, and a stroke of three pixels. */
function raggedHole(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 512 * 512 }, (_, pixel) => {
    const [x, y] = [pixel % 512, Math.floor(pixel / 512)];
    const isDisc = Math.hypot(x - 251.5, y - 203) < 91;
    return isDisc || Math.abs(y - 411 - x / 16) < 1.5 ? 255 : 0;
  });
}

/** The latents after every step, up to `last`. */
export async function runEngine(
  unet: RawUnet,
  changes: Partial<MoebiusSettings> = {},
  last = Infinity,
): Promise<Float32Array[]> {
  const settings = { ...PRESETS.reference, ...changes };
  const sessions = new SessionSet({
    runtime: runtimeOf(unet),
    graph: async (name) => ({ name, skeleton: new Uint8Array(), weights: null }),
    isTight: false,
  });
  const enough = new AbortController();
  const after: Float32Array[] = [];
  await denoise(
    {
      settings,
      mask: latentMaskOf(Uint8Array.from(JOB.hole), settings.latentMask),
      maskedLatents: latentsFromMoments(Float32Array.from(JOB.moments)),
      start: startLatents(settings, startNoise(JOB.seed, settings.noiseOffset), null),
    },
    (sample, time, guided) => sessions.predict(sample, time, guided),
    {
      signal: new AbortController().signal,
      enough: enough.signal,
      onStep: ({ done, checkpoint }) => {
        after.push(checkpoint.latents);
        if (done >= last) enough.abort();
      },
    },
  );
  return after;
}

/** Something done to what the UNet is given, or a setting that is not the published one. */
export interface Mistake {
  readonly name: string;
  readonly spoil?: (unet: RawUnet) => RawUnet;
  readonly changes?: Partial<MoebiusSettings>;
}

/** Those that a correct pipeline was measured against with the real graph's shape. */
export const MEASURED_MISTAKES: readonly Mistake[] = [
  {
    name: 'the id rows swapped',
    spoil: (unet) => (latent, times, ids) => unet(latent, times, [...ids].reverse()),
  },
  {
    name: 'the mask as the last channel',
    spoil: onRows((row) => [
      ...row.slice(0, 4 * N),
      ...row.slice(5 * N),
      ...row.slice(4 * N, 5 * N),
    ]),
  },
  {
    name: 'the mask sampled mid-cell',
    spoil: onRows((row) =>
      row.map((value, i) => {
        const cell = i - 4 * N;
        if (cell < 0 || cell >= N) return value;
        return JOB.hole[(Math.floor(cell / 64) * 8 + 4) * 512 + (cell % 64) * 8 + 4]! / 255;
      }),
    ),
  },
  { name: 'the mask pooled', changes: { latentMask: 'max-pool' } },
];

export const OTHER_MISTAKES: readonly Mistake[] = [
  {
    name: 'the scaling factor left out',
    spoil: onRows((row) => row.map((value, i) => (i < 5 * N ? value : value / 0.13025))),
  },
  {
    name: 'every time one too early',
    spoil: (unet) => (latent, times, ids) =>
      unet(
        latent,
        times.map((time) => time + 1),
        ids,
      ),
  },
  { name: 'no noise offset', changes: { noiseOffset: 0 } },
  { name: 'all steps kept', changes: { strength: 1 } },
  { name: 'the other solver', changes: { sampler: 'dpm-solver++2m' } },
  { name: 'another spacing', changes: { spacing: 'trailing' } },
  { name: 'another guidance', changes: { guidanceScale: 2.5 } },
];

function onRows(change: (row: number[]) => number[]): (unet: RawUnet) => RawUnet {
  return (unet) => (latent, times, ids) => {
    const all = Array.from(latent);
    const rows = times.map((_, row) => change(all.slice(row * 9 * N, (row + 1) * 9 * N)));
    return unet(rows.flat(), times, ids);
  };
}

/** Accepted between good implementations: the real graph's shape, other optimisations and batches. */
const TOLERANCE = { max: 2e-3, mean: 5e-5 };

/** In which of the steps the latents are further apart than good implementations may be: none of them. */
export function stepsApart(
  actual: readonly ArrayLike<number>[],
  expected: readonly ArrayLike<number>[],
): number[] {
  return [...actual.keys()].filter((step) => {
    const [a, b] = [actual[step]!, expected[step] ?? []];
    let [max, sum] = [0, 0];
    for (let i = 0; i < a.length; i++) {
      const difference = Math.abs(a[i]! - (b[i] ?? Infinity));
      max = Math.max(max, difference);
      sum += difference;
    }
    return !(max < TOLERANCE.max && sum / a.length < TOLERANCE.mean);
  });
}
