/**
 * Runs in the browser: the library as a worker of ours builds it, with the real CacheStorage, locks
 * and channels, and a preparer that copies the file's first bytes. Bundled by `weights-site.ts`.
 */
import { BROWSER_NETWORK } from '../../src/inference/weights/browser-network';
import type { ModelEntry } from '../../src/inference/weights/catalogue';
import type { GraphPreparer } from '../../src/inference/weights/graph-preparer';
import { createModelLibrary } from '../../src/inference/weights/model-library';
import { openStore } from '../../src/inference/weights/open-store';
import type { DownloadProgress, ModelStatus } from '../../src/inference/model-contract';

export interface PageConfig {
  readonly model: ModelEntry;
  readonly weightsHost: string;
  readonly partBytes: number;
}

export interface WeightsPage {
  readonly status: () => Promise<ModelStatus>;
  /** @returns the stages that were passed through */
  readonly download: () => Promise<readonly DownloadProgress['stage'][]>;
  /** SHA-256 of the weights as the runtime gets them, and the skeleton as text. */
  readonly read: () => Promise<{ readonly sha256: string; readonly skeleton: string }>;
  readonly verify: () => Promise<ModelStatus>;
  readonly remove: () => Promise<ModelStatus>;
}

declare global {
  interface Window {
    readonly weights: Promise<WeightsPage>;
  }
}

const preparer: GraphPreparer = {
  version: 'page',
  begin: ({ variants }, readBytes) => ({
    push() {},
    async finish() {
      const start = await readBytes(0, 16);
      return new Map(variants.map(({ name }) => [name, start]));
    },
  }),
};

async function start(): Promise<WeightsPage> {
  const { model, weightsHost, partBytes } = (await (
    await fetch('/config.json')
  ).json()) as PageConfig; // from the test's own server
  const library = createModelLibrary({
    models: [model],
    weightsHost,
    partBytes,
    preparer,
    store: await openStore(window),
    network: BROWSER_NETWORK,
    locks: navigator.locks,
    openChannel: (name) => new BroadcastChannel(name),
    now: () => performance.now(),
  });
  const { signal } = new AbortController();
  const status = async () => (await library.status())[0]!; // one model
  return {
    status,
    async download() {
      const stages: DownloadProgress['stage'][] = [];
      await library.download(model.id, {
        signal,
        progress: ({ stage }) => stage !== stages.at(-1) && stages.push(stage),
      });
      return stages;
    },
    async read() {
      const { graph } = await library.open(model.id, signal);
      const { skeleton, weights } = await graph(model.files[0]!.name, 'free');
      const bytes = await weights!.data.arrayBuffer();
      return { sha256: hex(await crypto.subtle.digest('SHA-256', bytes)), skeleton: hex(skeleton) };
    },
    verify: () => library.verify(model.id, { signal, progress() {} }),
    remove: () => library.remove(model.id, signal),
  };
}

function hex(bytes: ArrayBuffer | Uint8Array): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** With `#run`: downloads, and tells the server how it ended, for a test that has no other way in. */
async function run({ status, download, read }: WeightsPage): Promise<void> {
  const before = await status();
  await report({ kind: 'opened', status: before });
  try {
    await download();
    await report({ kind: 'ended', status: await status(), ...(await read()) });
  } catch (error) {
    await report({ kind: 'failed', message: String(error) });
  }
}

async function report(value: unknown): Promise<void> {
  await fetch('/report', { method: 'POST', body: JSON.stringify(value) });
}

const page = start();
Object.assign(window, { weights: page });
if (location.hash === '#run') void page.then(run);
