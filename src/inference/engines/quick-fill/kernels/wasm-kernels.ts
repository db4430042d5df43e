/**
 * The kernels in WebAssembly (source in `assembly/`, built into `wasm-module.ts`).
 *
 * Every level gets an instance and a memory of its own, of exactly the size it needs: the level's
 * arrays become views of that memory, and nothing is copied afterwards. It never grows, so the views
 * stay valid; it is freed with the level.
 */
import type { Ground, MatchArrays } from '../matching';
import type { Kernels, LevelKernels } from './kernels';
import { RADIUS } from '../targets';
import { align, createFixedMemory, createRoom } from './room';
import { type Exports, instantiate } from './wasm-exports';
import { createWasmLoops } from './wasm-loops';
import { WASM_BASE64 } from './wasm-module';

/** Undefined where the host refuses WebAssembly, or knows no SIMD. */
export function loadWasmKernels(): Kernels | undefined {
  try {
    const bytes = Uint8Array.from(atob(WASM_BASE64), (char) => char.charCodeAt(0));
    const module = new WebAssembly.Module(bytes);
    return {
      name: 'wasm',
      open: (ground) => open(module, ground),
      createLoops: () => createWasmLoops(module),
    };
  } catch {
    return undefined;
  }
}

/** One matching per start. */
const MATCHINGS = 2;

function open(module: WebAssembly.Module, ground: Omit<Ground, 'kernels' | 'donorSums'>): Ground {
  const { level, targets, donors } = ground;
  const count = targets.position.length;
  const arrays = [
    level.samples,
    level.kind,
    donors.isDonor,
    targets.position,
    targets.indexAt,
    targets.partial,
    ground.holes,
    ground.candidates,
    ground.weights,
  ];
  const perMatching = align(4 * count) * 2 + align(6 * count) + align(16 * count);
  const ofSums = align(2 * level.samples.length) + align(16 * level.width);
  const bytes = arrays.reduce((sum, array) => sum + align(array.byteLength), ofSums);
  const memory = createFixedMemory(bytes + MATCHINGS * perMatching);
  const exports = instantiate(module, memory);
  const room = createRoom(memory.buffer);
  const moved = {
    ...ground,
    level: { ...level, samples: room.move(level.samples), kind: room.move(level.kind) },
    donors: { ...donors, isDonor: room.move(donors.isDonor) },
    donorSums: room.take(Uint16Array, level.samples.length),
    targets: {
      position: room.move(targets.position),
      indexAt: room.move(targets.indexAt),
      partial: room.move(targets.partial),
    },
    holes: room.move(ground.holes),
    candidates: room.move(ground.candidates),
    weights: room.move(ground.weights),
  };
  sumPatches(exports, moved, room.take(Int32Array, 4 * level.width));
  announceLevel(exports, moved);
  const createArrays = (): MatchArrays => ({
    match: room.take(Int32Array, count),
    cost: room.take(Int32Array, count),
    bias: room.take(Int16Array, 3 * count),
    sums: room.take(Int32Array, 4 * count),
  });
  return { ...moved, kernels: createLevelKernels(exports, createArrays) };
}

/** As `../patch-sums`, in place: the memory is new, and all 0. */
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
    vote(m, from, to) {
      openMatching(m);
      return exports.vote(m.weights.byteOffset, m.holes.byteOffset + 4 * from, to - from);
    },
  };
}
