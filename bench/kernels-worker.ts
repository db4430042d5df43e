/** One measurement, in a thread of its own so that the first run is a cold one. In Node and in a browser. */
import type { Size } from '../src/inference/core/geometry';
import type { EngineJob } from '../src/inference/engines/engine';
import { chooseKernels, type Kernels } from '../src/inference/engines/quick-fill/kernels/kernels';
import { referenceKernels } from '../src/inference/engines/quick-fill/kernels/reference';
import { createQuickFill } from '../src/inference/engines/quick-fill/quick-fill';
import { makeJob, type Scene, type SceneName } from './kernel-scenes';

export interface Order {
  readonly scene: SceneName;
  readonly size: Size;
  /** The hole's share of the picture's area. */
  readonly share: number;
  readonly kernels: 'typescript' | 'wasm';
}

export interface Outcome {
  readonly milliseconds: number;
  /** Processor time of the whole process: true however busy the machine is; 0 in a browser, which tells none. */
  readonly processorMilliseconds: number;
  /** From the finished pyramid to the finest level's matching; 0 where nothing was matched. */
  readonly matchingMilliseconds: number;
  /** Of the filled window's bytes. */
  readonly fingerprint: string;
}

declare function postMessage(message: 'ready' | Outcome): void;

/** The order first, then anything for each run. */
globalThis.onmessage = ({ data: { scene, size, share, kernels } }: MessageEvent<Order>) => {
  const job = makeJob(scene, size, share);
  globalThis.onmessage = () => void run(job, kernels);
  postMessage('ready');
};

/** The fractions of progress that Quick Fill reports before and after the matching. */
const MATCHING_FROM = 0.12;
const MATCHING_TO = 0.5;

async function run(pristine: Scene, kernels: Order['kernels']): Promise<void> {
  const started = performance.now();
  const processorStarted = processorTime();
  const chosen = kernels === 'wasm' ? chooseKernels() : referenceKernels;
  if (chosen.name !== kernels) throw new Error('WebAssembly is not to be had here');
  const engine = createQuickFill({ kernels: chosen });
  let begun: number | undefined;
  let done: number | undefined;
  const { image } = await engine.complete(openJob(pristine, chosen), {
    signal: new AbortController().signal,
    enough: new AbortController().signal,
    progress(fraction) {
      if (fraction >= MATCHING_FROM) begun ??= performance.now();
      if (fraction >= MATCHING_TO) done ??= performance.now();
    },
  });
  const milliseconds = performance.now() - started;
  const processorMilliseconds = processorTime() - processorStarted;
  const matchingMilliseconds = done! - begun!;
  const fingerprint = fingerprintOf(image.data);
  postMessage({ milliseconds, processorMilliseconds, matchingMilliseconds, fingerprint });
}

/** In a window of the kernels' own, as every fill has it. */
function openJob({ image, hole, seed, holeSize }: Scene, kernels: Kernels): EngineJob {
  const window = kernels.createWindow(image, holeSize);
  window.image.data.set(image.data);
  window.hole.set(hole);
  return { ...window, seed };
}

function processorTime(): number {
  if (typeof process === 'undefined') return 0;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** FNV-1a: enough to tell two results apart. */
function fingerprintOf(bytes: Uint8ClampedArray): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  return (h >>> 0).toString(16);
}
