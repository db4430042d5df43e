/**
 * A picture and one part of its mask, small, as hints look at them: how every pixel looks, and how far it
 * is from the mask. All lengths are pixels of the small picture.
 */
import { inflate, intersect, wholeOf, type Rect, type Size } from '../../inference/core/geometry';
import { connectedBoxes } from '../../inference/core/regions';
import type { Mask } from '../../inference/core/raster';
import { LINEAR, okLab } from './similar-colours';

/** RGBA bytes of the whole picture, reduced. */
export interface SmallPicture extends Size {
  readonly data: Uint8ClampedArray;
}

/** A part of the mask with its surroundings; arrays have one entry, or three, for each pixel. */
export interface HintScene extends Size {
  /** Its top left corner in the small picture. */
  readonly x: number;
  readonly y: number;
  /** Linear red, green, blue, and OKLab. */
  readonly light: Float32Array;
  readonly lab: Float32Array;
  /** Steps to the mask over the edges of pixels; 0 in it. */
  readonly depth: Uint16Array;
  readonly maskArea: number;
}

/** The mask, reduced with the picture: what it touches at all is in it. */
export function* smallMask(mask: Mask, picture: Size, small: Size): Generator<void, Mask> {
  const data = new Uint8Array(small.width * small.height);
  const [sx, sy] = [small.width / picture.width, small.height / picture.height];
  const columns = Int32Array.from({ length: mask.width }, (_, x) => Math.floor((mask.x + x) * sx));
  for (let y = 0, at = 0; y < mask.height; y++) {
    const row = Math.floor((mask.y + y) * sy) * small.width;
    for (let x = 0; x < mask.width; x++, at++) {
      if (mask.data[at] !== 0) data[row + columns[x]!] = 255;
    }
    if (y % ROWS === ROWS - 1) yield;
  }
  return { x: 0, y: 0, width: small.width, height: small.height, data };
}

const ROWS = 256;

/** More parts are dust, or text: nobody wants a hint for each letter. */
const MOST_PARTS = 3;
/** A part that takes more of the picture leaves too little to compare it with. */
const MOST_OF_PICTURE = 0.3;

/** The scenes around the largest connected parts of the mask. */
export function* scenesOf(small: SmallPicture, mask: Mask): Generator<void, HintScene[]> {
  const area = ({ width, height }: Size) => width * height;
  const boxes = connectedBoxes({ ...mask, coverage: mask.data })
    .sort((a, b) => area(b) - area(a))
    .slice(0, MOST_PARTS);
  const scenes: HintScene[] = [];
  for (const box of boxes) {
    if (area(box) > MOST_OF_PICTURE * area(small)) continue;
    scenes.push(yield* sceneAround(box, small, mask));
  }
  return scenes;
}

function* sceneAround(box: Rect, small: SmallPicture, mask: Mask): Generator<void, HintScene> {
  const reach = Math.max(24, box.width, box.height);
  const rect = intersect(inflate(box, reach), wholeOf(small));
  const count = rect.width * rect.height;
  const light = new Float32Array(3 * count);
  const lab = new Float32Array(3 * count);
  const depth = new Uint16Array(count).fill(FAR);
  let maskArea = 0;
  for (let y = 0, at = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++, at++) {
      const from = (rect.y + y) * small.width + rect.x + x;
      const rgb = small.data.subarray(4 * from, 4 * from + 3);
      for (let c = 0; c < 3; c++) light[3 * at + c] = LINEAR[rgb[c]!]!;
      lab.set(okLab(rgb[0]!, rgb[1]!, rgb[2]!), 3 * at);
      if (mask.data[from] === 0) continue;
      depth[at] = 0;
      maskArea++;
    }
    if (y % 32 === 31) yield;
  }
  spread(depth, rect);
  return { ...rect, light, lab, depth, maskArea };
}

/** More than any depth. */
const FAR = 0xffff;

/** Two sweeps are exact for steps over edges. */
function spread(depth: Uint16Array, { width, height }: Size): void {
  const sweep = (at: number, x: number, y: number, back: 1 | -1) => {
    const hasColumn = back === 1 ? x > 0 : x < width - 1;
    const hasRow = back === 1 ? y > 0 : y < height - 1;
    const beside = hasColumn ? depth[at - back]! : FAR;
    const across = hasRow ? depth[at - back * width]! : FAR;
    depth[at] = Math.min(depth[at]!, Math.min(beside, across, FAR - 1) + 1);
  };
  for (let at = 0; at < depth.length; at++) sweep(at, at % width, Math.floor(at / width), 1);
  for (let at = depth.length - 1; at >= 0; at--) {
    sweep(at, at % width, Math.floor(at / width), -1);
  }
}

/** What can be reached outside the mask from next to it, over the edges of pixels that `belongs` takes. */
export function reached(
  { width, height, depth }: HintScene,
  belongs: (at: number) => boolean,
): Uint8Array {
  const found = new Uint8Array(width * height);
  const open: number[] = [];
  const visit = (at: number) => {
    if (found[at] !== 0 || depth[at] === 0 || !belongs(at)) return;
    found[at] = 1;
    open.push(at);
  };
  for (let at = 0; at < depth.length; at++) if (depth[at] === 1) visit(at);
  while (open.length > 0)
    for (const next of neighbours(open.pop()!, { width, height })) visit(next);
  return found;
}

export function neighbours(at: number, { width, height }: Size): number[] {
  const x = at % width;
  const around: number[] = [];
  if (x > 0) around.push(at - 1);
  if (x < width - 1) around.push(at + 1);
  if (at >= width) around.push(at - width);
  if (at < width * (height - 1)) around.push(at + width);
  return around;
}

/** Whether the pixel lies on the scene's edge, beyond which it may go on. */
export function isOnEdge(at: number, { width, height }: Size): boolean {
  const [x, y] = [at % width, Math.floor(at / width)];
  return x === 0 || y === 0 || x === width - 1 || y === height - 1;
}

/** Per component, over the pixels named. */
export function medianOf(
  values: Float32Array,
  pixels: readonly number[],
): [number, number, number] {
  const middle = (c: number) => {
    const sorted = pixels.map((at) => values[3 * at + c]!).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  };
  return [middle(0), middle(1), middle(2)];
}

export function distanceTo(
  values: Float32Array,
  at: number,
  [a, b, c]: readonly [number, number, number],
): number {
  return Math.hypot(values[3 * at]! - a, values[3 * at + 1]! - b, values[3 * at + 2]! - c);
}

/** How far the edge of something is neither it nor what is around it, in small pixels. */
const RIM = 2;

/** The region and its soft edge. */
export function widened(region: Uint8Array, { width, height }: Size): Uint8Array {
  const wide = new Uint8Array(region.length);
  for (let at = 0; at < region.length; at++) {
    if (region[at] === 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    const [from, to] = [Math.max(0, x - RIM), Math.min(width, x + RIM + 1)];
    for (let row = Math.max(0, y - RIM); row <= Math.min(height - 1, y + RIM); row++) {
      wide.fill(1, row * width + from, row * width + to);
    }
  }
  return wide;
}
