/**
 * Where a window of the picture lies in the square of 512 × 512 that the model sees, and what stands
 * around it there. Windows are reduced to fit, never enlarged: the model is at its best on native pixels.
 */
import type { Rect, Size } from '../../core/geometry';
import { createPlane, type Plane } from '../../core/resample';
import { CELL_SIDE, PICTURE_SIDE } from './latents';
import type { MoebiusSettings } from './settings';

export const PICTURE: Size = { width: PICTURE_SIDE, height: PICTURE_SIDE };
/** Pixels of the model's square: 262,144. */
export const PICTURE_PIXELS = PICTURE_SIDE * PICTURE_SIDE;

export interface Placement {
  /** The window, in the picture's pixels. */
  readonly window: Size;
  /** The same in the model's square: at least 1 × 1, its corner on the grid of latent cells. */
  readonly content: Rect;
  /** Model pixels for one of the picture; at most 1. */
  readonly scale: number;
}

/** Centred, as nearly as the grid of cells allows: a cell must not hold picture and padding at its corner. */
export function placeWindow({ width, height }: Size): Placement {
  const scale = Math.min(1, PICTURE_SIDE / Math.max(width, height));
  const [x, fittingWidth] = centred(width * scale);
  const [y, fittingHeight] = centred(height * scale);
  return {
    window: { width, height },
    content: { x, y, width: fittingWidth, height: fittingHeight },
    scale,
  };
}

function centred(length: number): [start: number, length: number] {
  const whole = Math.max(1, Math.round(length));
  return [Math.floor((PICTURE_SIDE - whole) / 2 / CELL_SIDE) * CELL_SIDE, whole];
}

/**
 * The model's square around `content`: mirrored at its edges again and again (the edge's own pixels
 * twice), or `bars` all round as in the published port.
 */
export function pad(
  content: Plane,
  { content: place }: Placement,
  padding: MoebiusSettings['padding'],
  bars: number,
): Float32Array<ArrayBuffer> {
  const columns = sourceIndices(place.x, place.width, padding);
  const rows = sourceIndices(place.y, place.height, padding);
  const out = new Float32Array(PICTURE_PIXELS);
  for (let y = 0, p = 0; y < PICTURE_SIDE; y++) {
    const row = rows[y]!;
    for (let x = 0; x < PICTURE_SIDE; x++, p++) {
      const column = columns[x]!;
      out[p] = row < 0 || column < 0 ? bars : content.data[row * content.width + column]!;
    }
  }
  return out;
}

/** For each pixel along one side of the square, the content's pixel it shows; −1 for a bar. */
function sourceIndices(
  start: number,
  length: number,
  padding: MoebiusSettings['padding'],
): Int32Array {
  return Int32Array.from({ length: PICTURE_SIDE }, (_, i) => {
    const at = i - start;
    if (at >= 0 && at < length) return at;
    if (padding === 'black') return -1;
    const period = 2 * length;
    const phase = ((at % period) + period) % period;
    return phase < length ? phase : period - 1 - phase;
  });
}

/** The window's part of a plane of the model's square: `pad` undone. */
export function unpad(square: Float32Array, { content }: Placement): Plane {
  const plane = createPlane(content);
  for (let row = 0; row < content.height; row++) {
    const from = (content.y + row) * PICTURE_SIDE + content.x;
    plane.data.set(square.subarray(from, from + content.width), row * content.width);
  }
  return plane;
}
