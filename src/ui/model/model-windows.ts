/** What Moebius would see of the picture, one window a region: its own choice, or a person's. Pure. */
import { encloses, type Rect, type Size } from '../../inference/core/geometry';
import { regionsOf, withWindows, type Region } from '../../inference/core/regions';
import type { Zone } from '../../inference/core/zone';
import { placeWindow } from '../../inference/engines/moebius/placement';
import { viewAround, viewNear } from '../../inference/engines/moebius/view-rule';
import type { Point } from '../editor/operations';

/** `box`: bounds of what is to be filled, which the window must contain. */
export interface ModelWindow extends Region {
  /** It is not the engine's own choice. */
  readonly isChosen: boolean;
  /** Pixels of the model per pixel of the picture along a side: 1 is all of them. */
  readonly detail: number;
}

/** `windows`: as in `FillJob`; `key`: of the picture that they are of, by `maskKey`. */
export interface ChosenWindows {
  readonly key: string;
  readonly windows: readonly Rect[];
}

export const NO_WINDOWS: ChosenWindows = { key: '', windows: [] };

/** By the rules by which the worker fills, so what is drawn is what will be seen. */
export function ownRegions(zone: Zone, picture: Size): readonly Region[] {
  return regionsOf(zone, (box) => viewAround(box, picture));
}

/** @param chosen - as in `FillJob.windows` */
export function modelWindows(
  own: readonly Region[],
  picture: Size,
  chosen: readonly Rect[],
): ModelWindow[] {
  return withWindows(own, chosen, picture).map(({ box, window }, i) => ({
    box,
    window,
    isChosen: window !== own[i]!.window,
    detail: placeWindow(window).scale,
  }));
}

/** `chosen` with `window` for the region of `box`, in place of what it had; null leaves it to the engine. */
export function withChoice(
  chosen: readonly Rect[],
  box: Rect,
  window: Rect | null,
): readonly Rect[] {
  const others = chosen.filter((other) => !encloses(other, box));
  return window ? [window, ...others] : others;
}

export function moveWindow({ box, window }: Region, by: Point, picture: Size): Rect {
  return viewNear({ ...window, x: window.x + by.x, y: window.y + by.y }, box, picture);
}

/** Which way from the middle a corner lies: −1 is left, or up. */
export interface Corner {
  readonly x: -1 | 1;
  readonly y: -1 | 1;
}

/** @param by - how far the corner is taken; the opposite one stays, where the picture has the room */
export function sizeWindow(
  { box, window }: Region,
  corner: Corner,
  by: Point,
  picture: Size,
): Rect {
  const side = Math.max(window.width + corner.x * by.x, window.height + corner.y * by.y, 1);
  const { width, height } = viewNear({ ...window, width: side, height: side }, box, picture);
  const x = corner.x < 0 ? window.x + window.width - width : window.x;
  const y = corner.y < 0 ? window.y + window.height - height : window.y;
  return viewNear({ x, y, width, height }, box, picture);
}
