/** Starts the worker that has the models, on a page that can: module worker, secure context, own origin. */
import type { Configure, EngineConfig } from '../engine-config';

/** @param port - over which its calls are to come; without one they come over the worker itself */
export function startModelWorker(config: EngineConfig, port?: MessagePort): Worker {
  const worker = new Worker(new URL('../model-worker.ts', import.meta.url), {
    type: 'module',
    name: 'inpaint-model',
  });
  worker.postMessage({ kind: 'configure', config } satisfies Configure, port ? [port] : []);
  return worker;
}
