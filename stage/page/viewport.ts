/**
 * Which part of the document the canvas shows.
 *
 * The document point (x, y) lies at the canvas's top left, and one document unit takes `zoom` CSS
 * pixels. Screen points are CSS pixels from the canvas's top left.
 */
import type { Size } from '../../src/inference/core/geometry';
import type { Box, Point } from '../document/matrix';
import type { Matrix } from '../document/scene';

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** 2 % to 256×: the range Figma's zoom menu offers. */
export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 256;

export function toDocument({ x, y, zoom }: Viewport, screen: Point): Point {
  return { x: x + screen.x / zoom, y: y + screen.y / zoom };
}

export function toScreen({ x, y, zoom }: Viewport, point: Point): Point {
  return { x: (point.x - x) * zoom, y: (point.y - y) * zoom };
}

/** Moves the document under the canvas by `dx`, `dy` CSS pixels. */
export function panBy({ x, y, zoom }: Viewport, dx: number, dy: number): Viewport {
  return { x: x - dx / zoom, y: y - dy / zoom, zoom };
}

/** Zooms to `zoom` (kept in range); what is under `screen` stays under it. */
export function zoomTo(viewport: Viewport, zoom: number, screen: Point): Viewport {
  const fixed = toDocument(viewport, screen);
  const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
  return { x: fixed.x - screen.x / next, y: fixed.y - screen.y / next, zoom: next };
}

/**
 * `box` centred and as large as `margin` CSS pixels on every side allow, never above 100 %. Its left,
 * right and top edges fall on whole CSS pixels: between two, clipped layers get a faint seam.
 */
export function fit(box: Box, canvas: Size, margin: number): Viewport {
  const width = Math.max(1, canvas.width - 2 * margin);
  const height = Math.max(1, canvas.height - 2 * margin);
  const [boxWidth, boxHeight] = [Math.max(1, box.width), Math.max(1, box.height)];
  const widest = Math.min(1, width / boxWidth, height / boxHeight);
  const zoom = Math.max(MIN_ZOOM, Math.max(1, Math.round(widest * boxWidth)) / boxWidth);
  const left = Math.round((canvas.width - box.width * zoom) / 2);
  const top = Math.round((canvas.height - box.height * zoom) / 2);
  return { x: box.x - left / zoom, y: box.y - top / zoom, zoom };
}

/** The map from document units to device pixels, for the renderer. */
export function viewportMatrix({ x, y, zoom }: Viewport, devicePixelRatio: number): Matrix {
  const scale = zoom * devicePixelRatio;
  return [
    [scale, 0, -x * scale],
    [0, scale, -y * scale],
  ];
}
