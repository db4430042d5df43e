/**
 * Windows that lie in a WebAssembly memory from the outset, followed by what kind their pixels are of
 * and by room for all that a canvas needs: the largest of all arrays exists once, and is not copied.
 *
 * The room is for the worst case, so the memory never grows and its views stay valid. What of it is
 * not needed is not touched, and takes address space only.
 */
import type { Size } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { EngineJob } from '../../engine';
import { align, createFixedMemory, fits } from './room';
import { mostBytesOfCanvas } from './wasm-canvas';
import { createWorkshop, type Workshop } from './workshop';

export interface Easel {
  readonly shop: Workshop;
  /** One byte for each pixel of the window. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** The address from which on the memory is free, for a canvas of a hole of this size. */
  readonly free: number;
  readonly hole: Size;
}

const easels = new WeakMap<ArrayBufferLike, Easel>();

/** That which a picture's data lies in, if it does. */
export function easelOf({ data }: { readonly data: ArrayBufferView }): Easel | undefined {
  return easels.get(data.buffer);
}

/**
 * As the function of `Engine`; undefined where so much cannot be had: a canvas makes do with less, in
 * a copy. The job's hole lies in the room for the canvas, as it is read only before one is opened.
 */
export function createWasmWindow(
  module: WebAssembly.Module,
  { width, height }: Size,
  hole: Size,
  last: Raster | undefined,
): Pick<EngineJob, 'image' | 'hole'> | undefined {
  const pixels = width * height;
  const before = align(4 * pixels) + align(pixels);
  const bytes = before + mostBytesOfCanvas({ width, height }, hole);
  const idle = last && fits(last.data.buffer, bytes) ? easelOf(last) : undefined;
  let shop: Workshop;
  try {
    shop = idle?.shop ?? createWorkshop(module, createFixedMemory(bytes));
  } catch {
    return undefined;
  }
  const room = shop.open(bytes);
  const data = room.take(Uint8ClampedArray, 4 * pixels);
  const kinds = room.take(Uint8Array, pixels);
  const free = room.next;
  easels.set(data.buffer, { shop, kinds, free, hole });
  const marks = room.take(Uint8Array, pixels);
  return { image: { width, height, data }, hole: idle ? marks.fill(0) : marks };
}
