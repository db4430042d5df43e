/** The entry of the worker that has the models: a module worker of the hosted pages. */
import asyncifyWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiWasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import { answerCalls } from './answer-calls';
import { browserCodecs } from './codec/browser-codecs';
import { decodePicture } from './codec/decode';
import { awaitCaller } from './connect/worker-end';
import type { EngineConfig } from './engine-config';
import type { ModelContract } from './model-contract';
import { createModelHandlers } from './model-handlers';
import { keepRuntime } from './runtime/keep-runtime';
import { createRuntime } from './runtime/ort-runtime';
import { BROWSER_NETWORK } from './weights/browser-network';
import { createModelLibrary } from './weights/model-library';
import { openStore } from './weights/open-store';
import { parseCatalogue } from './weights/parse-catalogue';
import { graphPreparer } from './weights/prepare';
import { PUBLISHED_MODELS } from './weights/published-models';

/** Relative to this script, which lies beside them. */
const wasm = {
  jspi: new URL(jspiWasm, import.meta.url).href,
  asyncify: new URL(asyncifyWasm, import.meta.url).href,
};

async function start(): Promise<void> {
  const { config, post, listen } = await awaitCaller(self);
  const handlers = createModelHandlers({
    library: await openLibrary(config),
    decode: (bytes) => decodePicture(bytes, browserCodecs),
    openRuntime: (provider) => createRuntime({ provider, wasm }),
    keepRuntime: () => keepRuntime(wasm),
    provider: config.provider,
  });
  const receive = answerCalls<ModelContract>(handlers, post);
  listen((message) => void receive(message as Parameters<typeof receive>[0]));
}

async function openLibrary({ weightsHost, standIns }: EngineConfig) {
  const store = await openStore(self);
  // Memory is this window's own; and where nothing may be kept, Firefox throws on the use of either.
  const isShared = store.kept === 'disk';
  return createModelLibrary({
    models: standIns ? parseCatalogue(standIns) : PUBLISHED_MODELS,
    weightsHost,
    store,
    network: BROWSER_NETWORK,
    preparer: graphPreparer,
    locks: isShared ? navigator.locks : undefined,
    openChannel: (name) => (isShared ? new BroadcastChannel(name) : undefined),
    now: () => performance.now(),
  });
}

void start();
