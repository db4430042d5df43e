/** What of a layer's look stands between it and an opaque rectangle laid over it. Reads only. */
import { fillsOf, isSeen, topPicture } from './image-paint';
import { cropCovers } from './picture-map';
import type { Look } from './placement';

/** @param isSeeThrough - whether the picture itself has pixels that are not opaque */
export function lookOf(node: SceneNode, isSeeThrough: boolean): Look {
  const fills = fillsOf(node);
  const paints = fills && fills !== figma.mixed ? fills : [];
  const picture = topPicture(paints);
  const inFront = picture?.inFront ?? [];
  return {
    isLayerSeeThrough: !isBlendedPlainly(node),
    isPictureSeeThrough: isSeeThrough || (picture !== null && !isOpaque(picture.paint)),
    isOutlined: ('strokes' in node && node.strokes.some(isSeen)) || changesInside(node),
    isMask: 'isMask' in node && node.isMask,
    hasFillInFront: inFront.length > 0,
    isCovered: picture !== null && covers(picture.paint),
    patterns: patternsIn(paints, inFront),
    hasFillStyle: 'fillStyleId' in node && node.fillStyleId !== '',
    isInFlow: isInFlow(node),
  };
}

/** A group's own mode lets its children blend with what is below; one layer's does the same as none. */
export function isBlendedPlainly(node: SceneNode): boolean {
  const opacity = 'opacity' in node ? node.opacity : 1;
  const blendMode = 'blendMode' in node ? node.blendMode : 'NORMAL';
  return opacity === 1 && (blendMode === 'NORMAL' || blendMode === 'PASS_THROUGH');
}

/** Any effect but a drop shadow, which lies behind and outside of what is opaque. */
export function changesInside(node: SceneNode): boolean {
  const effects = 'effects' in node ? node.effects : [];
  return effects.some(({ type, visible }) => visible && type !== 'DROP_SHADOW');
}

function isOpaque({ opacity, blendMode }: ImagePaint): boolean {
  return (opacity ?? 1) === 1 && (blendMode ?? 'NORMAL') === 'NORMAL';
}

/** FIT leaves bars, unless the picture has exactly the box's shape: taken for bars. */
function covers({ scaleMode, imageTransform }: ImagePaint): boolean {
  if (scaleMode === 'CROP') return cropCovers(imageTransform);
  return scaleMode !== 'FIT';
}

function patternsIn(paints: readonly Paint[], inFront: readonly Paint[]): Look['patterns'] {
  if (inFront.some(isPattern)) return 'in-front';
  return paints.some(isPattern) ? 'behind' : 'none';
}

function isPattern({ type }: Paint): boolean {
  return type === 'PATTERN';
}

function isInFlow(node: SceneNode): boolean {
  const { parent } = node;
  if (!parent || !('layoutMode' in parent) || parent.layoutMode === 'NONE') return false;
  return 'layoutPositioning' in node && node.layoutPositioning === 'AUTO';
}
