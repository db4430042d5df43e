/** One measurement, in a thread of its own so that the first run is a cold one. In Node and in a browser. */
import type { Size } from '../src/inference/core/geometry';
import type { EngineJob } from '../src/inference/engines/engine';
import { chooseKernels } from '../src/inference/engines/quick-fill/kernels/kernels';
import { referenceKernels } from '../src/inference/engines/quick-fill/kernels/reference';
import { createQuickFill } from '../src/inference/engines/quick-fill/quick-fill';
import { makeJob, type SceneName } from './kernel-scenes';

export interface Order {
  readonly scene: SceneName;
  readonly size: Size;
  /** The hole's share of the picture's area. */
  readonly share: number;
  readonly kernels: 'typescript' | 'wasm';
}

export interface Outcome {
  readonly milliseconds: number;
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
const MATCHING_TO = 0.8;

async function run(job: EngineJob, kernels: Order['kernels']): Promise<void> {
  const started = performance.now();
  const chosen = kernels === 'wasm' ? chooseKernels() : referenceKernels;
  if (chosen.name !== kernels) throw new Error('WebAssembly is not to be had here');
  let begun: number | undefined;
  let done: number | undefined;
  const { image } = await createQuickFill({ kernels: chosen }).complete(job, {
    signal: new AbortController().signal,
    enough: new AbortController().signal,
    progress(fraction) {
      if (fraction >= MATCHING_FROM) begun ??= performance.now();
      if (fraction >= MATCHING_TO) done ??= performance.now();
    },
  });
  const milliseconds = performance.now() - started;
  const matchingMilliseconds = done! - begun!;
  postMessage({ milliseconds, matchingMilliseconds, fingerprint: fingerprintOf(image.data) });
}

/** FNV-1a: enough to tell two results apart. */
function fingerprintOf(bytes: Uint8ClampedArray): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  return (h >>> 0).toString(16);
}
