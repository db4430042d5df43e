/**
 * How near a few steps come to what infinitely many would give, by sampler, spacing and preset: on a
 * mixture whose noise can be predicted exactly, so that only the steps are to blame.
 */
import { writeFileSync } from 'node:fs';
import { denoise } from '../src/inference/engines/moebius/denoise';
import type { Latents } from '../src/inference/engines/moebius/latents';
import { normals } from '../src/inference/engines/moebius/noise';
import { passesOf, PRESETS } from '../src/inference/engines/moebius/presets';
import { sharesAt, timesOf } from '../src/inference/engines/moebius/schedule';
import type { MoebiusSettings } from '../src/inference/engines/moebius/settings';
import { startLatents } from '../src/inference/engines/moebius/start';
import { exactFlow } from './convergence/exact-flow';
import { DIMENSIONS, drawPoints, idealNoise, POINTS } from './convergence/mixture';
import { type Curve, drawPlot } from './convergence/plot';
import { median, takenNow, writeReport } from './report';

/** Of Runge–Kutta; with twice as many its end moves by 3 · 10⁻⁵ (root mean square). */
const STRIDES = 60;
const STEPS = [4, 5, 6, 8, 10, 12, 16, 20, 28, 40];
const NOISE = normals(3, DIMENSIONS * POINTS);
const OTHER_NOISE = normals(4, DIMENSIONS * POINTS);
const DRAFT = drawPoints(5);
const PUBLISHED = PRESETS.reference;
/** Begins at the last time, and with noise. */
const WHOLE: MoebiusSettings = { ...PUBLISHED, strength: 1 };

interface Errors {
  readonly passes: number;
  /** Distances from the exact ends, per dimension; the data's deviation is near 1. */
  readonly median: number;
  readonly ninetieth: number;
  readonly rms: number;
  /** How far the ends as a crowd are from where noise at time 999 leads exactly. */
  readonly crowd: number;
}

const exactEnds = new Map<string, Float64Array>();

function exactEnd(start: Latents, time: number, key: string): Float64Array {
  const known = exactEnds.get(key);
  if (known) return known;
  const end = exactFlow(start, sharesAt(time), PUBLISHED.guidanceScale, STRIDES);
  exactEnds.set(key, end);
  return end;
}

async function measure(settings: MoebiusSettings): Promise<Errors> {
  const start = startLatents(settings, NOISE, DRAFT);
  const never = new AbortController().signal;
  const { latents } = await denoise(
    {
      settings,
      start,
      mask: new Float32Array(POINTS),
      maskedLatents: new Float32Array(DIMENSIONS * POINTS),
    },
    async (sample, time) => {
      const answers = idealNoise(sample.subarray(0, DIMENSIONS * POINTS), sharesAt(time));
      return {
        conditional: Float32Array.from(answers.conditional),
        unconditional: Float32Array.from(answers.unconditional),
      };
    },
    { signal: never, enough: never, onStep: () => {} },
  );
  const first = timesOf(settings)[0]!;
  const distances = distancesOf(latents, exactEnd(start, first, `${settings.start} at ${first}`));
  return {
    passes: passesOf(settings),
    median: median(distances),
    ninetieth: [...distances].sort((a, b) => a - b)[Math.floor(0.9 * POINTS)]!,
    rms: Math.sqrt(distances.reduce((sum, value) => sum + value ** 2, 0) / POINTS),
    crowd: crowdDistance(latents, exactEnd(OTHER_NOISE, 999, 'the crowd')),
  };
}

function distancesOf(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  return Array.from({ length: POINTS }, (_, point) => {
    let squares = 0;
    for (let i = point; i < a.length; i += POINTS) squares += (a[i]! - b[i]!) ** 2;
    return Math.sqrt(squares / DIMENSIONS);
  });
}

/** Wasserstein's distance of the two crowds' shadows on an axis, the mean over the axes. */
function crowdDistance(a: Float32Array | Float64Array, b: Float32Array | Float64Array): number {
  let sum = 0;
  for (let from = 0; from < a.length; from += POINTS) {
    const [one, two] = [a, b].map((all) => all.slice(from, from + POINTS).sort());
    for (let i = 0; i < POINTS; i++) sum += Math.abs(one![i]! - two![i]!);
  }
  return sum / a.length;
}

const KINDS: readonly (Omit<Curve, 'points'> & { readonly settings: MoebiusSettings })[] = [
  { name: 'DDIM, as published', colour: '#777777', isDashed: true, settings: PUBLISHED },
  {
    name: 'DDIM, trailing',
    colour: '#c2571a',
    isDashed: true,
    settings: { ...WHOLE, spacing: 'trailing' },
  },
  {
    name: 'DDIM, log-snr',
    colour: '#1663c7',
    isDashed: true,
    settings: { ...WHOLE, spacing: 'log-snr' },
  },
  {
    name: 'DPM-Solver++, trailing',
    colour: '#c2571a',
    isDashed: false,
    settings: { ...WHOLE, sampler: 'dpm-solver++2m', spacing: 'trailing' },
  },
  {
    name: 'DPM-Solver++, log-snr',
    colour: '#1663c7',
    isDashed: false,
    settings: { ...WHOLE, sampler: 'dpm-solver++2m', spacing: 'log-snr' },
  },
];

const kinds = [];
for (const { settings, ...kind } of KINDS) {
  const errors: Errors[] = [];
  for (const steps of STEPS) errors.push(await measure({ ...settings, steps }));
  kinds.push({ ...kind, errors });
}

const presets: (Errors & { name: string })[] = [];
for (const [name, settings] of Object.entries(PRESETS)) {
  presets.push({ name, ...(await measure(settings)) });
}
/** What `crowd` is between two crowds of the same kind. */
const crowdByChance = crowdDistance(
  exactEnd(NOISE, 999, 'noise at 999'),
  exactEnd(OTHER_NOISE, 999, 'the crowd'),
);

const { machine, date } = takenNow();
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(4)) : value;
const result = {
  date,
  machine,
  guidance: PUBLISHED.guidanceScale,
  crowdByChance,
  presets,
  kinds: kinds.map(({ name, errors }) => ({ name, errors })),
};
writeFileSync('bench/results/convergence.json', `${JSON.stringify(result, rounded, 2)}\n`);
writeFileSync(
  'bench/results/convergence.svg',
  drawPlot({
    title: 'Nine points in ten end up nearer than this to where they should',
    caption: `Mixture with an exact answer, guidance ${PUBLISHED.guidanceScale}; its deviation is 1. ${date}`,
    xTitle: 'passes of the model',
    yTitle: 'distance from the exact solution',
    xTicks: [3, 4, 6, 8, 12, 16, 24, 40],
    yTicks: [0.02, 0.05, 0.1, 0.2, 0.5, 1],
    curves: kinds.map(({ errors, ...kind }) => ({
      ...kind,
      points: errors.map(({ passes, ninetieth }) => ({ x: passes, y: ninetieth })),
    })),
  }),
);

const cells = ({ passes, ...errors }: Errors) => [
  passes,
  ...[errors.median, errors.ninetieth, errors.rms, errors.crowd].map((value) => value.toFixed(3)),
];
writeReport({
  name: 'convergence',
  about: `How near a few steps come to what infinitely many would give, on a mixture of 64 normal distributions in four dimensions (4096 points, deviation near 1), whose noise is predicted exactly; guidance ${PUBLISHED.guidanceScale}. Distances are from the end of the very same start by Runge–Kutta. "Crowd" is how far all the ends together are from where noise at time 999 leads; by chance alone it is ${crowdByChance.toFixed(3)}.\n\n![The same as curves](convergence.svg)`,
  columns: ['recipe', 'passes', 'median', 'nine in ten below', 'root mean square', 'crowd'],
  rows: [
    ...presets.map(({ name, ...errors }) => [`preset ${name}`, ...cells(errors)]),
    ...kinds.flatMap(({ name, errors }) =>
      errors
        .filter(({ passes }) => [7, 8, 12, 19, 20].includes(passes))
        .map((error) => [name, ...cells(error)]),
    ),
  ],
});
