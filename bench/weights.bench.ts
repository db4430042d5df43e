/**
 * The model's files in one run: ours against the way the published port does it, with the full-size
 * stand-in, in Chromium. Cold import, then a new browser on the same profile for the warm load.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { findChromium } from '../scripts/lib/find-chromium.mjs';
import { runTypeScript } from '../scripts/lib/run.mjs';
import { SOFTWARE_GPU_ALONE } from '../scripts/lib/software-gpu';
import type { ModelEntry } from '../src/inference/weights/catalogue';
import { median, writeReport } from './report';
import type { Done, Order, Outcome } from './weights/order';
import { watchBrowserMemory, type Peaks } from './weights/processes';

const STAND_IN = '.cache/standin-full';
const ROUNDS = Number(process.env['INPAINT_BENCH_ROUNDS'] ?? 3);
const WAYS = ['ours', 'published'] as const;
type Way = (typeof WAYS)[number];

interface Measured extends Done {
  readonly peaks: Peaks;
}

if (!existsSync(join(STAND_IN, 'catalogue.json'))) {
  const code = await runTypeScript(['scripts/standin.ts', '--size', 'full', '--out', STAND_IN]);
  if (code !== 0) process.exit(code);
}
const [entry] = JSON.parse(readFileSync(join(STAND_IN, 'catalogue.json'), 'utf8')) as [ModelEntry];

const scripts = mkdtempSync(join(tmpdir(), 'inpaint-bench-'));
await build({
  entryPoints: { ours: 'bench/weights/our-way.ts', published: 'bench/weights/published-way.ts' },
  outdir: scripts,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'error',
});

const folders = {
  '/weights': sirv(STAND_IN, { dev: true }),
  '/ort': sirv('node_modules/onnxruntime-web/dist', { dev: true }),
  '/scripts': sirv(scripts, { dev: true }),
};
const server = createServer((request, response) => {
  for (const [prefix, files] of Object.entries(folders)) {
    if (!request.url?.startsWith(`${prefix}/`)) continue;
    request.url = request.url.slice(prefix.length);
    return files(request, response, () => void response.writeHead(404).end());
  }
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>bench</title>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as { port: number };
const origin = `http://127.0.0.1:${port}`;

async function measure(way: Way, task: Order['task'], profile: string): Promise<Measured> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: SOFTWARE_GPU_ALONE,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(origin);
    const endWatch = watchBrowserMemory();
    const order: Order = {
      task,
      entry,
      weightsHost: `${origin}/weights`,
      wasm: {
        jspi: `${origin}/ort/ort-wasm-simd-threaded.jspi.wasm`,
        asyncify: `${origin}/ort/ort-wasm-simd-threaded.asyncify.wasm`,
      },
    };
    const outcome = await page.evaluate(
      ([script, order]) =>
        new Promise<Outcome>((resolve, reject) => {
          const worker = new Worker(script, { type: 'module' });
          worker.onmessage = (event: MessageEvent<Outcome>) => resolve(event.data);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage(order);
        }),
      [`${origin}/scripts/${way}.js`, order] as const,
    );
    const peaks = endWatch();
    if ('error' in outcome) throw new Error(`${way}, ${task}: ${outcome.error}`);
    return { ...outcome, peaks };
  } finally {
    await context.close();
  }
}

type Results = Readonly<Record<Order['task'], Measured[]>>;

async function measureWay(way: Way, results: Results): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'inpaint-bench-profile-'));
  try {
    for (const task of ['import', 'open'] as const) {
      const measured = await measure(way, task, profile);
      results[task].push(measured);
      console.log(way, task, JSON.stringify(measured));
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

const results: Record<Way, Results> = {
  ours: { import: [], open: [] },
  published: { import: [], open: [] },
};
for (let round = 0; round < ROUNDS; round++) {
  for (const way of WAYS) await measureWay(way, results[way]);
}
server.close();
rmSync(scripts, { recursive: true, force: true });

const FIGURES: readonly [string, Order['task'], (measured: Measured) => number][] = [
  ['cold import, s', 'import', ({ milliseconds }) => milliseconds / 1000],
  ['cold import, renderer peak, MB', 'import', ({ peaks }) => peaks.byKind['renderer'] ?? NaN],
  ['warm load, s', 'open', ({ milliseconds }) => milliseconds / 1000],
  ...entry.files.map(({ name }): (typeof FIGURES)[number] => [
    `warm load, of it ${name}, s`,
    'open',
    ({ parts }) => (parts.find((part) => part.name === name)?.milliseconds ?? NaN) / 1000,
  ]),
  ['warm load, renderer peak, MB', 'open', ({ peaks }) => peaks.byKind['renderer'] ?? NaN],
  ['warm load, browser process peak, MB', 'open', ({ peaks }) => peaks.byKind['browser'] ?? NaN],
  ['warm load, GPU process peak, MB', 'open', ({ peaks }) => peaks.byKind['gpu-process'] ?? NaN],
  ['warm load, all processes, MB', 'open', ({ peaks }) => peaks.together],
];

writeReport({
  name: 'weights',
  about: `The full-size stand-in (${entry.files.reduce((sum, { bytes }) => sum + bytes, 0)} bytes) in Chromium with a software adapter, medians of ${ROUNDS} rounds in turn, a fresh profile each. Published: each file one entry of CacheStorage, its whole bytes to InferenceSession.create. Ours: shards, prepared skeletons, weights as Blobs.`,
  columns: ['', 'ours', 'published way', 'ratio'],
  rows: FIGURES.map(([label, task, figure]) => {
    const [ours, published] = WAYS.map((way) => median(results[way][task].map(figure)));
    return [label, ours!.toFixed(1), published!.toFixed(1), (ours! / published!).toFixed(2)];
  }),
});
