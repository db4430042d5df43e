/** All that a fill of the mask would touch, worked out in slices after each change of the mask. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { isAbort } from '../../inference/core/errors';
import type { Size } from '../../inference/core/geometry';
import type { Zone } from '../../inference/core/zone';
import { boundsOfMask } from '../../inference/core/mask';
import { zoneInBands } from '../../inference/core/zone-in-bands';
import { reachOf, type FillEngine } from '../filling/fill-reach';
import { createMaskLevels, type MaskLevels } from './mask-levels';
import { runInSlices } from './run-in-slices';
import type { MaskRaster } from './use-mask-raster';

export interface AffectedZone {
  readonly zone: Zone;
  readonly levels: MaskLevels;
}

/**
 * @param raster - null where the zone is not wanted
 * @returns the newest one there is: that of the mask before while the next is being worked out
 */
export function useZone(
  raster: MaskRaster | null,
  picture: Size,
  engine: FillEngine,
): AffectedZone | null {
  const [found, setFound] = useState<AffectedZone | null>(null);
  // A layout effect, so that no slice runs on a mask that has been drawn into.
  useLayoutEffect(() => {
    const bounds = raster && boundsOfMask(raster.mask, picture);
    if (!bounds) {
      setFound(null);
      return undefined;
    }
    const work = new AbortController();
    const reach = reachOf(raster.operations, bounds, picture, engine);
    runInSlices(zoneInBands(raster.mask, reach, picture), work.signal).then(
      (zone) =>
        setFound(zone && { zone, levels: createMaskLevels({ ...zone, data: zone.coverage }) }),
      (error: unknown) => {
        if (!isAbort(error)) throw error; // nobody waits: the window reports it as the bug it is
      },
    );
    return () => work.abort();
  }, [raster, picture, engine]);
  return raster && found;
}
