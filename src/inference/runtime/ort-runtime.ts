/** Opens and runs graphs with ONNX Runtime Web: the `Runtime` of the model worker, and of the tests. */
import { hasJspi, loadOrt, type OrtBuild, type WasmSource } from './ort-module';
import { OrtRealm, type Opened } from './ort-realm';
import type { Provider, Runtime } from './runtime';
import type { GpuDevice } from './web-gpu';

export interface RuntimeOptions {
  readonly provider: Provider;
  readonly wasm: WasmSource;
  /** Left out: the better of the two that this browser can run. */
  readonly build?: OrtBuild;
}

export interface OrtRuntime extends Runtime {
  /** ONNX Runtime's device, for tests: they read its limits, and destroy it to see what follows. */
  gpuDevice(): GpuDevice | null;
}

/**
 * Loads the module; the wasm itself is loaded with the first session. Runtimes of one worker share it,
 * and take turns.
 *
 * A runtime fails with `worker-crashed` once something has gone wrong that only a fresh worker can put
 * right, such as wasm that could not be fetched; it then does so at every call.
 *
 * `dispose` releases every session that is still open; opening again afterwards is allowed.
 *
 * @throws Failure `worker-crashed`
 */
export async function createRuntime({
  provider,
  wasm,
  build = hasJspi() ? 'jspi' : 'asyncify',
}: RuntimeOptions): Promise<OrtRuntime> {
  const realm = await realmOf(build, wasm);
  /** What there is to release, or will be once it is opened. */
  const all = new Set<Promise<Opened>>();

  function release(opening: Promise<Opened>): Promise<void> {
    all.delete(opening);
    return opening.then(
      (opened) => realm.release(opened),
      () => {}, // what could not be opened needs no release
    );
  }

  return {
    provider,
    gpuDevice: () => realm.device,
    async open(graph) {
      const opening = realm.open(graph, provider);
      all.add(opening);
      try {
        const opened = await opening;
        return { run: (feeds) => realm.run(opened, feeds), release: () => release(opening) };
      } catch (error) {
        all.delete(opening);
        throw error;
      }
    },
    async dispose() {
      await Promise.all([...all].map(release));
    },
  };
}

const realms = new Map<OrtBuild, Promise<OrtRealm>>();

function realmOf(build: OrtBuild, wasm: WasmSource): Promise<OrtRealm> {
  let realm = realms.get(build);
  if (!realm) {
    realm = loadOrt(build, wasm).then((ort) => new OrtRealm(ort, build));
    realms.set(build, realm);
  }
  return realm;
}
