/** A library over small files, small parts and a server of its own, with nothing slow in it. */
import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { DownloadProgress } from '../../../src/inference/model-contract';
import type { GraphVariant, ModelEntry, ModelFile } from '../../../src/inference/weights/catalogue';
import type { GraphPreparer } from '../../../src/inference/weights/graph-preparer';
import { createMemoryStore } from '../../../src/inference/weights/memory-store';
import {
  createModelLibrary,
  type LibraryOptions,
  type ModelLibrary,
} from '../../../src/inference/weights/model-library';
import { bytesOf } from '../../../src/inference/weights/read-blob';
import type { Fetch } from '../../../src/inference/weights/request';
import type { ShardStore } from '../../../src/inference/weights/store';
import { startFaultServer, type FaultServer } from '../../support/fault-server';

export const PART = 1000;
/** Lengths that end in a short part, and on a boundary. */
export const FILE_BYTES = { a: 9500, b: 2000 } as const;
export const TOTAL = FILE_BYTES.a + FILE_BYTES.b;

const VARIANTS: readonly GraphVariant[] = [
  { name: 'fixed', dims: { B: 1 }, constants: {} },
  { name: 'free', dims: {}, constants: {} },
];

/** Repeatable bytes without a pattern that a wrong offset could go unnoticed in. */
export function bytesFor(seed: number, length: number): Uint8Array<ArrayBuffer> {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

export const CONTENT = { a: bytesFor(1, FILE_BYTES.a), b: bytesFor(2, FILE_BYTES.b) } as const;

export function fileFor(name: string, content: Uint8Array): ModelFile {
  return {
    name,
    path: `${name}.onnx`,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    inputs: {},
    outputs: {},
    variants: VARIANTS,
  };
}

export const MODEL: ModelEntry = {
  id: 'moebius',
  title: 'Small',
  licence: 'Ours.',
  credit: 'Us.',
  repository: 'owner/small',
  revision: 'abc123',
  isStandIn: false,
  files: [fileFor('a', CONTENT.a), fileFor('b', CONTENT.b)],
};
export const [FILE_A, FILE_B] = MODEL.files as [ModelFile, ModelFile];

export function serverFiles(): ReadonlyMap<string, Uint8Array> {
  return new Map(
    (['a', 'b'] as const).map((name) => [
      `/owner/small/resolve/abc123/${name}.onnx`,
      CONTENT[name],
    ]),
  );
}

/** Its "skeletons" hold the variant's name and bytes read back from the file's end. */
export function fakePreparer(version = 'test 1'): GraphPreparer & { readonly prepared: string[] } {
  const prepared: string[] = [];
  return {
    version,
    prepared,
    begin(file, readBytes) {
      let pushed = 0;
      return {
        push: (chunk) => void (pushed += chunk.length),
        async finish() {
          if (pushed !== file.bytes)
            throw new Error(`${pushed} bytes of ${file.bytes} were pushed`);
          prepared.push(file.name);
          const end = await readBytes(file.bytes - 1200, 1200); // over the border of two parts
          return new Map(
            file.variants.map(({ name }) => [name, skeletonFor(version, name, end)] as const),
          );
        },
      };
    },
  };
}

export function skeletonFor(
  version: string,
  variant: string,
  end: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...new TextEncoder().encode(`${version} ${variant}`), ...end]);
}

/** What a browser does of CORS, and Node does not: an answer that does not allow us is no answer. */
export const corsFetch: Fetch = async (url, init) => {
  const response = await fetch(url, init);
  if (init.mode === 'no-cors' || response.headers.has('Access-Control-Allow-Origin'))
    return response;
  await response.body?.cancel();
  throw new TypeError('Failed to fetch');
};

export interface Kit extends LibraryOptions {
  readonly server: FaultServer;
  readonly library: ModelLibrary;
  /** Every wait that was asked for, in milliseconds; none was really waited. */
  readonly waits: number[];
  readonly progress: DownloadProgress[];
  /** Downloads, noting all progress. */
  download(signal?: AbortSignal): ReturnType<ModelLibrary['download']>;
}

export async function createKit(changes: Partial<LibraryOptions> = {}): Promise<Kit> {
  const server = await startFaultServer(serverFiles());
  onTestFinished(() => server.close());
  const waits: number[] = [];
  const progress: DownloadProgress[] = [];
  const options: LibraryOptions = {
    models: [MODEL],
    weightsHost: server.origin,
    store: createMemoryStore(),
    preparer: fakePreparer(),
    partBytes: PART,
    now: () => performance.now(),
    locks: undefined,
    openChannel: () => undefined,
    network: {
      fetch: corsFetch,
      stallMs: 20_000,
      isOnline: () => true,
      random: () => 0.5,
      wait: async (ms) => void waits.push(ms),
    },
    ...changes,
  };
  const library = createModelLibrary(options);
  return {
    ...options,
    server,
    library,
    waits,
    progress,
    download: (signal = new AbortController().signal) =>
      library.download('moebius', { signal, progress: (value) => progress.push(value) }),
  };
}

export function partsKept(keys: readonly string[], { sha256 }: ModelFile): readonly number[] {
  return keys
    .filter((key) => key.includes(`${sha256}/parts-of-`))
    .map((key) => Number(key.split('/').at(-1)))
    .sort((a, b) => a - b);
}

/** Ranges asked for since request `from`, as `a 3000-4000`, sorted. */
export function asked({ server }: Kit, from = 0): string[] {
  return server.requests
    .slice(from)
    .map(({ path, start, end }) => `${path.at(-6)} ${start}-${end}`)
    .sort();
}

/** Turns over one bit in the middle of what is kept. */
export async function damage(store: ShardStore, key: string): Promise<void> {
  const bytes = await bytesOf((await store.read(key))!);
  bytes[bytes.length >> 1]! ^= 1;
  await store.write(key, bytes);
}

/** A kit after its download. */
export async function createReadyKit(): Promise<Kit> {
  const kit = await createKit();
  await kit.download();
  return kit;
}
