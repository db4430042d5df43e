/** How far Quick Fill grows a painted mask: apart from the engine, so that a page can show it. */
import type { Size } from '../../core/geometry';

/** Two pixels for every 1024 of the longer side: the soft rim that anti-aliasing and JPEG leave. */
export function growthOf({ width, height }: Size): number {
  return Math.min(Math.max(Math.round((Math.max(width, height) / 1024) * 2), 2), 6);
}
