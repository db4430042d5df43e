/** What Moebius would see of the picture for the mask as it is painted now, one window a region. Pure. */
import type { Rect, Size } from '../inference/core/geometry';
import { regionsOf } from '../inference/core/regions';
import { zoneAround } from '../inference/core/zone';
import { placeWindow } from '../inference/engines/moebius/placement';
import { growthOf, viewAround } from '../inference/engines/moebius/view-rule';
import { isExact, type Operation } from './editor/operations';
import { rasterise } from './editor/rasterise';

export interface ModelWindow {
  readonly window: Rect;
  /** Pixels of the model per pixel of the picture along a side: 1 is all of them. */
  readonly detail: number;
}

/** The same rules by which the worker fills, so what is drawn is what will be seen. */
export function modelWindows(operations: readonly Operation[], picture: Size): ModelWindow[] {
  const mask = rasterise(operations, picture);
  if (!mask) return [];
  const growth = isExact(operations) ? 0 : growthOf(picture, mask);
  const zone = zoneAround(mask, growth, picture);
  if (!zone) return [];
  return regionsOf(zone, (box) => viewAround(box, picture)).map(({ window }) => ({
    window,
    detail: Math.min(1, placeWindow(window).scale),
  }));
}
