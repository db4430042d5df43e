/** What a fill is asked for, from a mask's operations. Pure. */
import type { EngineId, FillJob } from '../../inference/contract';
import type { Rect } from '../../inference/core/geometry';
import { boundsOfMask } from '../../inference/core/mask';
import type { Picture } from '../document/picture';
import { sourceOf, type Operation } from '../editor/operations';
import { rasterise } from '../editor/rasterise';
import { decodeRuns } from '../editor/run-mask';
import { reachOf } from './fill-reach';

interface Asked {
  readonly engine: EngineId;
  readonly seed: number;
  /** As in `FillJob`. */
  readonly windows: readonly Rect[];
}

/** @returns null where nothing is painted */
export function jobFor(
  { bytes, size }: Pick<Picture, 'bytes' | 'size'>,
  operations: readonly Operation[],
  { engine, seed, windows }: Asked,
): FillJob | null {
  const mask = rasterise(operations, size);
  const bounds = mask && boundsOfMask(mask, size);
  if (!bounds) return null;
  const source = sourceOf(operations);
  return {
    picture: bytes,
    mask,
    seed,
    ...reachOf(operations, bounds, size, engine),
    ...(source && { donors: decodeRuns(source) }),
    ...(windows.length > 0 && { windows }),
  };
}

/** All of it that picture, mask and seed do not tell: as in `Making.setting`. */
export function settingOf({ grow, feather, windows }: FillJob): string {
  return JSON.stringify([grow, feather, windows]);
}
