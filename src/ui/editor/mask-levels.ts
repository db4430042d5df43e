/** A mask, then halves of halves, so that showing it small reads few pixels and thin lines stay. */
import type { Mask } from '../../inference/core/raster';

/** Bytes are coverage, 0–255. `step`: picture pixels per pixel of the level along a side. */
export interface MaskLevel extends Mask {
  readonly step: number;
}

export interface MaskLevels {
  /** The coarsest level that still has a pixel for each of the screen's; made when first asked for. */
  levelFor(pixelsPerScreenPixel: number): MaskLevel;
}

export function createMaskLevels(mask: Mask): MaskLevels {
  const levels: MaskLevel[] = [{ ...mask, step: 1 }];
  return {
    levelFor(pixelsPerScreenPixel) {
      const wanted = Math.max(0, Math.floor(Math.log2(pixelsPerScreenPixel)));
      while (levels.length <= wanted && Math.max(levels.at(-1)!.width, levels.at(-1)!.height) > 1) {
        levels.push(halved(levels.at(-1)!));
      }
      return levels[Math.min(wanted, levels.length - 1)]!;
    },
  };
}

/** Means of 2 × 2, rounded up so that what is masked never goes wholly; beyond the edge nothing is. */
function halved({ x, y, width, height, data, step }: MaskLevel): MaskLevel {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const means = new Uint8Array(half.width * half.height);
  for (let row = 0, at = 0; row < half.height; row++) {
    const top = 2 * row * width;
    const bottom = 2 * row + 1 < height ? top + width : -1;
    for (let column = 0; column < half.width; column++, at++) {
      const left = 2 * column;
      const hasRight = left + 1 < width;
      let sum = data[top + left]! + (hasRight ? data[top + left + 1]! : 0);
      if (bottom >= 0) sum += data[bottom + left]! + (hasRight ? data[bottom + left + 1]! : 0);
      means[at] = (sum + 3) >> 2;
    }
  }
  return { x, y, ...half, data: means, step: step * 2 };
}
