/** The mask of the open picture as pixels, made once for each change of it and shared by all who look at it. */
import { useMemo } from 'preact/hooks';
import type { Size } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import { createMaskLevels, type MaskLevels } from './mask-levels';
import { MaskReplay } from './mask-replay';
import { mayBeSoft, type Operation } from './operations';

export interface MaskRaster {
  readonly operations: readonly Operation[];
  /** The next change of the mask may be drawn into it: work on it that takes longer has to be given up. */
  readonly mask: Mask;
  readonly levels: MaskLevels;
  /** What its outline goes around: the pixels that are covered by half or more. */
  readonly outlined: MaskLevels;
}

/** @returns null while there has been nothing to be masked; a mask may well be all outside */
export function useMaskRaster(
  operations: readonly Operation[],
  { width, height }: Size,
): MaskRaster | null {
  const replay = useMemo(() => new MaskReplay({ width, height }), [width, height]);
  return useMemo(() => {
    const mask = replay.maskOf(operations);
    if (!mask) return null;
    const levels = createMaskLevels(mask);
    const outlined = mayBeSoft(operations) ? createMaskLevels(hardened(mask)) : levels;
    return { operations, mask, levels, outlined };
  }, [replay, operations]);
}

function hardened(mask: Mask): Mask {
  const data = new Uint8Array(mask.data.length);
  for (let i = 0; i < data.length; i++) if (mask.data[i]! >= 128) data[i] = 255;
  return { ...mask, data };
}
