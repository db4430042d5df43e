/**
 * A stand-in for the published browser port, written from its description: each file is one entry of
 * CacheStorage, and its whole bytes go to `InferenceSession.create`. Same runtime, same graphs.
 */
import * as ort from 'onnxruntime-web/webgpu';
import { answerOrder, createStopwatch, type Order } from './order';

const CACHE = 'bench-published-way';

function addressOf({ weightsHost, entry }: Order, path: string): string {
  return `${weightsHost}/${entry.repository}/resolve/${entry.revision}/${path}`;
}

async function importModel(order: Order) {
  const watch = createStopwatch();
  const cache = await caches.open(CACHE);
  for (const { name, path } of order.entry.files) {
    const address = addressOf(order, path);
    const response = await fetch(address);
    const bytes = await response.arrayBuffer();
    await cache.put(address, new Response(bytes));
    watch.lap(name);
  }
  return watch.done();
}

async function openModel(order: Order) {
  const watch = createStopwatch();
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: order.wasm.asyncify };
  const cache = await caches.open(CACHE);
  for (const { name, path } of order.entry.files) {
    const stored = await cache.match(addressOf(order, path));
    if (!stored) throw new Error(`${path} is not in the cache`);
    const bytes = new Uint8Array(await stored.arrayBuffer());
    await ort.InferenceSession.create(bytes, { executionProviders: ['webgpu', 'wasm'] });
    watch.lap(name);
  }
  return watch.done();
}

answerOrder((order) => (order.task === 'import' ? importModel(order) : openModel(order)));
