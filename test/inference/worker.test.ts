/**
 * The worker as it ships: bundled as one classic script, in a thread of its own, behind the real
 * client. Node's threads stand in for a browser's workers; what crosses is cloned and moved alike.
 */
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { decode, encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkerClient, type WorkerLike } from '../../src/inference/client';
import type { FillJob, FillProgress, InferenceContract } from '../../src/inference/contract';

const WIDTH = 96;
const HEIGHT = 64;

/** Stripes with grain, and a black box where the mask is. */
function pixels(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => {
    const pixel = Math.floor(i / 4);
    if (i % 4 === 3) return 255;
    return inMask(pixel) ? 0 : 40 + (pixel % 8) * 20 + ((i * 7919) % 23);
  });
}

function pictureFile(): Uint8Array<ArrayBuffer> {
  const data = pixels();
  return Uint8Array.from(encode({ width: WIDTH, height: HEIGHT, data, channels: 4 }));
}

function fillParams(): FillJob {
  const mask = { x: 40, y: 24, width: 16, height: 12, data: new Uint8Array(16 * 12).fill(255) };
  return { picture: pictureFile(), mask, seed: 3, grow: 0 };
}

/** What a browser gives a worker's script, for a Node thread. */
const BROWSER = `
  const { parentPort } = require('node:worker_threads');
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  globalThis.onmessage = null;
  parentPort.on('message', (data) => globalThis.onmessage({ data }));
`;

function toWorkerLike(worker: Worker): WorkerLike {
  const like: WorkerLike = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (message, transfer) => worker.postMessage(message, transfer as ArrayBuffer[]),
    terminate: () => void worker.terminate(),
  };
  worker.on('message', (data) => like.onmessage?.({ data }));
  worker.on('error', ({ message }) => like.onerror?.({ message }));
  return like;
}

describe('the bundled worker', () => {
  let client: WorkerClient<InferenceContract>;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: ['src/inference/worker.ts'],
      bundle: true,
      format: 'iife',
      target: 'es2022',
      write: false,
    });
    const script = BROWSER + outputFiles[0]!.text;
    client = new WorkerClient<InferenceContract>(() =>
      toWorkerLike(new Worker(script, { eval: true })),
    );
  });

  afterAll(() => client.dispose());

  it('looks into a picture', async () => {
    await expect(client.call('inspect', { picture: pictureFile() })).resolves.toMatchObject({
      format: 'png',
      size: { width: WIDTH, height: HEIGHT },
    });
  });

  it('fills the mask, and the file differs from its source there alone', async () => {
    const seen: FillProgress[] = [];
    const params = fillParams();
    const { patch, report } = await client.call('fill', params, {
      onProgress: (progress) => seen.push(progress),
    });
    expect(report).toMatchObject({ filledPixels: 16 * 12, regions: [{ x: 40, y: 24 }] });
    expect(seen.at(-1)).toMatchObject({ fraction: 1, region: 1, regions: 1 });

    const png = decode(await client.call('encode', { picture: params.picture, patch }));
    const source = pixels();
    const changed = new Set<string>();
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      const same = [0, 1, 2].every((c) => png.data[i * png.channels + c] === source[i * 4 + c]);
      if (!same) changed.add(inMask(i) ? 'inside' : 'outside');
    }
    expect([...changed]).toEqual(['inside']);
  });

  it('names what is wrong with a file, and goes on', async () => {
    const picture = Uint8Array.from('no picture', (char) => char.charCodeAt(0));
    await expect(client.call('inspect', { picture })).rejects.toMatchObject({
      code: 'unknown-format',
    });
    await expect(client.call('inspect', { picture: pictureFile() })).resolves.toBeTruthy();
  });
});

function inMask(i: number): boolean {
  const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
  return x >= 40 && x < 56 && y >= 24 && y < 36;
}
