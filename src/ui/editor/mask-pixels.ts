/**
 * The mask as pixels of the screen: its cost goes with the screen, whatever the picture and however
 * much was painted. Enlarged, it shows every masked pixel as the square that it is.
 */
import { intersect, isEmpty, type Rect, type Size } from '../../inference/core/geometry';
import type { MaskLevels } from './mask-levels';
import type { Viewport } from './viewport';

export interface ScreenMask extends Rect {
  /** Device pixels; RGBA bytes, not premultiplied, alpha = coverage. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** How device pixels lie on the picture. */
export interface Screen extends Size {
  readonly viewport: Viewport;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** @returns the part of the screen that the mask can reach; null where that is none of it */
export function maskPixels(
  levels: MaskLevels,
  colour: readonly [number, number, number],
  { width, height, viewport, ratio }: Screen,
): ScreenMask | null {
  const scale = viewport.scale * ratio;
  const level = levels.levelFor(1 / scale);
  const toLevel = 1 / (scale * level.step);
  const origin = {
    x: viewport.x * ratio + level.x * scale,
    y: viewport.y * ratio + level.y * scale,
  };
  const left = Math.floor(origin.x);
  const top = Math.floor(origin.y);
  const reach: Rect = {
    x: left,
    y: top,
    width: Math.ceil(origin.x + level.width / toLevel) - left,
    height: Math.ceil(origin.y + level.height / toLevel) - top,
  };
  const shown = intersect(reach, { x: 0, y: 0, width, height });
  if (isEmpty(shown)) return null;
  const columns = indices(shown.x, shown.width, origin.x, toLevel, level.width);
  const rows = indices(shown.y, shown.height, origin.y, toLevel, level.height);
  const pixels = new Uint32Array(shown.width * shown.height);
  const rgb = pack(colour);
  for (let y = 0, at = 0; y < shown.height; y++) {
    const row = rows[y]!;
    if (row < 0) {
      at += shown.width;
      continue;
    }
    const start = row * level.width;
    for (let x = 0; x < shown.width; x++, at++) {
      const column = columns[x]!;
      const coverage = column < 0 ? 0 : level.data[start + column]!;
      if (coverage !== 0) pixels[at] = (rgb | (coverage << 24)) >>> 0;
    }
  }
  return { ...shown, data: new Uint8ClampedArray(pixels.buffer) };
}

/** For each screen pixel, the level's pixel under its centre; −1 where there is none. */
function indices(from: number, count: number, origin: number, step: number, length: number) {
  return Int32Array.from({ length: count }, (_, i) => {
    const index = Math.floor((from + i + 0.5 - origin) * step);
    return index >= 0 && index < length ? index : -1;
  });
}

/** As a canvas has it in memory on the little-endian machines that browsers run on. */
export function pack([red, green, blue]: readonly [number, number, number]): number {
  return red | (green << 8) | (blue << 16);
}

/** “#ff24bd” → bytes. */
export function colourBytes(colour: string): readonly [number, number, number] {
  const byte = (at: number) => parseInt(colour.slice(at, at + 2), 16);
  return [byte(1), byte(3), byte(5)];
}
