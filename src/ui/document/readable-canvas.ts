/** Canvases whose pixels are read: in a browser that falsifies them, they would be wrong unseen. */
import { Failure } from '../../inference/core/errors';
import type { Size } from '../../inference/core/geometry';
import { isReadBack, PROBE_SIDE } from '../../inference/core/is-read-back';

const PROBE: Size = { width: PROBE_SIDE, height: PROBE_SIDE };

/** Asked anew each time: a person may allow it meanwhile. */
export function canReadCanvas(): boolean {
  return isReadBack(contextOf(PROBE));
}

/** @throws Failure - `canvas-unreadable` */
export function readableContext(size: Size): OffscreenCanvasRenderingContext2D {
  if (!canReadCanvas()) throw new Failure('canvas-unreadable', {});
  return contextOf(size);
}

function contextOf({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas');
  return context;
}
