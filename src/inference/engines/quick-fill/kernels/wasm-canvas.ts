/** The canvas in WebAssembly: the picture or a copy of it, and what is painted from. */
import { inflate, intersect, type Rect, type Size, wholeOf } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { Matching } from '../patches/matching';
import { AREA, RADIUS } from '../patches/targets';
import { type Band, type Canvas, MOST_VOTES } from './canvas';
import type { Below } from './loops';
import { align, type Room, type ViewOf } from './room';
import type { Exports } from './wasm-exports';
import type { Easel } from './wasm-window';
import type { Workshop } from './workshop';

/** Bytes per wish; see `assembly/canvas.ts`. */
const WISH = 48;
/** Bytes per patch of the band, over all its arrays. */
const PATCH = 56;
/** More than the arrays' alignment takes. */
const SLACK = 1024;

/**
 * @param held - where the picture lies, if in WebAssembly: it is painted there, if there is room
 * @param createEasel - for a copy of it
 */
export function openWasmCanvas(
  held: Easel | undefined,
  createEasel: () => Workshop,
  picture: Raster,
  kind: Uint8Array<ArrayBuffer>,
  below: Below,
): Canvas {
  const cells = cellsOf(below.matching);
  const bytes = align(kind.length) + bytesBelow(below, cells);
  const { exports, open, room, data } =
    held && mostBytesOfCanvas(picture, held.hole) >= bytes + mostBytesOfBand(held.hole)
      ? { ...held.shop, room: held.shop.open(held.free + bytes, held.free), data: picture.data }
      : copyOn(createEasel(), picture, bytes);
  const kinds = kind.buffer === data.buffer ? kind : room.take(Uint8Array, kind.length);
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
      if (data !== picture.data) data.set(picture.data.subarray(4 * first, 4 * end), 4 * first);
      if (kinds !== kind) kinds.set(kind.subarray(first, end), first);
    },
    liftRow: (y) => exports.liftRow(y),
    openBand(rect, patches, nearness) {
      const area = rect.width * rect.height;
      const bandRoom = open(bandFrom + bytesOfBand(area, patches), bandFrom);
      const band = layBand(exports, bandRoom, rect, patches, nearness);
      ballot = bandRoom.next;
      return band;
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
      if (painted.buffer === data.buffer) return;
      for (let j = y; j < y + down; j++) {
        const from = 4 * (j * width + x);
        data.set(painted.subarray(from, from + 4 * across), from);
      }
    },
  };
}

/** Room for a copy of the picture, and for so many bytes after it. */
function copyOn(easel: Workshop, picture: Raster, bytes: number) {
  const room = easel.open(align(picture.data.length) + bytes);
  return { ...easel, room, data: room.take(Uint8ClampedArray, picture.data.length) };
}

/** All cells with a target, and a patch around them: patches of the band lie within those. */
function cellsOf({ level, targets: { position } }: Matching): Rect {
  const { width } = level;
  let [left, right] = [width, -1];
  for (let t = 0; t < position.length; t++) {
    const x = position[t]! % width;
    if (x < left) left = x;
    if (x > right) right = x;
  }
  const [top, bottom] = [position[0], position.at(-1)].map((p = 0) => Math.floor(p / width));
  const size = { width: right - left + 1, height: bottom! - top! + 1 };
  return intersect(inflate({ x: left, y: top!, ...size }, RADIUS), wholeOf(level));
}

/** Bytes per cell, and per target, of what is painted from. */
const CELL = 8 + 1 + 4;
const TARGET = 4 + 6 + 8;

function bytesBelow({ matching: { match }, exact }: Below, { width, height }: Size): number {
  const ofCells = CELL * width * height;
  return ofCells + TARGET * match.length + 16 * exact.length + WISH * AREA + SLACK;
}

/** For a picture that is not halved, all of a hole this size and the patches over it. */
export function mostBytesOfCanvas(picture: Size, { width, height }: Size): number {
  const cells = (width + 4 * RADIUS + 1) * (height + 4 * RADIUS + 1);
  const below = (CELL + TARGET) * cells + 16 * 64 + WISH * AREA + SLACK;
  return align(picture.width * picture.height) + below + mostBytesOfBand({ width, height });
}

function mostBytesOfBand({ width, height }: Size): number {
  const area = (width + 2 * RADIUS + 2) * (height + 2 * RADIUS + 2);
  return bytesOfBand(area, area);
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

/** @param area - of the band's rectangle */
function bytesOfBand(area: number, patches: number): number {
  const votes = (4 + 32) * MOST_VOTES;
  return 4 * area + PATCH * patches + votes + SLACK;
}

function layBand(
  exports: Exports,
  room: Room,
  rect: Rect,
  patches: number,
  nearness: Band['nearness'],
): Band {
  const band = {
    rect,
    indexAt: room.take(Int32Array, rect.width * rect.height),
    x: room.take(Int32Array, patches),
    y: room.take(Int32Array, patches),
    donorX: room.take(Int32Array, patches),
    donorY: room.take(Int32Array, patches),
    cost: room.take(Float64Array, patches),
    bias: room.take(Float64Array, 3 * patches),
    weights: room.take(Float64Array, patches),
    nearness: room.move(nearness),
  };
  exports.openBand(
    rect.x,
    rect.y,
    rect.width,
    rect.height,
    band.indexAt.byteOffset,
    band.x.byteOffset,
    band.y.byteOffset,
    band.donorX.byteOffset,
    band.donorY.byteOffset,
    band.cost.byteOffset,
    band.bias.byteOffset,
    band.weights.byteOffset,
    band.nearness.byteOffset,
  );
  return band;
}
