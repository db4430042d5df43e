/** Our way: the library that keeps the files as shards, and sessions opened from skeleton and Blob. */
import { createRuntime } from '../../src/inference/runtime/ort-runtime';
import { BROWSER_NETWORK } from '../../src/inference/weights/browser-network';
import { createModelLibrary } from '../../src/inference/weights/model-library';
import { openStore } from '../../src/inference/weights/open-store';
import { graphPreparer } from '../../src/inference/weights/prepare';
import { answerOrder, createStopwatch, type Order } from './order';

const never = new AbortController().signal;
/** Each graph in the form that WebGPU runs. */
const VARIANTS: Readonly<Record<string, string>> = { unet: 'pair' };

async function openLibrary({ entry, weightsHost }: Order) {
  return createModelLibrary({
    models: [entry],
    weightsHost,
    store: await openStore(self),
    network: BROWSER_NETWORK,
    preparer: graphPreparer,
    locks: navigator.locks,
    openChannel: () => undefined,
    now: () => performance.now(),
  });
}

async function importModel(order: Order) {
  const watch = createStopwatch();
  const library = await openLibrary(order);
  await library.download(order.entry.id, { signal: never, progress() {} });
  watch.lap('all three');
  return watch.done();
}

async function openModel(order: Order) {
  const watch = createStopwatch();
  const library = await openLibrary(order);
  const model = await library.open(order.entry.id, never);
  watch.lap('looking it up');
  const runtime = await createRuntime({ provider: 'webgpu', wasm: order.wasm });
  for (const { name } of order.entry.files) {
    await runtime.open(await model.graph(name, VARIANTS[name] ?? 'fixed'));
    watch.lap(name);
  }
  return watch.done();
}

answerOrder((order) => (order.task === 'import' ? importModel(order) : openModel(order)));
