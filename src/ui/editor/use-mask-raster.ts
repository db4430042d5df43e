/** The mask of the open picture as pixels, made once for each change of it and shared by all who look at it. */
import { useMemo } from 'preact/hooks';
import type { Size } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import { createMaskLevels, type MaskLevels } from './mask-levels';
import { MaskReplay } from './mask-replay';
import type { Operation } from './operations';

export interface MaskRaster {
  readonly operations: readonly Operation[];
  /** The next change of the mask may be drawn into it: work on it that takes longer has to be given up. */
  readonly mask: Mask;
  readonly levels: MaskLevels;
}

/** @returns null while there has been nothing to be masked; a mask may well be all outside */
export function useMaskRaster(
  operations: readonly Operation[],
  { width, height }: Size,
): MaskRaster | null {
  const replay = useMemo(() => new MaskReplay({ width, height }), [width, height]);
  return useMemo(() => {
    const mask = replay.maskOf(operations);
    return mask && { operations, mask, levels: createMaskLevels(mask) };
  }, [replay, operations]);
}
