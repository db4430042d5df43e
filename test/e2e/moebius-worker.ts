/** What test/e2e/moebius-webgpu.test.ts works with inside a module worker of a real browser. */
import type { FillProgress, FillRemark } from '../../src/inference/contract';
import { isFailure } from '../../src/inference/core/errors';
import type { Rect, Size } from '../../src/inference/core/geometry';
import { createMoebius } from '../../src/inference/engines/moebius/moebius';
import { type GraphName, SessionSet } from '../../src/inference/engines/moebius/session-set';
import type { MoebiusSettings } from '../../src/inference/engines/moebius/settings';
import { fill } from '../../src/inference/fill';
import { encodeModel } from '../../src/inference/onnx/write';
import { createRuntime, type OrtRuntime } from '../../src/inference/runtime/ort-runtime';
import { BROWSER_NETWORK } from '../../src/inference/weights/browser-network';
import { sha256Of } from '../../src/inference/weights/file-hasher';
import { createMemoryStore } from '../../src/inference/weights/memory-store';
import { createModelLibrary } from '../../src/inference/weights/model-library';
import { graphPreparer } from '../../src/inference/weights/prepare';
import { MOEBIUS } from '../../src/inference/weights/published-models';
import { analyticModel } from '../../standin/analytic-model';
import type { AnalyticUnetOptions } from '../../standin/analytic-unet';
import { cleanLatents, compare, type Comparison, sceneOf } from '../support/clean-scene';

const WASM = { jspi: '/jspi.wasm', asyncify: '/asyncify.wasm' };
const GRAPHS: readonly GraphName[] = ['vae_encoder', 'unet', 'vae_decoder'];
const never = new AbortController().signal;

export interface FillOrder {
  readonly size: Size;
  readonly holes: readonly Rect[];
  readonly settings: MoebiusSettings;
  /** After these questions to the UNet, 1-based, the device is destroyed while the next is on its way. */
  readonly loseAfter?: readonly number[];
}

export type FillStory =
  | (Comparison & {
      readonly remarks: readonly FillRemark[];
      /** A hash of the patch. */
      readonly pixels: string;
      /** The graphs that are open now. */
      readonly open: readonly GraphName[];
    })
  | { readonly failure: string };

let runtime: OrtRuntime;
let sessions: SessionSet;

const workbench = {
  /** Opens a stand-in the way the worker of the product does: imported, prepared, kept, then opened. */
  async open(isTight: boolean, options: Omit<AnalyticUnetOptions, 'cleanLatents'> = {}) {
    await sessions?.release();
    runtime = await createRuntime({ provider: 'webgpu', wasm: WASM });
    const model = analyticModel({ cleanLatents: cleanLatents(), ...options });
    const graphs = [model.encoder, model.decoder, model.unet].map((graph) => encodeModel(graph));
    const files = await Promise.all(
      MOEBIUS.files.map(async (file, i) => {
        const graph = graphs[i]!; // in the catalogue's order
        return { ...file, bytes: graph.length, sha256: await sha256Of(graph) };
      }),
    );
    const library = createModelLibrary({
      models: [{ ...MOEBIUS, files }],
      weightsHost: 'https://nowhere.invalid',
      store: createMemoryStore(),
      network: BROWSER_NETWORK,
      preparer: graphPreparer,
      locks: undefined,
      openChannel: () => undefined,
      now: () => performance.now(),
    });
    const picked = graphs.map((graph, i) => new File([graph], `${i}.onnx`));
    await library.importFiles('moebius', picked, { signal: never, progress() {} });
    const { graph } = await library.open('moebius', never);
    sessions = new SessionSet({ runtime, graph, isTight });
  },

  async fill({ size, holes, settings, loseAfter = [] }: FillOrder): Promise<FillStory> {
    const scene = sceneOf(size, ...holes);
    const engine = createMoebius({ sessions, settings, isStandIn: false, selfTest: 'not-run' });
    const { mask, junk } = scene;
    try {
      const { patch, report } = await fill(
        junk,
        { mask, engine, seed: 7, grow: 'auto' },
        { onProgress: loseDevice(loseAfter) },
      );
      const pixels = await sha256Of(new Uint8Array(patch.data.buffer));
      const open = GRAPHS.filter((graph) => sessions.isOpen(graph));
      return { ...compare(scene, patch), remarks: report.remarks, pixels, open };
    } catch (error) {
      if (isFailure(error, 'gpu-lost')) return { failure: error.code };
      throw error;
    }
  },
};

/** Destroys the device a moment after a step is done, when the next one is already under way. */
function loseDevice(steps: readonly number[]) {
  const left = [...steps];
  return ({ steps }: FillProgress) => {
    if (steps?.stage !== 'denoising' || steps.done !== left[0]) return;
    left.shift();
    setTimeout(() => runtime.gpuDevice()?.destroy(), 1);
  };
}

export type Workbench = typeof workbench;
Object.assign(globalThis, { workbench });
