/** A Chromium with WebGPU in software, and module workers in it that have the runtime at hand. */
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium, type Browser, type Page, type Worker } from 'playwright-core';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { SOFTWARE_GPU_ALONE } from '../../scripts/lib/software-gpu';

const ORT = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded';

/** As the hosted engine page has it: nothing from elsewhere, and wasm but no `eval`. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

export interface GpuWorkers {
  /** A page of its own, and in it a worker of its own: wasm and GPU memory are not shared. */
  open(): Promise<GpuWorker>;
  /** Why WebGPU is not to be had here; null where it is. */
  readonly missing: string | null;
  /** Of the whole browser; it starts another by itself. */
  crashGpu(): Promise<void>;
  close(): Promise<void>;
}

export interface GpuWorker {
  readonly page: Page;
  readonly worker: Worker;
  /** What the page and its worker wrote to the console. */
  readonly console: readonly string[];
  /** Paths the browser asked for. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function startGpuWorkers(entry: string): Promise<GpuWorkers> {
  const server = await serve(await bundle(entry));
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: SOFTWARE_GPU_ALONE,
  });
  return {
    open: () => openWorker(browser, address),
    missing: await whyNoGpu(browser, address),
    async crashGpu() {
      const devtools = await browser.newBrowserCDPSession();
      await devtools.send('Browser.crashGpuProcess');
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openWorker(browser: Browser, address: string): Promise<GpuWorker> {
  const page = await browser.newPage();
  const messages: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(address);
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    page.evaluate(() => void new Worker('/worker.js', { type: 'module' })),
  ]);
  return { page, worker, console: messages, requests, close: () => page.close() };
}

async function whyNoGpu(browser: Browser, address: string): Promise<string | null> {
  const page = await browser.newPage();
  await page.goto(address);
  const missing = await page.evaluate(async () => {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } };
    if (!gpu) return 'this Chromium has no WebGPU';
    return (await gpu.requestAdapter()) ? null : 'this Chromium has no adapter for WebGPU';
  });
  await page.close();
  return missing;
}

/** The worker's files by path. */
async function bundle(entry: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: { worker: entry },
    bundle: true,
    splitting: true, // so that a build of ONNX Runtime that is not used is not fetched
    format: 'esm',
    platform: 'browser',
    external: ['node:*', 'module', 'worker_threads', 'fs', 'url', 'path'], // for ONNX Runtime in Node
    outdir: '/',
    write: false,
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
}

async function serve(scripts: Map<string, Uint8Array>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const script = scripts.get(path);
    response.setHeader('Content-Security-Policy', POLICY);
    const wasm = /^\/(jspi|asyncify)\.wasm$/.exec(path)?.[1];
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>workers</title>');
    } else if (script) {
      response.setHeader('Content-Type', 'text/javascript').end(script);
    } else if (wasm) {
      response.setHeader('Content-Type', 'application/wasm');
      createReadStream(`${ORT}.${wasm}.wasm`).pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return server;
}
