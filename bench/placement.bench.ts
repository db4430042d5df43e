/**
 * Where ONNX Runtime puts the nodes of the prepared graphs: on WebGPU, or on the processor, which costs
 * a copy and a wait at each. Read from its own log, with the small stand-in, which has the same nodes.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { findChromium } from '../scripts/lib/find-chromium.mjs';
import { SOFTWARE_GPU_ALONE } from '../scripts/lib/software-gpu';
import type { ModelFile } from '../src/inference/weights/catalogue';
import { graphPreparer } from '../src/inference/weights/prepare';
import { writeStandIn } from '../standin/write-stand-in';
import type { LoudOrder } from './placement/open-loudly';
import { writeReport } from './report';

const FORMS = [
  ['vae_encoder', 'fixed'],
  ['unet', 'pair'],
  ['unet', 'single'],
  ['vae_decoder', 'fixed'],
  ['vae_decoder', 'tile'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'inpaint-placement-'));
const entry = await writeStandIn('small', folder);
const files = sirv(folder, { dev: true });
const runtime = sirv('node_modules/onnxruntime-web/dist', { dev: true });
await build({
  entryPoints: ['bench/placement/open-loudly.ts'],
  outdir: folder,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'error',
});
const server = createServer((request, response) => {
  if (request.url === '/') {
    return response.writeHead(200, { 'content-type': 'text/html' }).end('<title>bench</title>');
  }
  return files(request, response, () =>
    runtime(request, response, () => void response.writeHead(404).end()),
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: SOFTWARE_GPU_ALONE,
});

async function prepared(file: ModelFile, variant: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(folder, entry.repository, 'resolve', entry.revision, file.path);
  const bytes = new Uint8Array(readFileSync(path));
  const preparation = graphPreparer.begin(file, async (offset, length) =>
    bytes.slice(offset, offset + length),
  );
  preparation.push(bytes);
  return (await preparation.finish()).get(variant)!;
}

/** Nodes by provider, in ONNX Runtime's words for it. */
async function placementOf(file: ModelFile, variant: string): Promise<Map<string, number>> {
  const page = await browser.newPage();
  const counts = new Map<string, number>();
  page.on('console', (message) => {
    const [, provider, count] =
      /placed on \[(\w+)\]\. Number of nodes: (\d+)/.exec(message.text()) ?? [];
    if (provider) counts.set(provider, Number(count));
  });
  await page.goto(origin);
  const order: Omit<LoudOrder, 'skeleton'> & { readonly base64: string } = {
    wasm: `${origin}/ort-wasm-simd-threaded.jspi.wasm`,
    weights: {
      path: file.path,
      address: `${origin}/${entry.repository}/resolve/${entry.revision}/${file.path}`,
    },
    base64: Buffer.from(await prepared(file, variant)).toString('base64'),
  };
  const error = await page.evaluate(
    ([script, { base64, ...order }]) =>
      new Promise<string | null>((resolve) => {
        const worker = new Worker(script, { type: 'module' });
        worker.onmessage = (event: MessageEvent<string | null>) => resolve(event.data);
        const skeleton = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        worker.postMessage({ ...order, skeleton });
      }),
    [`${origin}/open-loudly.js`, order] as const,
  );
  if (error) throw new Error(error);
  await page.close();
  return counts;
}

const rows: (string | number)[][] = [];
for (const [name, variant] of FORMS) {
  const file = entry.files.find((file) => file.name === name)!;
  const counts = await placementOf(file, variant);
  const row = ['WebGpuExecutionProvider', 'CPUExecutionProvider'].map((p) => counts.get(p) ?? 0);
  rows.push([name, variant, ...row]);
}
await browser.close();
server.close();
rmSync(folder, { recursive: true, force: true });

writeReport({
  name: 'placement',
  about:
    'Nodes of the prepared graphs after ONNX Runtime’s own optimisation, by where it runs them, from its log. The published UNet has 8,889 nodes before preparation.',
  columns: ['graph', 'variant', 'on WebGPU', 'on the processor'],
  rows,
});
