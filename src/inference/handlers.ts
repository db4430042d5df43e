/**
 * What the worker does for each method of the contract. How files are decoded and encoded is passed
 * in, so that all of it also runs in Node.
 */
import { packResult, unpackResult } from './codec/pack-result';
import type { Picture } from './codec/picture';
import type { CallContext } from './answer-calls';
import type { EncodedPatch, InferenceContract } from './contract';
import type { Patch } from './core/raster';
import type { Handlers } from './core/rpc';
import type { Engine } from './engines/engine';
import { fill } from './fill';

export interface HandlerDependencies {
  readonly decode: (bytes: Uint8Array<ArrayBuffer>) => Promise<Picture>;
  readonly encode: (picture: Picture, patch: Patch) => Promise<Uint8Array<ArrayBuffer>>;
  readonly encodePatch: (picture: Picture, patch: Patch, isWhole: boolean) => Promise<EncodedPatch>;
  readonly engine: Engine;
}

export function createHandlers({
  decode,
  encode,
  encodePatch,
  engine,
}: HandlerDependencies): Handlers<InferenceContract, CallContext> {
  const open = rememberLast(decode);
  return {
    async inspect({ picture }, _progress, { signal }) {
      const { info } = await open(picture);
      signal.throwIfAborted();
      return info;
    },

    // Quick Fill looks where it needs to: `windows` are for engines of a fixed size.
    async fill({ picture, mask, seed, grow, feather = 0, donors }, onProgress, { signal, enough }) {
      const { raster } = await open(picture);
      signal.throwIfAborted();
      const request = { mask, engine, seed, grow, feather, ...(donors && { donors }) };
      return fill(raster, request, { signal, enough, onProgress });
    },

    async encode({ picture, patch }, _progress, { signal }) {
      const opened = await open(picture);
      signal.throwIfAborted();
      return encode(opened, patch);
    },

    async encodePatch({ picture, patch, isWhole }, _progress, { signal }) {
      const opened = await open(picture);
      signal.throwIfAborted();
      return encodePatch(opened, patch, isWhole);
    },

    packResult,
    unpackResult: async ({ packed, made, picture }) => unpackResult(packed, made, picture),
  };
}

/**
 * Keeps the last picture decoded: inspect, fill and encode each send the same file, and decoding
 * takes longer than comparing every byte of it. A failure is not kept.
 */
export function rememberLast(
  decode: HandlerDependencies['decode'],
): (bytes: Uint8Array<ArrayBuffer>) => Promise<Picture> {
  let last: { readonly bytes: Uint8Array; readonly picture: Picture } | undefined;
  return async (bytes) => {
    if (last && equal(last.bytes, bytes)) return last.picture;
    last = undefined; // room for the next: two pictures of 100 megapixels would be 800 MB
    const key = bytes.slice(); // the caller may go on to change its bytes
    const picture = await decode(bytes);
    last = { bytes: key, picture };
    return picture;
  };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
