/**
 * The brush as it is set. Its diameter is in CSS pixels on the screen: zooming in paints finer, and the
 * remembered size suits a small picture as well as a large one. A stroke keeps its radius in image pixels.
 */
export const BRUSH_SIZES = { smallest: 4, largest: 200 } as const;

/** One key press: about a tenth, at least 2. */
export function stepBrushSize(size: number, direction: 1 | -1): number {
  return clampBrushSize(size + direction * Math.max(2, Math.round(size / 10)));
}

export function clampBrushSize(size: number): number {
  const { smallest, largest } = BRUSH_SIZES;
  return Number.isFinite(size) ? Math.min(largest, Math.max(smallest, Math.round(size))) : 40;
}

/** One key press, in the steps that Photoshop has. */
export function stepHardness(hardness: number, direction: 1 | -1): number {
  return clampHardness(hardness + direction / 4);
}

/** As in `Stroke.hardness`, in whole percent. */
export function clampHardness(hardness: number): number {
  return Number.isFinite(hardness) ? Math.round(100 * Math.min(1, Math.max(0, hardness))) / 100 : 1;
}
