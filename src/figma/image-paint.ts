/**
 * Which paint of a layer is its picture. A layer may carry several image fills; the array runs
 * from back to front, so the last visible one is the one on top, and that one is worked on.
 */
export interface PictureFill {
  readonly paint: ImagePaint;
  /** Visible paints in front of the picture, back to front: a tint or a gradient laid over a photo. */
  readonly inFront: readonly Paint[];
}

export type FillsOfNode = readonly Paint[] | typeof figma.mixed;

/** undefined for what has no fills at all: groups, slices, pages. */
export function fillsOf(node: BaseNode): FillsOfNode | undefined {
  return 'fills' in node ? node.fills : undefined;
}

export function topPicture(fills: readonly Paint[]): PictureFill | null {
  for (let index = fills.length - 1; index >= 0; index--) {
    const paint = fills[index];
    if (paint?.type === 'IMAGE' && isSeen(paint)) {
      return { paint, inFront: fills.slice(index + 1).filter(isSeen) };
    }
  }
  return null;
}

/** `visible` and `opacity` are optional on paints, with the defaults true and 1. */
export function isSeen(paint: Paint): boolean {
  return paint.visible !== false && (paint.opacity === undefined || paint.opacity > 0);
}
