/**
 * Quick Fill with its kernels in TypeScript and in WebAssembly, side by side in one run, in Node and
 * in Chromium's worker: a ratio stays true on a busy machine where milliseconds do not.
 */
import { cpus, loadavg } from 'node:os';
import { Worker as Thread } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
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
  close(): Promise<unknown>;
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
  return { run: () => answer('run'), close: () => thread.terminate() };
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
    close: () => worker.evaluate((worker) => worker.terminate()),
  };
}

type Runs = Record<Order['kernels'], Outcome[]>;

/** Both variants in turn, so that whatever else the machine does falls on both. */
async function compare(
  open: (order: Order) => Promise<Filler>,
  order: Omit<Order, 'kernels'>,
): Promise<Runs> {
  const runs: Runs = { typescript: [], wasm: [] };
  const plain = await open({ ...order, kernels: 'typescript' });
  const wasm = await open({ ...order, kernels: 'wasm' });
  for (let run = 0; run <= PAIRS; run++) {
    runs.typescript.push(await plain.run());
    runs.wasm.push(await wasm.run());
  }
  await plain.close();
  await wasm.close();
  return runs;
}

const browser = await launchChromium();
// A blank page, as none of ours may start a worker from a blob.
const page = await browser.newPage();
type Time = 'milliseconds' | 'processorMilliseconds' | 'matchingMilliseconds';

/** Pair by pair, without the cold one. */
function ratioOf({ typescript, wasm }: Runs, time: Time): string {
  if (wasm[0]![time] === 0) return '–';
  return median(wasm.map((run, pair) => typescript[pair]![time] / run[time]).slice(1)).toFixed(1);
}

function shown(runs: readonly Outcome[]): string[] {
  const [cold, ...warm] = runs.map(({ milliseconds }) => milliseconds);
  return [cold!, median(warm)].map((ms) => `${Math.round(ms)} ms`);
}

const places = {
  Node: openInNode,
  Chromium: (order: Order) => openInChromium(page, order),
};

/** The scenes of one size, as if each run had filled them all. */
function inSum(all: readonly Runs[]): Runs {
  const total = (of: keyof Runs, run: number, time: Time) =>
    all.reduce((sum, runs) => sum + runs[of][run]![time], 0);
  const sums = (of: keyof Runs) =>
    all[0]![of].map((_, run) => ({
      milliseconds: total(of, run, 'milliseconds'),
      processorMilliseconds: total(of, run, 'processorMilliseconds'),
      matchingMilliseconds: total(of, run, 'matchingMilliseconds'),
      fingerprint: '',
    }));
  return { typescript: sums('typescript'), wasm: sums('wasm') };
}

const rows: string[][] = [];
const seen = new Map<string, Set<string>>();
function add(place: string, name: string, runs: Runs): void {
  const all = seen.get(name) ?? new Set();
  seen.set(name, all);
  for (const { fingerprint } of [...runs.typescript, ...runs.wasm]) all.add(fingerprint);
  const row = [
    place,
    name,
    ...shown(runs.typescript),
    ...shown(runs.wasm),
    ratioOf(runs, 'milliseconds'),
    ratioOf(runs, 'processorMilliseconds'),
    ratioOf(runs, 'matchingMilliseconds'),
    all.size === 1 ? 'yes' : 'NO',
  ];
  rows.push(row);
  console.log(row.join(' · '));
}

for (const [place, open] of Object.entries(places)) {
  const ofMegapixel: Runs[] = [];
  for (const order of CASES) {
    const { scene, size, share } = order;
    const runs = await compare(open, order);
    const megapixels = Math.round((size.width * size.height) / 1e6);
    add(place, `${scene}, ${megapixels} MP, ${100 * share} %`, runs);
    if (size === MEGAPIXEL) ofMegapixel.push(runs);
  }
  add(place, `the ${ofMegapixel.length} of 1 MP in sum`, inSum(ofMegapixel));
}
await browser.close();

writeReport({
  name: 'kernels',
  about: `One fill of a made picture with a square hole. Each variant has a new worker: cold is its first run, warm the median of the ${PAIRS} after it, the variants in turn. The ratio is the median of TypeScript to WebAssembly, pair by pair: of the whole fill, of the same in processor time (of all threads; a browser tells none), and of the part of it from the first level to the last (a smooth background needs no matching). “Same bytes” compares both variants, and Node with Chromium. Load of the machine at the end: ${loadavg()[0]!.toFixed(1)} on ${cpus().length} processors.`,
  columns: [
    'where',
    'picture and hole',
    'TypeScript cold',
    'warm',
    'WebAssembly cold',
    'warm',
    'ratio',
    'in processor time',
    'of the matching',
    'same bytes',
  ],
  rows,
});
if ([...seen.values()].some((bytes) => bytes.size > 1)) process.exitCode = 1;
