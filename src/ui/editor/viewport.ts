/**
 * Where the picture lies in the window: screen = image × scale + (x, y).
 *
 * Screen lengths are CSS pixels from the canvas's top left. Pure.
 */
import type { Size } from '../../inference/core/geometry';
import type { Point } from './operations';

export interface Viewport extends Point {
  /** CSS pixels per image pixel. */
  readonly scale: number;
}

/** Room left around a fitted picture, so that a stroke can begin outside it. */
const MARGIN = 16;
/** A tiny picture is enlarged to this at most when fitted. */
const MAX_FIT_SCALE = 8;
const MAX_SCALE = 32;
/** Part of the picture that stays in view however far it is dragged. */
const KEPT_IN_VIEW = 48;

/** The whole picture, centred. */
export function fit(image: Size, view: Size): Viewport {
  const room = (length: number) => Math.max(1, length - 2 * MARGIN);
  const scale = Math.min(
    room(view.width) / image.width,
    room(view.height) / image.height,
    MAX_FIT_SCALE,
  );
  return centred(image, view, scale);
}

/** A view that was fitted, and for what. */
export interface Fitted {
  readonly viewport: Viewport;
  readonly image: Size;
  readonly view: Size;
  /** Height of the window that the view is a part of. */
  readonly frame: number;
}

/**
 * Fits again; but where only a row beside the picture has come or gone, and the picture is wholly in view as
 * large as it can be, it stays where it is: it must not jump under the pointer.
 */
export function refit(before: Fitted | null, image: Size, view: Size, frame: number): Fitted {
  const viewport = fit(image, view);
  const isSame =
    before?.frame === frame &&
    before.view.width === view.width &&
    before.image.width === image.width &&
    before.image.height === image.height;
  const stays =
    isSame &&
    viewport.scale <= before.viewport.scale &&
    before.viewport.y >= 0 &&
    before.viewport.y + image.height * before.viewport.scale <= view.height;
  return { viewport: stays ? before.viewport : viewport, image, view, frame };
}

export function actualSize(image: Size, view: Size): Viewport {
  return centred(image, view, 1);
}

function centred(image: Size, view: Size, scale: number): Viewport {
  return {
    scale,
    x: (view.width - image.width * scale) / 2,
    y: (view.height - image.height * scale) / 2,
  };
}

export function toImage({ scale, x, y }: Viewport, screen: Point): Point {
  return { x: (screen.x - x) / scale, y: (screen.y - y) / scale };
}

export function toScreen({ scale, x, y }: Viewport, image: Point): Point {
  return { x: image.x * scale + x, y: image.y * scale + y };
}

/** Enlarges by `factor` so that the image point under `at` (screen) stays under it. */
export function zoomAt(viewport: Viewport, at: Point, factor: number, image: Size, view: Size) {
  const least = Math.min(1, fit(image, view).scale);
  const scale = Math.min(MAX_SCALE, Math.max(least, viewport.scale * factor));
  const fixed = toImage(viewport, at);
  return inReach({ scale, x: at.x - fixed.x * scale, y: at.y - fixed.y * scale }, image, view);
}

export function panBy(viewport: Viewport, by: Point, image: Size, view: Size): Viewport {
  return inReach({ ...viewport, x: viewport.x + by.x, y: viewport.y + by.y }, image, view);
}

function inReach({ scale, x, y }: Viewport, image: Size, view: Size): Viewport {
  const clamp = (at: number, length: number, room: number) =>
    Math.min(room - KEPT_IN_VIEW, Math.max(KEPT_IN_VIEW - length, at));
  return {
    scale,
    x: clamp(x, image.width * scale, view.width),
    y: clamp(y, image.height * scale, view.height),
  };
}

export type WheelIntent =
  { readonly kind: 'zoom'; readonly factor: number } | { readonly kind: 'pan'; readonly by: Point };

type Wheel = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey'>;

/** A line of text, in pixels: browsers that count wheel steps in lines mean about this. */
const LINE = 16;

/**
 * A mouse wheel and a pinch zoom; two fingers pan. Browsers report a pinch as a wheel with Ctrl, and
 * do not tell a wheel from two fingers: a wheel's steps are upright and at least 50 px or in lines.
 */
export function wheelIntent({ deltaX, deltaY, deltaMode, ctrlKey, metaKey }: Wheel): WheelIntent {
  const unit = deltaMode === 0 ? 1 : LINE;
  const isNotch = deltaX === 0 && (deltaMode !== 0 || Math.abs(deltaY) >= 50);
  if (!ctrlKey && !metaKey && !isNotch) {
    return { kind: 'pan', by: { x: -deltaX * unit, y: -deltaY * unit } };
  }
  // A notch (≈ 100 px) is a step of about 1.2; a pinch sends many small deltas and wants more each.
  const rate = isNotch ? 0.002 : 0.01;
  const factor = Math.exp(-deltaY * unit * rate);
  return { kind: 'zoom', factor: Math.min(2, Math.max(0.5, factor)) };
}
