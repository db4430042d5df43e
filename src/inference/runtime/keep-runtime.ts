/** Brings ONNX Runtime into the browser's caches beforehand, so that the first fill needs no network. */
import { hasJspi, loadOrt, type OrtBuild } from './ort-module';

/**
 * @param wasm - addresses at our own origin
 * @throws Failure `worker-crashed`; TypeError - there is no network
 */
export async function keepRuntime(wasm: Readonly<Record<OrtBuild, string>>): Promise<void> {
  const build = hasJspi() ? 'jspi' : 'asyncify';
  const [response] = await Promise.all([fetch(wasm[build]), loadOrt(build, wasm)]);
  await response.body?.pipeTo(new WritableStream()); // a body that is not read to its end is not kept
}
