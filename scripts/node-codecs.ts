/**
 * JPEG in Node, for the command line: MozJPEG in WebAssembly, which gives the bytes Chromium gives
 * (checked with version 156: the same for 4:4:4, 4:2:2, 4:2:0 and grey; in the rare 4:4:0 they
 * differ by up to 2, because older libjpeg-turbo smooths colours there less).
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Failure } from '../src/inference/core/errors';
import type { Raster } from '../src/inference/core/raster';
import type { NativeCodecs, NativeSource } from '../src/inference/codec/native-codecs';
import { orientRaster } from '../src/inference/codec/orient';
import { damaged } from '../src/inference/codec/refuse';
import decodeJpeg, { init } from '@jsquash/jpeg/decode.js';

const wasmFile = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm');

/** init takes a module and its options, but declares only one parameter. */
type Init = (
  module: WebAssembly.Module,
  options: { printErr(message: string): void },
) => Promise<void>;

/** The decoding before this one: the module has one memory, so there is one at a time. */
let last: Promise<unknown> = Promise.resolve();
let compiled: Promise<WebAssembly.Module> | null = null;
let isReady = false;
/** What libjpeg said of the file at hand: why it gave up, or its first warning. */
let message = '';

export const nodeCodecs: NativeCodecs = {
  decode(source: NativeSource): Promise<Raster> {
    const turn = last.then(() => decodeJpegFile(source));
    last = turn.catch(() => {}); // its caller has the error; the next decoding is not to have it too
    return turn;
  },
};

async function decodeJpegFile({ format, bytes, orientation }: NativeSource): Promise<Raster> {
  if (format !== 'jpeg') throw new Failure('unsupported-here', { format });
  await prepare();
  return orientRaster(await decodeWhole(bytes), orientation);
}

async function decodeWhole(bytes: Uint8Array<ArrayBuffer>): Promise<Raster> {
  message = '';
  let decoded: Raster;
  try {
    const { width, height, data } = await decodeJpeg(bytes.slice().buffer);
    decoded = { width, height, data };
  } catch (error) {
    // A failed run leaves the module's memory as it was at that moment: the next starts afresh.
    isReady = false;
    throw damaged('jpeg', message || (error instanceof Error ? error.message : String(error)));
  }
  // libjpeg only warns of these, and fills what it could not decode with grey.
  if (/premature end|bad Huffman code/.test(message)) throw damaged('jpeg', message);
  return decoded;
}

async function prepare(): Promise<void> {
  if (isReady) return;
  compiled ??= readFile(wasmFile).then((bytes) => WebAssembly.compile(bytes));
  await (init as unknown as Init)(await compiled, {
    printErr: (text) => (message = text.trim()),
  });
  isReady = true;
}
