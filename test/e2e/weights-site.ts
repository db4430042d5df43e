/** A page with the weights library, its files on a host that can go wrong, and browsers to open it in. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import type { ModelStatus } from '../../src/inference/model-contract';
import type { ModelEntry } from '../../src/inference/weights/catalogue';
import { startFaultServer, type FaultServer } from '../support/fault-server';
import type { PageConfig } from './weights-page';

export type Report =
  | { readonly kind: 'opened'; readonly status: ModelStatus }
  | { readonly kind: 'ended'; readonly status: ModelStatus; readonly sha256: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface WeightsSite {
  readonly origin: string;
  readonly host: FaultServer;
  readonly sha256: string;
  /** What pages opened with `#run` have told, oldest first. */
  readonly reports: Report[];
  /** Where browsers of this site keep their profile: the same for all, one browser at a time. */
  readonly profile: string;
  close(): Promise<void>;
}

const ARGS = ['--no-sandbox', '--disable-background-networking', '--no-first-run'];

export async function startWeightsSite(
  content: Uint8Array,
  partBytes: number,
): Promise<WeightsSite> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const model = modelOf(content, sha256);
  const host = await startFaultServer(new Map([['/owner/small/resolve/r1/a.onnx', content]]));
  const config: PageConfig = { model, weightsHost: host.origin, partBytes };
  const pages = await servePages(config);
  const profile = await mkdtemp(join(tmpdir(), 'weights-'));
  return {
    origin: pages.origin,
    host,
    sha256,
    reports: pages.reports,
    profile,
    async close() {
      await Promise.all([host.close(), pages.close()]);
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** A browser under control; closing it is a clean end. */
export async function openBrowser({ profile }: WeightsSite): Promise<BrowserContext> {
  const executablePath = await findChromium();
  return chromium.launchPersistentContext(profile, { executablePath, args: ARGS });
}

/** A browser on `#run`, to be killed with all its processes. */
export async function startBrowserToKill({
  profile,
  origin,
}: WeightsSite): Promise<{ kill(): Promise<void> }> {
  const args = [...ARGS, '--headless=new', '--disable-gpu', `--user-data-dir=${profile}`];
  const child = spawn(await findChromium(), [...args, `${origin}/#run`], {
    detached: true, // a process group of its own
    stdio: 'ignore',
  });
  return {
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      killGroup(child);
      await ended;
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (process.platform === 'win32' || !child.pid) child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

function modelOf(content: Uint8Array, sha256: string): ModelEntry {
  const variants = [{ name: 'free', dims: {}, constants: {} }];
  const file = { name: 'a', path: 'a.onnx', bytes: content.length, sha256, variants };
  return {
    id: 'moebius',
    title: 'Small',
    licence: 'Ours.',
    credit: 'Us.',
    repository: 'owner/small',
    revision: 'r1',
    isStandIn: true,
    files: [{ ...file, inputs: {}, outputs: {} }],
  };
}

async function servePages(config: PageConfig) {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, 'weights-page.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const reports: Report[] = [];
  const answers = new Map([
    ['/', ['text/html', '<!doctype html><title>Weights</title><script src="/page.js"></script>']],
    ['/page.js', ['text/javascript', bundle.outputFiles[0]!.text]],
    ['/config.json', ['application/json', JSON.stringify(config)]],
  ]);
  const server = createServer((request, response) => {
    const [type, body] = answers.get(request.url ?? '') ?? [];
    if (request.method !== 'POST') {
      return void response.writeHead(type ? 200 : 404, { 'Content-Type': type ?? '' }).end(body);
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      reports.push(JSON.parse(Buffer.concat(chunks).toString()) as Report); // our own page's
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    origin: `http://127.0.0.1:${port}`,
    reports,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
