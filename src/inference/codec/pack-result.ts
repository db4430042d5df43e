/**
 * A fill's result as few bytes, to be kept while no window is open: the patch, and apart from it the
 * layers that it can be finished anew with, which need not be kept with it. Only what is covered is
 * kept; what comes back is the same to the byte there, and zero elsewhere, as fills leave it.
 */
import type { FillResult } from '../contract';
import { createPatch } from '../core/collect';
import type { FinishLayers, Layer } from '../core/finish';
import { encloses, type Size, wholeOf } from '../core/geometry';
import type { Patch } from '../core/raster';
import { pack, unpack } from './packed';

export interface PackedResult {
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** What `FinishLayers` has for another finish; null where that is nothing. */
  readonly finishing: Uint8Array<ArrayBuffer> | null;
}

type Result = Pick<FillResult, 'patch' | 'layers'>;

/** “IPP1” and “IPL1”; another layout takes another number. */
const PATCH = 0x31505049;
const LAYERS = 0x314c5049;

/** Place and size, how many pixels are covered, the alpha of all of them, whether there is `soft`. */
type PatchHead = [
  x: number,
  y: number,
  width: number,
  height: number,
  count: number,
  alpha: number,
  isSoft: number,
];

/** In its place where not all alpha is the same. */
const MANY_ALPHAS = 256;

export async function packResult({ patch, layers }: Result): Promise<PackedResult> {
  return {
    pixels: await packPatch(patch, layers),
    finishing: await packLayers(patch, layers),
  };
}

/**
 * @param made - as in `FinishLayers`
 * @param picture - what the patch must lie inside
 * @returns null where `pixels` are none that fit; no `match` and `grain` where `finishing` is none
 */
export function unpackResult(
  { pixels, finishing }: PackedResult,
  made: FinishLayers['made'],
  picture: Size,
): Result | null {
  const found = unpackPatch(pixels, picture);
  if (!found) return null;
  const { patch, soft } = found;
  const { match = null, grain = null } = (finishing && unpackLayers(finishing, patch)) ?? {};
  return { patch, layers: { made, match, grain, ...(soft && { soft }) } };
}

function packPatch(patch: Patch, { soft }: FinishLayers): Promise<Uint8Array<ArrayBuffer>> {
  const { x, y, width, height, data, coverage } = patch;
  const covered = coveredIn(patch);
  const alpha = data[4 * (covered[0] ?? 0) + 3]!;
  const isPlain = covered.every((p) => data[4 * p + 3] === alpha);
  const head = [x, y, width, height, covered.length, isPlain ? alpha : MANY_ALPHAS, soft ? 1 : 0];
  function* planes() {
    yield coverage;
    if (soft) yield soft;
    yield differences(data, 1, covered);
    yield differences(data, 0, covered, 1);
    yield differences(data, 2, covered, 1);
    if (!isPlain) yield differences(data, 3, covered);
  }
  return pack(PATCH, head, planes());
}

function unpackPatch(packed: Uint8Array, picture: Size) {
  const found = unpack(packed, PATCH, 7, (head) => {
    const [x, y, width, height, count, alpha, isSoft] = head as PatchHead;
    const area = width * height;
    if (!encloses(wholeOf(picture), { x, y, width, height }) || count > area) return null;
    return area * (isSoft ? 2 : 1) + count * (alpha < MANY_ALPHAS ? 3 : 4);
  });
  if (!found) return null;
  const [x, y, width, height, count, alpha, isSoft] = found.head as PatchHead;
  const patch = createPatch({ x, y, width, height });
  const { data, coverage } = patch;
  const next = cutter(found.planes);
  coverage.set(next(coverage.length));
  const soft = isSoft ? next(coverage.length).slice() : null;
  const covered = coveredIn(patch);
  if (covered.length !== count) return null;
  sums(next(count), data, 1, covered);
  sums(next(count), data, 0, covered, 1);
  sums(next(count), data, 2, covered, 1);
  if (alpha < MANY_ALPHAS) for (const p of covered) data[4 * p + 3] = alpha;
  else sums(next(count), data, 3, covered);
  return { patch, soft };
}

async function packLayers(
  patch: Patch,
  { match, grain }: FinishLayers,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!match && !grain) return null;
  const covered = coveredIn(patch);
  function* planes() {
    for (const layer of [match, grain]) {
      for (let c = 0; layer && c < 3; c++) yield* split(layer, c, covered);
    }
  }
  return pack(LAYERS, [covered.length, match ? 1 : 0, grain ? 1 : 0], planes());
}

function unpackLayers(packed: Uint8Array, patch: Patch) {
  const covered = coveredIn(patch);
  const each = 6 * covered.length;
  const found = unpack(packed, LAYERS, 3, ([count, match, grain]) =>
    count === covered.length ? each * ((match ? 1 : 0) + (grain ? 1 : 0)) : null,
  );
  if (!found) return null;
  const next = cutter(found.planes);
  const layer = (isThere: number | undefined): Layer | null => {
    if (!isThere) return null;
    const values = new Int16Array(3 * patch.coverage.length);
    for (let c = 0; c < 3; c++)
      join(next(covered.length), next(covered.length), values, c, covered);
    return values;
  };
  return { match: layer(found.head[1]), grain: layer(found.head[2]) };
}

/** The pixels that the patch covers, from the top left, by their place in it. */
function coveredIn({ coverage }: Patch): Uint32Array<ArrayBuffer> {
  let count = 0;
  for (const share of coverage) if (share !== 0) count++;
  const covered = new Uint32Array(count);
  for (let p = 0, i = 0; p < coverage.length; p++) if (coverage[p] !== 0) covered[i++] = p;
  return covered;
}

/** @returns a function that gives the bytes after those it gave before */
function cutter(bytes: Uint8Array): (count: number) => Uint8Array {
  let at = 0;
  return (count) => bytes.subarray(at, (at += count));
}

/**
 * A channel of the covered pixels, each less the one before; less another channel first, of which
 * most of it is told already.
 */
function differences(
  data: Patch['data'],
  channel: number,
  covered: Uint32Array,
  from: number | null = null,
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(covered.length);
  for (let i = 0, last = 0; i < covered.length; i++) {
    const p = 4 * covered[i]!;
    const value = data[p + channel]! - (from === null ? 0 : data[p + from]!);
    out[i] = value - last;
    last = value;
  }
  return out;
}

/** Undoes `differences`. */
function sums(
  plane: Uint8Array,
  data: Patch['data'],
  channel: number,
  covered: Uint32Array,
  from: number | null = null,
): void {
  for (let i = 0, value = 0; i < covered.length; i++) {
    const p = 4 * covered[i]!;
    value += plane[i]!;
    data[p + channel] = (value + (from === null ? 0 : data[p + from]!)) & 255;
  }
}

/** A channel likewise, its low and its high bytes: small differences, of either sign, have no high one. */
function split(layer: Layer, channel: number, covered: Uint32Array) {
  const [low, high] = [new Uint8Array(covered.length), new Uint8Array(covered.length)];
  for (let i = 0, last = 0; i < covered.length; i++) {
    const value = layer[3 * covered[i]! + channel]!;
    const difference = ((value - last) << 16) >> 16;
    const folded = (difference << 1) ^ (difference >> 15);
    low[i] = folded;
    high[i] = folded >> 8;
    last = value;
  }
  return [low, high];
}

/** Undoes `split`. */
function join(
  low: Uint8Array,
  high: Uint8Array,
  layer: Layer,
  channel: number,
  covered: Uint32Array,
): void {
  for (let i = 0, value = 0; i < covered.length; i++) {
    const folded = low[i]! | (high[i]! << 8);
    value += (folded >>> 1) ^ -(folded & 1);
    layer[3 * covered[i]! + channel] = value; // wraps as the difference did
  }
}
