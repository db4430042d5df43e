/**
 * What the renderer draws on: a canvas of device pixels and where its top left lies among them.
 * Layers with an opacity or blend mode of their own are drawn on a surface apart, then laid down.
 */
import { multiply, translation, type Box } from '../../document/matrix';
import type { Matrix } from '../../document/scene';

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface Surface {
  readonly context: Context;
  /** Device pixels of the whole drawing left of and above this canvas. */
  readonly x: number;
  readonly y: number;
}

/** From here on, `context` draws in the space that `toDevice` leads from. */
export function enterSpace({ context, x, y }: Surface, toDevice: Matrix): void {
  const [[a, c, e], [b, d, f]] = multiply(translation(-x, -y), toDevice);
  context.setTransform(a, b, c, d, e, f);
}

/** An empty surface for what is seen of `box` (device pixels) on `surface`; null where nothing is. */
export function createSurfaceWithin(surface: Surface, box: Box): Surface | null {
  const { width, height } = surface.context.canvas;
  const left = Math.max(surface.x, Math.floor(box.x));
  const top = Math.max(surface.y, Math.floor(box.y));
  const right = Math.min(surface.x + width, Math.ceil(box.x + box.width));
  const bottom = Math.min(surface.y + height, Math.ceil(box.y + box.height));
  if (right <= left || bottom <= top) return null;
  return { context: createContext(right - left, bottom - top), x: left, y: top };
}

export interface LayDown {
  opacity: number;
  operation: GlobalCompositeOperation;
}

export function layDown(from: Surface, onto: Surface, { opacity, operation }: LayDown): void {
  const { context } = onto;
  context.save();
  context.resetTransform();
  context.globalAlpha = opacity;
  context.globalCompositeOperation = operation;
  context.drawImage(from.context.canvas, from.x - onto.x, from.y - onto.y);
  context.restore();
}

/** @throws Error - where the browser gives no canvas of that size */
export function createContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error(`No canvas of ${width} × ${height}`);
  return context;
}
