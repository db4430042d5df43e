/**
 * Loads ONNX Runtime Web in the build that this browser can run, and makes the settings that have to
 * stand before its first session. The only importer of `onnxruntime-web`.
 */
import type * as OrtModule from 'onnxruntime-web';
import { Failure } from '../core/errors';

export type Ort = typeof OrtModule;

/** `jspi` needs JavaScript Promise Integration, is 10 MB smaller, and streams weights out of Blobs. */
export type OrtBuild = 'jspi' | 'asyncify';

/** Addresses at our own origin, one for each build; or the bytes of the build that will be used. */
export type WasmSource = Readonly<Record<OrtBuild, string>> | Uint8Array<ArrayBuffer>;

/** True where WebAssembly may wait for a promise. */
export function hasJspi(): boolean {
  return 'Suspending' in WebAssembly;
}

/** @throws Failure `worker-crashed` - the module could not be loaded; a fresh worker may try again */
export async function loadOrt(build: OrtBuild, wasm: WasmSource): Promise<Ort> {
  try {
    const ort = await importBuild(build);
    configure(ort.env, build, wasm);
    return ort;
  } catch (error) {
    throw new Failure('worker-crashed', { message: `ONNX Runtime: ${String(error)}` });
  }
}

/** Written out twice: a bundler makes a chunk of each address it can read. */
async function importBuild(build: OrtBuild): Promise<Ort> {
  return build === 'jspi' ? import('onnxruntime-web/jspi') : import('onnxruntime-web/webgpu');
}

function configure(env: Ort['env'], build: OrtBuild, wasm: WasmSource): void {
  // What it says below `error` is about its own work, such as nodes that run on the CPU on purpose;
  // what goes wrong comes back as an exception anyway.
  env.logLevel = 'error';
  env.wasm.numThreads = 1; // no page of ours is cross-origin isolated, so there are no threads
  env.wasm.proxy = false; // we are in a worker of our own
  if (wasm instanceof Uint8Array) {
    env.wasm.wasmBinary = wasm;
  } else {
    env.wasm.wasmPaths = { wasm: wasm[build] }; // not `mjs`: the build brings its own with it
  }
}
