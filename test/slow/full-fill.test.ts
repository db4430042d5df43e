/**
 * One whole fill with graphs of Moebius's full size, on the processor, the way the worker does it: its
 * handlers, its library, its runtime. Takes about ten minutes and 5 GB of memory.
 *
 * What it measured goes to bench/results/full-fill.md.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeReport } from '../../bench/report';
import { nodeCodecs } from '../../scripts/node-codecs';
import type { CallContext } from '../../src/inference/answer-calls';
import { decodePicture } from '../../src/inference/codec/decode';
import type { StepProgress } from '../../src/inference/contract';
import { createMask } from '../../src/inference/core/raster';
import { PRESETS } from '../../src/inference/engines/moebius/presets';
import type { MoebiusSettings } from '../../src/inference/engines/moebius/settings';
import type { ModelFillParams } from '../../src/inference/model-contract';
import { createModelHandlers } from '../../src/inference/model-handlers';
import { createRuntime, type OrtRuntime } from '../../src/inference/runtime/ort-runtime';
import type { ModelEntry } from '../../src/inference/weights/catalogue';
import { createModelLibrary, type ModelLibrary } from '../../src/inference/weights/model-library';
import { graphPreparer } from '../../src/inference/weights/prepare';
import { writeStandIn } from '../../standin/write-stand-in';
import { gradient } from '../support/pictures';
import { openPublishedStore } from './published-store';
import { createStageTimes, type Lap } from './stage-times';

const PREPARING = 'proving and preparing the files';
const STAND_IN = '.cache/standin-full';
const WASM = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm';
const SIZE = { width: 1152, height: 896 };
const HOLE = { x: 420, y: 330, width: 180, height: 140 };

/**
 * Three steps: one on its own, one that looks back at it, and the last. Every guided step costs the
 * same, so more of them would only take longer.
 */
const SETTINGS: MoebiusSettings = { ...PRESETS.fast, steps: 3 };

let runtime: OrtRuntime;
let entry: ModelEntry;
let library: ModelLibrary;

beforeAll(async () => {
  if (!existsSync(join(STAND_IN, 'catalogue.json'))) await writeStandIn('full', STAND_IN);
  const catalogue = readFileSync(join(STAND_IN, 'catalogue.json'), 'utf8');
  [entry] = JSON.parse(catalogue) as [ModelEntry]; // our own
  runtime = await createRuntime({ provider: 'wasm', wasm: Uint8Array.from(readFileSync(WASM)) });
  library = createModelLibrary({
    models: [entry],
    weightsHost: 'https://nowhere.invalid',
    store: await openPublishedStore(STAND_IN, entry),
    network: {
      fetch: () => Promise.reject(new Error('nothing is to be fetched')),
      stallMs: 20_000,
      isOnline: () => false,
      random: () => 0.5,
      wait: () => Promise.resolve(),
    },
    preparer: graphPreparer,
    locks: undefined,
    openChannel: () => undefined,
    now: () => performance.now(),
  });
}, 120_000);

afterAll(() => runtime.dispose());

it('fills a megapixel on the processor within the memory of one wasm module', async () => {
  const times = createStageTimes();
  const handlers = createModelHandlers({
    library,
    decode: (bytes) => decodePicture(bytes, nodeCodecs),
    openRuntime: async () => runtime,
  });
  times.enter(PREPARING);
  const status = await handlers.download({ model: 'moebius' }, () => {}, never());
  expect(status).toMatchObject({ state: 'ready', bytesPresent: status.bytesTotal });

  const opening = ['encoder', 'UNet', 'decoder'].values();
  let last: StepProgress['stage'] | null = null;
  const { patch, report } = await handlers.fill(
    params(),
    ({ steps }) => {
      if (!steps) return;
      const { stage, done, total } = steps;
      if (stage === 'denoising') times.enter(`step ${Math.min(done + 1, total)} of ${total}`);
      else if (stage !== last) {
        times.enter(stage === 'opening' ? `opening the ${opening.next().value}` : stage);
      }
      last = stage;
    },
    never(),
  );
  writeResults(times.end());

  expect(report).toMatchObject({ engine: 'moebius', remarks: ['random-weights'] });
  expect(report.windows).toEqual([{ x: 254, y: 144, width: 512, height: 512 }]);
  const painted = patch.coverage.filter((share) => share !== 0).length;
  expect(painted).toBe(report.filledPixels);
  // Random weights paint something of their own: not the picture, and not one colour.
  const reds = patch.data.filter((_, i) => i % 4 === 0 && patch.coverage[i >> 2] === 255);
  expect(new Set(reds).size).toBeGreaterThan(20);
});

function params(): ModelFillParams {
  const mask = createMask(HOLE);
  mask.data.fill(255);
  return {
    picture: Uint8Array.from(encode({ ...gradient(SIZE), channels: 4 })),
    mask,
    seed: 1,
    grow: 'auto',
    settings: SETTINGS,
    provider: 'wasm',
    draft: null,
    resume: null,
  };
}

function never(): CallContext {
  const { signal } = new AbortController();
  return { signal, enough: signal };
}

function writeResults(laps: readonly Lap[]): void {
  const row = (name: string, { seconds, processorSeconds, peakGigabytes }: Omit<Lap, 'name'>) =>
    [name, seconds.toFixed(1), processorSeconds.toFixed(1), peakGigabytes.toFixed(2)] as const;
  const add = (to: Omit<Lap, 'name'>, lap: Lap, times = 1) => ({
    seconds: to.seconds + times * lap.seconds,
    processorSeconds: to.processorSeconds + times * lap.processorSeconds,
    peakGigabytes: Math.max(to.peakGigabytes, lap.peakGigabytes),
  });
  const nothing = { seconds: 0, processorSeconds: 0, peakGigabytes: 0 };
  const whole = laps
    .filter(({ name }) => name !== PREPARING)
    .reduce((to, lap) => add(to, lap), nothing);
  const step = laps.find(({ name }) => name.startsWith('step 2'));
  if (!step) throw new Error('No second step was seen');
  const { steps: usual } = PRESETS.fast;
  writeReport({
    name: 'full-fill',
    about: `One fill of ${SIZE.width} × ${SIZE.height} pixels with the full-size stand-in (${entry.files.reduce((sum, { bytes }) => sum + bytes, 0)} bytes) on ONNX Runtime's wasm provider in Node, one thread, batch and shapes free. The recipe is *Fast* with ${SETTINGS.steps} guided steps in place of its ${usual}, since every step costs the same. Processor time is that of all threads of the process, memory its highest resident set so far.`,
    columns: ['', 's', 'processor, s', 'peak, GB'],
    rows: [
      ...laps.map((lap) => row(lap.name, lap)),
      row('the fill, in all', whole),
      row(`the same with ${usual} steps, reckoned`, add(whole, step, usual - SETTINGS.steps)),
    ],
    command: 'npm run test:slow',
  });
}
