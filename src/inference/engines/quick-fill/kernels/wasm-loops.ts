/**
 * The loops in WebAssembly: what they work on is copied into a memory of the job's own, a strip of
 * rows at a time where that will do, and out of it again. Copying costs a small part of what it saves.
 */
import type { Size } from '../../../core/geometry';
import { openGrain } from '../finish/grain';
import { openTaking } from '../smooth/region-grain';
import type { Level } from '../patches/level';
import type { Loops, Source } from './loops';
import type { Pool } from './pool';
import { openWasmBoxSum } from './wasm-box-sum';
import { openWasmCanvas } from './wasm-canvas';
import { openWasmCells } from './wasm-cells';
import { openWasmChamfer } from './wasm-chamfer';
import { openWasmFit } from './wasm-fit';
import { lend, type Loan, openLentBoxSum, openLentGrain, openLentTaking } from './wasm-floats';
import { createWasmLevel, memoryOf, workshopBeside } from './wasm-level';
import { wasmCountOf, wasmListOf } from './wasm-lists';
import { openWasmMembrane } from './wasm-membrane';
import { openWasmMisfit, openWasmSieve } from './wasm-sieve';
import { openWasmSort } from './wasm-survey';
import { easelOf } from './wasm-window';
import { createWorkshop, type Workshop } from './workshop';

/** Rows made at a time. */
const STRIP = 64;

/** What jobs before have left to be used again. */
export interface Leftovers {
  readonly shops: Pool<Workshop>;
  readonly memories: Pool<WebAssembly.Memory>;
}

export function createWasmLoops(module: WebAssembly.Module, left: Leftovers): Loops {
  const shop = left.shops.take() ?? createWorkshop(module);
  const memories: WebAssembly.Memory[] = [];
  // A memory of its own for a canvas that has none, because membranes are spanned while it is open.
  let easel: Workshop | undefined;
  let loan: Loan | undefined;
  // What was lent is given back before there are levels, which then lie there.
  const takeMemory = () => {
    const memory = loan?.memory ?? left.memories.take();
    loan = undefined;
    return memory;
  };
  let spare: ReturnType<typeof workshopBeside>;
  const shopFor = (bytes: number) => (spare && bytes <= spare.bytes ? spare.shop : shop);
  return {
    lendFloats(size) {
      const memory = takeMemory() ?? new WebAssembly.Memory({ initial: 0 });
      loan = lend(module, memory, size);
      return loan?.take ?? ((length) => new Float32Array(length));
    },
    createLevel(size) {
      const level = createWasmLevel(size, takeMemory());
      memories.push(memoryOf(level)!);
      return level;
    },
    reuse: (level) => (spare = workshopBeside(module, level)),
    spread: (values, size, value, differs) => spread(shop, values, size, value, differs),
    countOf: (bytes, value) => wasmCountOf(shop, bytes, value),
    listOf: (bytes, value, take) => wasmListOf(shop, bytes, value, take),
    openSort: openWasmSort,
    addTexture: (level) => addTexture(shop, level),
    halveRows: (source, half, gain, from, to) => halveRows(shop, source, half, gain, from, to),
    openChamfer: (kind, size, starts, distance) =>
      openWasmChamfer(shop, kind, size, starts, distance),
    openBoxSum: (values, size, radius, means) =>
      (loan && openLentBoxSum(loan, values, size, radius, means)) ??
      openWasmBoxSum(shop, values, size, radius, means),
    openGrain: (weights, residual, grain) =>
      (loan && openLentGrain(loan, weights, residual, grain)) ??
      openGrain(weights, residual, grain),
    openFit: (samples) => openWasmFit(shop, samples),
    openTaking: (taking) => (loan && openLentTaking(loan, taking)) ?? openTaking(taking),
    openCells: (cells) => openWasmCells(shop, cells),
    openSieve: (places) => openWasmSieve(shop, places),
    openMisfit: (places) => openWasmMisfit(shop, places),
    openMembrane: (shapes) => openWasmMembrane(shopFor, shapes),
    close() {
      left.shops.giveBack([shop]);
      left.memories.giveBack(loan ? [loan.memory, ...memories] : memories);
    },
    createKinds: (picture) =>
      easelOf(picture)?.kinds ?? new Uint8Array(picture.width * picture.height),
    openCanvas: (picture, kind, below) =>
      openWasmCanvas(
        easelOf(picture),
        () => (easel ??= createWorkshop(module)),
        picture,
        kind,
        below,
      ),
  };
}

/** For arrays in a strip, more than enough for their alignment. */
const SLACK = 512;

function spread(
  { exports, open }: Workshop,
  values: Uint8Array,
  { width, height }: Size,
  value: number,
  differs: boolean,
): Uint8Array<ArrayBuffer> {
  const room = open(3 * width * height + width + SLACK);
  const from = room.take(Uint8Array, values.length);
  const line = room.take(Uint8Array, width + 48);
  const between = room.take(Uint8Array, values.length);
  const out = room.take(Uint8Array, values.length);
  from.set(values);
  const at = [line.byteOffset, between.byteOffset, out.byteOffset] as const;
  exports.spread(width, height, from.byteOffset, value, differs ? 1 : 0, ...at);
  return out;
}

/** Slopes are summed over 5×5, and look one pixel further down. */
const TEXTURE_RADIUS = 2;

function addTexture({ exports, open }: Workshop, { width, height, samples, kind }: Level): void {
  const stride = 4 * width;
  for (let y = 0; y < height; y += STRIP) {
    const top = Math.max(y - TEXTURE_RADIUS, 0);
    const end = Math.min(y + STRIP, height);
    const bottom = Math.min(end + TEXTURE_RADIUS + 1, height);
    const rows = bottom - top;
    const room = open(9 * rows * width + 8 * width + SLACK);
    const part = room.take(Int16Array, rows * stride);
    const kinds = room.take(Uint8Array, rows * width);
    const sums = room.take(Int32Array, width).fill(0);
    const counts = room.take(Int32Array, width).fill(0);
    part.set(samples.subarray(top * stride, bottom * stride));
    kinds.set(kind.subarray(top * width, bottom * width));
    const arrays = [part, kinds, sums, counts] as const;
    const at = arrays.map(({ byteOffset }) => byteOffset) as [number, number, number, number];
    exports.addTexture(width, rows, y - top, end - top, ...at);
    samples.set(part.subarray((y - top) * stride, (end - top) * stride), y * stride);
  }
}

function halveRows(
  { exports, open }: Workshop,
  source: Source,
  half: Level,
  gain: number,
  from: number,
  to: number,
): void {
  const { width, height } = source;
  const top = Math.max(2 * from - 1, 0);
  const bottom = Math.min(2 * to + 1, height);
  const rows = bottom - top;
  const count = to - from;
  const isBytes = source.samples instanceof Uint8ClampedArray;
  const room = open(10 * rows * width + 20 * (width + 3) + 10 * count * half.width + SLACK);
  const samples = isBytes
    ? room.take(Uint8ClampedArray, 4 * rows * width)
    : room.take(Int16Array, 4 * rows * width);
  const kind = room.take(Uint8Array, rows * width);
  const wanted = room.take(Uint8Array, rows * width);
  const columns = room.take(Int32Array, 4 * (width + 3)).fill(0);
  const weights = room.take(Int32Array, width + 3).fill(0);
  const outSamples = room.take(Int16Array, 4 * count * half.width);
  const outKind = room.take(Uint8Array, count * half.width);
  const outWanted = room.take(Uint8Array, count * half.width);
  samples.set(source.samples.subarray(4 * top * width, 4 * bottom * width));
  kind.set(source.kind.subarray(top * width, bottom * width));
  wanted.set(source.wanted.subarray(top * width, bottom * width));
  exports.halveRows(
    width,
    rows,
    2 * from - top,
    count,
    isBytes ? 1 : 0,
    samples.byteOffset,
    kind.byteOffset,
    wanted.byteOffset,
    gain,
    columns.byteOffset,
    weights.byteOffset,
    outSamples.byteOffset,
    outKind.byteOffset,
    outWanted.byteOffset,
  );
  half.samples.set(outSamples, 4 * from * half.width);
  half.kind.set(outKind, from * half.width);
  half.wanted.set(outWanted, from * half.width);
}
