/**
 * Which paint of a layer is its picture. A layer may carry several image fills; the array runs
 * from back to front, so the last visible one is the one on top, and that one is worked on.
 */
export interface PictureFill {
  readonly paint: ImagePaint;
  /** Its place in the layer's fills. */
  readonly index: number;
  /** Visible paints in front of the picture, back to front: a tint or a gradient laid over a photo. */
  readonly inFront: readonly Paint[];
}

export type FillsOfNode = readonly Paint[] | typeof figma.mixed;

export type FilledNode = SceneNode & MinimalFillsMixin;

/** undefined for what has no fills at all: groups, slices, pages. */
export function fillsOf(node: BaseNode): FillsOfNode | undefined {
  return 'fills' in node ? node.fills : undefined;
}

/** Fills that are one list for the whole layer. */
export function plainFillsOf(node: BaseNode): readonly Paint[] | null {
  const fills = fillsOf(node);
  return fills && fills !== figma.mixed ? fills : null;
}

export function topPicture(fills: readonly Paint[]): PictureFill | null {
  return lastPicture(fills, isSeen);
}

/** The top-most paint with that image, seen or not. */
export function pictureWith(fills: readonly Paint[], imageHash: string): PictureFill | null {
  return lastPicture(fills, (paint) => paint.imageHash === imageHash);
}

/** The top-most visible paint with that image, which need not be the top-most picture. */
export function seenPictureWith(
  fills: readonly Paint[],
  imageHash: string | null,
): PictureFill | null {
  return lastPicture(fills, (paint) => paint.imageHash === imageHash && isSeen(paint));
}

function lastPicture(
  fills: readonly Paint[],
  isWanted: (paint: ImagePaint) => boolean,
): PictureFill | null {
  for (let index = fills.length - 1; index >= 0; index--) {
    const paint = fills[index];
    if (paint?.type === 'IMAGE' && isWanted(paint)) {
      return { paint, index, inFront: fills.slice(index + 1).filter(isSeen) };
    }
  }
  return null;
}

/** `visible` and `opacity` are optional on paints, with the defaults true and 1. */
export function isSeen(paint: Paint): boolean {
  return paint.visible !== false && (paint.opacity === undefined || paint.opacity > 0);
}
