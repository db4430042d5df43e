/**
 * Operations → mask, at image resolution. Time and memory go with the bounds of what is masked, not
 * with the picture; an inverted mask has the whole picture's.
 */
import { inflate, intersect, isEmpty, unite, wholeOf } from '../../inference/core/geometry';
import type { Rect, Size } from '../../inference/core/geometry';
import { boundsOfMask } from '../../inference/core/mask';
import { createMask, type Mask } from '../../inference/core/raster';
import { drawLine, strokeBounds } from './draw-stroke';
import { fillOutline, outlineBounds } from './fill-outline';
import { growMask } from './grow-mask';
import { maskOperations, type Operation, type Stroke } from './operations';
import { drawRing } from './ring';
import { drawRuns } from './run-mask';
import { setPixels } from './set-pixels';

/**
 * @returns the mask over the bounds of everything added, clipped to `image`; null where not one
 *   pixel is masked
 */
export function rasterise(operations: readonly Operation[], image: Size): Mask | null {
  const mask = replay(null, maskOperations(operations), image);
  return mask && boundsOfMask(mask, image) ? mask : null;
}

/**
 * Applies `operations`, of which none is a `clear`, to what earlier ones have left.
 *
 * @param mask - changed in place where it has room for all of it
 * @returns null while there has been nothing to be masked; a mask may well be all outside
 */
export function replay(
  mask: Mask | null,
  operations: readonly Operation[],
  image: Size,
): Mask | null {
  const needed = operations.reduce<Rect>(
    (bounds, operation) => boundsAfter(bounds, operation, image),
    mask ?? NOTHING,
  );
  if (isEmpty(needed)) return null;
  const target = withRoom(mask, needed);
  for (const operation of operations) apply(target, operation, image);
  return target;
}

const NOTHING: Rect = { x: 0, y: 0, width: 0, height: 0 };

function withRoom(mask: Mask | null, { x, y, width, height }: Rect): Mask {
  if (mask?.x === x && mask.y === y && mask.width === width && mask.height === height) return mask;
  const larger = createMask({ x, y, width, height });
  if (mask) setPixels(larger, mask, 255);
  return larger;
}

/** The rectangle that holds the mask after `operation`, given the one that held it before. */
function boundsAfter(before: Rect, operation: Operation, image: Size): Rect {
  const added = intersect(addedBounds(before, operation, image), wholeOf(image));
  if (isEmpty(added)) return before;
  return isEmpty(before) ? added : unite(before, added);
}

function addedBounds(before: Rect, operation: Operation, image: Size): Rect {
  switch (operation.kind) {
    case 'stroke':
      return operation.tool === 'brush' ? strokeBounds(operation) : NOTHING;
    case 'shape':
      return operation.mode === 'add' ? outlineBounds(operation.outline) : NOTHING;
    case 'select':
      return operation.mode === 'add' ? operation.pixels : NOTHING;
    case 'base':
      return operation.pixels;
    case 'paste':
      return operation.mask;
    case 'invert':
      return wholeOf(image);
    case 'grow':
      return isEmpty(before) ? NOTHING : inflate(before, Math.max(0, Math.floor(operation.by)));
    case 'feather':
    case 'source':
    case 'clear':
      return NOTHING;
  }
}

function apply(mask: Mask, operation: Operation, image: Size): void {
  switch (operation.kind) {
    case 'stroke':
      return drawStroke(mask, operation, image);
    case 'shape':
      return fillOutline(mask, operation.outline, operation.mode === 'add' ? 255 : 0);
    case 'select':
      return drawRuns(mask, operation.pixels, operation.mode === 'add' ? 255 : 0);
    case 'base':
      return drawRuns(mask, operation.pixels, 255);
    case 'paste':
      return setPixels(mask, operation.mask, 255);
    case 'invert':
      for (let i = 0; i < mask.data.length; i++) mask.data[i]! ^= 255;
      return undefined;
    case 'grow':
      return growMask(mask, operation.by, image);
    case 'feather':
    case 'source':
      return undefined;
    case 'clear':
      mask.data.fill(0);
      return undefined;
  }
}

function drawStroke(mask: Mask, stroke: Stroke, image: Size): void {
  if (stroke.ring) drawRing(mask, stroke, image);
  else drawLine(mask, stroke, stroke.tool === 'brush' ? 255 : 0);
}
