/** Masks for tests, drawn in text: `#` is painted, anything else is not. */
import type { Mask } from '../../../src/inference/core/raster';

export function drawMask(rows: readonly string[], { x, y } = { x: 0, y: 0 }): Mask {
  const pixels = rows.flatMap((row) => [...row].map((char) => (char === '#' ? 255 : 0)));
  return { x, y, width: rows[0]!.length, height: rows.length, data: Uint8Array.from(pixels) };
}

/** The same drawing of any bytes laid out in rows. */
export function toDrawing(data: ArrayLike<number>, width: number): string[] {
  const chars = Array.from(data, (value) => (value === 0 ? '.' : '#'));
  return Array.from({ length: chars.length / width }, (_, row) =>
    chars.slice(row * width, (row + 1) * width).join(''),
  );
}
