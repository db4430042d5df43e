/**
 * The kernels in WebAssembly (source in `assembly/`, built into `wasm-module.ts`).
 *
 * Every level has an instance and a memory of its own: its arrays are views of that memory. It grows
 * once, before it is matched, and serves the next job, or is freed with the level.
 */
import { markDonors } from '../patches/donors';
import {
  BATCH,
  type Ground,
  type MatchArrays,
  MAX_CANDIDATES,
  type Plan,
} from '../patches/matching';
import { indexTargets, RADIUS } from '../patches/targets';
import type { Kernels, LevelKernels } from './kernels';
import { createPool } from './pool';
import { referenceKernels } from './reference';
import { align } from './room';
import { type Exports, instantiate } from './wasm-exports';
import { extendLevel } from './wasm-level';
import { createWasmLoops } from './wasm-loops';
import { WASM_BASE64 } from './wasm-module';
import { createWasmWindow } from './wasm-window';
import type { Workshop } from './workshop';

/** Undefined where the host refuses WebAssembly, or knows no SIMD. */
export function loadWasmKernels(): Kernels | undefined {
  try {
    const module = new WebAssembly.Module(decode(WASM_BASE64));
    const left = { shops: createPool<Workshop>(), memories: createPool<WebAssembly.Memory>() };
    return {
      name: 'wasm',
      open: (plan) => open(module, plan),
      createWindow: (size, hole, last) =>
        createWasmWindow(module, size, hole, last) ?? referenceKernels.createWindow(size, hole),
      createLoops: () => createWasmLoops(module, left),
    };
  } catch {
    return undefined;
  }
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** One matching per start. */
const MATCHINGS = 2;

function open(module: WebAssembly.Module, plan: Plan): Ground {
  const { targets, holes, allowBias } = plan;
  const count = targets.position.length;
  const { width, height } = plan.level;
  const pixels = width * height;
  const perMatching = align(4 * count) * 2 + align(6 * count) + align(16 * count);
  const ofTargets = align(4 * count) + align(count) + align(8 * count) + align(holes.byteLength);
  // Each may be a donor. What is not touched takes no memory.
  const ofPixels = align(pixels) + 2 * align(4 * pixels) + align(8 * pixels);
  const ofCandidates = align(4 * BATCH * MAX_CANDIDATES);
  const rest = ofTargets + ofPixels + ofCandidates + align(16 * width);
  const { memory, level, room } = extendLevel(plan.level, rest + MATCHINGS * perMatching);
  const exports = instantiate(module, memory);
  const donors = plan.listDonors(level, (length) => room.take(Int32Array, length));
  const ground = {
    level,
    allowBias,
    donors: {
      position: donors,
      isDonor: markDonors(donors, room.take(Uint8Array, pixels).fill(0)),
    },
    donorSums: room.take(Uint16Array, 4 * pixels).fill(0),
    targets: {
      position: room.move(targets.position),
      indexAt: indexTargets(targets, level, room.take(Int32Array, pixels)),
      partial: room.move(targets.partial),
    },
    holes: room.move(holes),
    candidates: room.take(Int32Array, BATCH * MAX_CANDIDATES),
    weights: room.take(Float64Array, count),
  };
  sumPatches(exports, ground, room.take(Int32Array, 4 * width).fill(0));
  announceLevel(exports, ground);
  const createArrays = (): MatchArrays => ({
    match: room.take(Int32Array, count),
    cost: room.take(Int32Array, count),
    bias: room.take(Int16Array, 3 * count),
    sums: room.take(Int32Array, 4 * count),
  });
  return { ...ground, kernels: createLevelKernels(exports, createArrays) };
}

/** As `../patches/patch-sums`, in place: there all is 0. */
function sumPatches(
  exports: Exports,
  { level, donorSums }: Omit<Ground, 'kernels'>,
  columns: Int32Array,
): void {
  const { width, height, samples } = level;
  const out = donorSums.byteOffset + 8 * width * RADIUS;
  exports.patchSums(width, height, samples.byteOffset, columns.byteOffset, out);
}

function announceLevel(exports: Exports, ground: Omit<Ground, 'kernels'>): void {
  const { level, targets, donors, donorSums, allowBias } = ground;
  exports.openLevel(
    level.width,
    level.height,
    level.samples.byteOffset,
    level.kind.byteOffset,
    donors.isDonor.byteOffset,
    donorSums.byteOffset,
    allowBias ? 1 : 0,
    targets.position.length,
    targets.position.byteOffset,
    targets.indexAt.byteOffset,
    targets.partial.byteOffset,
  );
}

function createLevelKernels(exports: Exports, createArrays: () => MatchArrays): LevelKernels {
  const openMatching = ({ match, cost, bias, sums }: MatchArrays) =>
    exports.openMatching(match.byteOffset, cost.byteOffset, bias.byteOffset, sums.byteOffset);
  return {
    createArrays,
    rescore(m, from, to) {
      openMatching(m);
      exports.rescore(from, to);
    },
    visit(m, { first, count, side, each }) {
      openMatching(m);
      exports.visit(first, count, side, m.candidates.byteOffset, each);
    },
    closest({ candidates: { byteOffset: at } }, p, steps, from, end) {
      return exports.closest(p, at, steps, at + 4 * from, end - from);
    },
    vote(m, from, to) {
      openMatching(m);
      return exports.vote(m.weights.byteOffset, m.holes.byteOffset + 4 * from, to - from);
    },
  };
}
