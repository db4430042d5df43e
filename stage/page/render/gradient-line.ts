/**
 * A Figma gradient as the two points a canvas gradient wants.
 *
 * `gradientTransform` maps the layer's unit square to gradient space, where the colour depends on x
 * alone. That x is an affine function of the layer's own axes, so it is also the distance along its
 * gradient vector: exact for layers that are not square, whose colour bands look slanted.
 */
import type { Size } from '../../../src/inference/core/geometry';
import type { Point } from '../../document/matrix';
import type { Matrix } from '../../document/scene';

/** Where the first and the last stop lie, in the layer's axes; null where the map is flat. */
export function gradientLine(
  [[perWidth, perHeight, offset]]: Matrix,
  layer: Size,
): { start: Point; end: Point } | null {
  const across = perWidth / layer.width;
  const down = perHeight / layer.height;
  const steepness = across * across + down * down;
  if (steepness === 0 || !Number.isFinite(steepness)) return null;
  const pointAt = (position: number): Point => ({
    x: ((position - offset) * across) / steepness,
    y: ((position - offset) * down) / steepness,
  });
  return { start: pointAt(0), end: pointAt(1) };
}
