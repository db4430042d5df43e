/** The canvas in WebAssembly: a copy of the picture, and what is painted from. */
import { inflate, intersect, type Rect, type Size, wholeOf } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { Matching } from '../matching';
import { AREA, RADIUS } from '../targets';
import { type Band, type Canvas, MOST_VOTES } from './canvas';
import type { Below } from './loops';
import { align, type Room, type ViewOf } from './room';
import type { Exports } from './wasm-exports';
import type { Workshop } from './wasm-loops';

/** Bytes per wish; see `assembly/canvas.ts`. */
const WISH = 48;
/** Bytes per patch of the band, over all its arrays. */
const PATCH = 56;
/** More than the arrays' alignment takes. */
const SLACK = 1024;

export function openWasmCanvas(
  { exports, open }: Workshop,
  picture: Raster,
  kind: Uint8Array,
  below: Below,
): Canvas {
  const cells = cellsOf(below.matching);
  const room = open(align(picture.data.length) + align(kind.length) + bytesBelow(below, cells));
  const data = room.take(Uint8ClampedArray, picture.data.length);
  const kinds = room.take(Uint8Array, kind.length);
  const { width, height } = picture;
  const allowBias = below.allowBias ? 1 : 0;
  exports.openCanvas(width, height, data.byteOffset, kinds.byteOffset, allowBias);
  layBelow(exports, room, below, cells);
  const bandFrom = room.next;
  let ballot = 0;
  // Growing the memory replaces its buffer.
  const dataNow = () => open(0, data.byteOffset).take(Uint8ClampedArray, picture.data.length);
  return {
    get data() {
      return dataNow();
    },
    load(from, to) {
      const [first, end] = [from * width, to * width];
      data.set(picture.data.subarray(4 * first, 4 * end), 4 * first);
      kinds.set(kind.subarray(first, end), first);
    },
    liftRow: (y) => exports.liftRow(y),
    openBand(band) {
      const bandRoom = open(bandFrom + bytesOfBand(band), bandFrom);
      const moved = moveBand(exports, bandRoom, band);
      ballot = bandRoom.next;
      return moved;
    },
    inherit: (from, to) => exports.inherit(from, to),
    propagate: (first, count, side) => exports.propagate(first, count, side),
    vote(pixels) {
      const ballots = open(0, ballot);
      const asked = ballots.take(Int32Array, pixels.length);
      asked.set(pixels);
      const colours = ballots.take(Float64Array, 4 * pixels.length);
      exports.voteBand(asked.byteOffset, pixels.length, colours.byteOffset);
      return colours;
    },
    copyTo({ data }, { x, y, width: across, height: down }) {
      const painted = dataNow();
      for (let j = y; j < y + down; j++) {
        const from = 4 * (j * width + x);
        data.set(painted.subarray(from, from + 4 * across), from);
      }
    },
  };
}

/** All cells with a target, and a patch around them: patches of the band lie within those. */
function cellsOf({ level, targets: { position } }: Matching): Rect {
  const { width } = level;
  let [left, right] = [width, -1];
  for (const p of position) {
    const x = p % width;
    if (x < left) left = x;
    if (x > right) right = x;
  }
  const [top, bottom] = [position[0], position.at(-1)].map((p = 0) => Math.floor(p / width));
  const size = { width: right - left + 1, height: bottom! - top! + 1 };
  return intersect(inflate({ x: left, y: top!, ...size }, RADIUS), wholeOf(level));
}

function bytesBelow({ matching: { match }, exact }: Below, { width, height }: Size): number {
  const perCell = 8 + 1 + 4;
  const perTarget = 4 + 6 + 8;
  const ofCells = perCell * width * height;
  return ofCells + perTarget * match.length + 16 * exact.length + WISH * AREA + SLACK;
}

function layBelow(exports: Exports, room: Room, below: Below, cells: Rect): void {
  const { matching, k, weights, exact } = below;
  const { level, targets, match, bias } = matching;
  const shifts = Int32Array.from(exact.flatMap(({ cells, pixels }) => [...cells, ...pixels]));
  exports.openBelow(
    k,
    level.width,
    cells.x,
    cells.y,
    cells.width,
    cells.height,
    moveCells(room, level.samples, 4, level, cells),
    moveCells(room, level.wanted, 1, level, cells),
    moveCells(room, targets.indexAt, 1, level, cells),
    room.move(match).byteOffset,
    room.move(bias).byteOffset,
    room.move(weights).byteOffset,
    room.move(shifts).byteOffset,
    exact.length,
    room.take(Uint8Array, WISH * AREA).byteOffset,
  );
}

/** The address of a copy of what `array`, with `each` numbers a cell, has of `cells`. */
function moveCells<
  T extends Int16Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
>(room: Room, array: T, each: number, level: Size, { x, y, width, height }: Rect): number {
  const copy = room.take(array.constructor as ViewOf<T>, each * width * height);
  for (let j = 0; j < height; j++) {
    const from = each * ((y + j) * level.width + x);
    copy.set(array.subarray(from, from + each * width), each * j * width);
  }
  return copy.byteOffset;
}

function bytesOfBand({ rect, x, nearness }: Band): number {
  const votes = (4 + 32) * MOST_VOTES;
  return 4 * rect.width * rect.height + PATCH * x.length + nearness.byteLength + votes + SLACK;
}

function moveBand(exports: Exports, room: Room, band: Band): Band {
  const { rect } = band;
  const moved = {
    rect,
    indexAt: room.move(band.indexAt),
    x: room.move(band.x),
    y: room.move(band.y),
    donorX: room.move(band.donorX),
    donorY: room.move(band.donorY),
    cost: room.move(band.cost),
    bias: room.move(band.bias),
    weights: room.move(band.weights),
    nearness: room.move(band.nearness),
  };
  exports.openBand(
    rect.x,
    rect.y,
    rect.width,
    rect.height,
    moved.indexAt.byteOffset,
    moved.x.byteOffset,
    moved.y.byteOffset,
    moved.donorX.byteOffset,
    moved.donorY.byteOffset,
    moved.cost.byteOffset,
    moved.bias.byteOffset,
    moved.weights.byteOffset,
    moved.nearness.byteOffset,
  );
  return moved;
}
