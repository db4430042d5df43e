/**
 * Quick Fill with its kernels in TypeScript and in WebAssembly, side by side in one run, in Node and
 * in Chromium's worker: a ratio stays true on a busy machine where milliseconds do not.
 */
import { cpus, loadavg } from 'node:os';
import { Worker as Thread } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { serve } from '../scripts/lib/serve.mjs';
import { launchChromium } from '../scripts/lib/stage-driver';
import type { Order, Outcome } from './kernels-worker';
import { median, writeReport } from './report';

const MEGAPIXEL = { width: 1024, height: 1024 };
const LARGE = { width: 4000, height: 3000 };
/** Warm runs of each variant, in turn. */
const PAIRS = 5;
const CASES = [
  { scene: 'bricks', size: MEGAPIXEL, share: 0.1 },
  { scene: 'planks', size: MEGAPIXEL, share: 0.1 },
  { scene: 'page', size: MEGAPIXEL, share: 0.1 },
  { scene: 'wall', size: MEGAPIXEL, share: 0.1 },
  { scene: 'bricks', size: LARGE, share: 0.02 },
] as const;

/** A worker that holds one picture and fills it again whenever asked. */
interface Filler {
  run(): Promise<Outcome>;
  /** Ends it; gives the growth of the process since it was opened, at its most, in MB; Node only. */
  close(): Promise<number | undefined>;
}

const { outputFiles } = await build({
  entryPoints: ['bench/kernels-worker.ts'],
  bundle: true,
  format: 'iife',
  minify: true,
  target: 'es2022',
  write: false,
});
const source = outputFiles.map(({ text }) => text).join('');

/** What a browser's worker has and a thread of Node's has under other names. */
const NODE_SHIM = `const { parentPort } = require('node:worker_threads');
globalThis.postMessage = (message) => parentPort.postMessage(message);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
`;

async function openInNode(order: Order): Promise<Filler> {
  const thread = new Thread(NODE_SHIM + source, { eval: true });
  const answer = (message: unknown) =>
    new Promise<Outcome>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.postMessage(message);
    });
  await answer(order);
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  return {
    run: () => answer('run'),
    async close() {
      clearInterval(timer);
      await thread.terminate();
      return (most - before) / 2 ** 20;
    },
  };
}

async function openInChromium(page: Page, order: Order): Promise<Filler> {
  // No function inside gets a name: the loader would mark it with a helper that the page lacks.
  const worker = await page.evaluateHandle(
    (source) => new Worker(URL.createObjectURL(new Blob([source]))),
    source,
  );
  const answer = (message: unknown) =>
    worker.evaluate(
      (worker, message) =>
        new Promise<Outcome>((resolve, reject) => {
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = (event: MessageEvent<Outcome>) => resolve(event.data);
          worker.postMessage(message);
        }),
      message,
    );
  await answer(order);
  return {
    run: () => answer('run'),
    async close() {
      await worker.evaluate((worker) => worker.terminate());
      return undefined;
    },
  };
}

/** Both variants in turn, so that whatever else the machine does falls on both. */
async function compare(open: (order: Order) => Promise<Filler>, order: Omit<Order, 'kernels'>) {
  const times: Record<Order['kernels'], number[]> = { typescript: [], wasm: [] };
  const matching: Record<Order['kernels'], number[]> = { typescript: [], wasm: [] };
  const fingerprints = new Set<string>();
  const measure = async (filler: Filler, kernels: Order['kernels']) => {
    const { milliseconds, matchingMilliseconds, fingerprint } = await filler.run();
    times[kernels].push(milliseconds);
    matching[kernels].push(matchingMilliseconds);
    fingerprints.add(fingerprint);
  };
  // Memory first and alone: the process is shared.
  const alone = await open({ ...order, kernels: 'wasm' });
  for (let run = 0; run < 3; run++) await alone.run();
  const megabytes = await alone.close();

  const plain = await open({ ...order, kernels: 'typescript' });
  const wasm = await open({ ...order, kernels: 'wasm' });
  for (let run = 0; run <= PAIRS; run++) {
    await measure(plain, 'typescript');
    await measure(wasm, 'wasm');
  }
  await plain.close();
  await wasm.close();
  return { times, matching, fingerprints, megabytes };
}

const server = await serve({ port: 0 });
const browser = await launchChromium();
const page = await browser.newPage();
await page.goto(server.page);
/** Pair by pair, without the cold one. */
function ratioOf({ typescript, wasm }: Record<Order['kernels'], number[]>): string {
  return median(wasm.map((ms, pair) => typescript[pair]! / ms).slice(1)).toFixed(1);
}

const places = {
  Node: openInNode,
  Chromium: (order: Order) => openInChromium(page, order),
};

const rows: (string | number)[][] = [];
const seen = new Map<string, Set<string>>();
for (const [place, open] of Object.entries(places)) {
  for (const order of CASES) {
    const { scene, size, share } = order;
    const { times, matching, fingerprints, megabytes } = await compare(open, order);
    const name = `${scene}, ${Math.round((size.width * size.height) / 1e6)} MP, ${100 * share} %`;
    const all = new Set([...(seen.get(name) ?? []), ...fingerprints]);
    seen.set(name, all);
    const [coldPlain, ...warmPlain] = times.typescript;
    const [cold, ...warm] = times.wasm;
    const shown = [coldPlain!, median(warmPlain), cold!, median(warm)];
    rows.push([
      place,
      name,
      ...shown.map((ms) => `${Math.round(ms)} ms`),
      ratioOf(times),
      matching.wasm[0]! > 0 ? ratioOf(matching) : '–',
      megabytes === undefined ? '–' : `${Math.round(megabytes)} MB`,
      all.size === 1 ? 'yes' : 'NO',
    ]);
  }
}
await browser.close();
await server.close();

writeReport({
  name: 'kernels',
  about: `One fill of a made picture with a square hole. Each variant has a new worker: cold is its first run, warm the median of the ${PAIRS} after it, the variants in turn. The ratio is the median of TypeScript to WebAssembly, pair by pair, for the whole fill and for the part of it that the kernels do (a smooth background needs no matching). Memory is what the process grew by over its size with the picture loaded, at its most in three runs (WebAssembly). “Same bytes” compares both variants, and Node with Chromium. Load of the machine at the end: ${loadavg()[0]!.toFixed(1)} on ${cpus().length} processors.`,
  columns: [
    'where',
    'picture and hole',
    'TypeScript cold',
    'warm',
    'WebAssembly cold',
    'warm',
    'ratio',
    'of the matching',
    'memory',
    'same bytes',
  ],
  rows,
});
if ([...seen.values()].some((bytes) => bytes.size > 1)) process.exitCode = 1;
