/**
 * The kernels in WebAssembly (source in `assembly/`, built into `wasm-module.ts`).
 *
 * Every level gets an instance and a memory of its own, of exactly the size it needs: the level's
 * arrays become views of that memory, and nothing is copied afterwards. It never grows, so the views
 * stay valid; it is freed with the level.
 */
import type { Ground, MatchArrays } from '../matching';
import type { Kernels, LevelKernels } from './kernels';
import { WASM_BASE64 } from './wasm-module';

/** As exported by `assembly/matching.ts`; addresses are bytes into the memory. */
interface Exports {
  openLevel(
    width: number,
    height: number,
    samples: number,
    kind: number,
    isDonor: number,
    donorSums: number,
    allowBias: number,
    targetCount: number,
    position: number,
    indexAt: number,
    partial: number,
  ): void;
  openMatching(match: number, cost: number, bias: number, sums: number): void;
  rescore(from: number, to: number): void;
  visit(first: number, count: number, side: number, candidates: number, each: number): void;
  vote(weights: number, holes: number, count: number): number;
}

/** Undefined where the host refuses WebAssembly, or knows no SIMD. */
export function loadWasmKernels(): Kernels | undefined {
  try {
    const bytes = Uint8Array.from(atob(WASM_BASE64), (char) => char.charCodeAt(0));
    const module = new WebAssembly.Module(bytes);
    return { name: 'wasm', open: (ground) => open(module, ground) };
  } catch {
    return undefined;
  }
}

const PAGE = 65_536;
/** One matching per start. */
const MATCHINGS = 2;
/** Vector loads may read a few bytes past the end of an array. */
const ALIGNMENT = 16;

function open(module: WebAssembly.Module, ground: Omit<Ground, 'kernels'>): Ground {
  const { level, targets, donors } = ground;
  const count = targets.position.length;
  const arrays = [
    level.samples,
    level.kind,
    donors.isDonor,
    ground.donorSums,
    targets.position,
    targets.indexAt,
    targets.partial,
    ground.holes,
    ground.candidates,
    ground.weights,
  ];
  const perMatching = align(4 * count) * 2 + align(6 * count) + align(16 * count);
  const bytes = arrays.reduce((sum, array) => sum + align(array.byteLength), 0);
  const memory = createMemory(bytes + MATCHINGS * perMatching);
  const exports = new WebAssembly.Instance(module, { env: { memory } })
    .exports as unknown as Exports;
  const room = createRoom(memory.buffer);
  const moved = {
    ...ground,
    level: { ...level, samples: room.move(level.samples), kind: room.move(level.kind) },
    donors: { ...donors, isDonor: room.move(donors.isDonor) },
    donorSums: room.move(ground.donorSums),
    targets: {
      position: room.move(targets.position),
      indexAt: room.move(targets.indexAt),
      partial: room.move(targets.partial),
    },
    holes: room.move(ground.holes),
    candidates: room.move(ground.candidates),
    weights: room.move(ground.weights),
  };
  announceLevel(exports, moved);
  const createArrays = (): MatchArrays => ({
    match: new Int32Array(...room.take(4 * count), count),
    cost: new Int32Array(...room.take(4 * count), count),
    bias: new Int16Array(...room.take(6 * count), 3 * count),
    sums: new Int32Array(...room.take(16 * count), 4 * count),
  });
  return { ...moved, kernels: createLevelKernels(exports, createArrays) };
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

function createMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil((bytes + ALIGNMENT) / PAGE);
  return new WebAssembly.Memory({ initial: pages, maximum: pages });
}

/** Whole vectors, and one more: some loads reach a few bytes past the end of their array. */
function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT + 1) * ALIGNMENT;
}

type Movable =
  | Int16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** Hands out one memory from front to back. */
function createRoom(buffer: ArrayBuffer) {
  let next = 0;
  const take = (bytes: number): [ArrayBuffer, number] => {
    const at = next;
    next += align(bytes);
    if (next > buffer.byteLength) throw new RangeError('a level has room for two matchings');
    return [buffer, at];
  };
  return {
    take,
    move<T extends Movable>(array: T): T {
      const [, at] = take(array.byteLength);
      const View = array.constructor as new (buffer: ArrayBuffer, at: number, length: number) => T;
      const moved = new View(buffer, at, array.length);
      moved.set(array);
      return moved;
    },
  };
}
