/** The progress of a fill over all its regions, from the progress of each. */
import type { FillProgress } from './contract';
import { collectResult, cropPatch } from './core/collect';
import { unite } from './core/geometry';
import type { Mask, Patch, Raster } from './core/raster';
import type { JobSteps } from './engines/engine';
import type { Region } from './core/regions';
import type { Zone } from './core/zone';

/** What has been filled so far, of what is to be filled. */
export interface FillSoFar {
  readonly zone: Zone;
  readonly regions: readonly Region[];
  readonly grown: number;
  readonly donors: Mask | undefined;
  readonly draft: Patch | null | undefined;
  readonly patch: Patch;
}

/** `fraction` of the region at `index`, 0–1; `preview` has the size of its window. */
export type RegionProgress = (
  index: number,
  fraction: number,
  preview?: Raster,
  steps?: JobSteps,
) => void;

/**
 * Regions weigh as much as the area of their windows, which is what an engine has to read. What is
 * reported never falls, whatever an engine says.
 */
export function createRegionProgress(
  state: FillSoFar,
  onProgress: (progress: FillProgress) => void,
): RegionProgress {
  const { regions } = state;
  const areas = regions.map(({ window }) => window.width * window.height);
  const total = areas.reduce((sum, area) => sum + area, 0);
  let highest = 0;

  return (index, fraction, preview, steps) => {
    const before = areas.slice(0, index).reduce((sum, area) => sum + area, 0);
    const share = Math.min(Math.max(fraction, 0), 1) || 0; // 0 also for NaN
    highest = Math.max(highest, (before + share * areas[index]!) / total);
    const shown = preview && patchSoFar(state, index, preview);
    onProgress({
      fraction: highest,
      region: index + 1,
      regions: regions.length,
      ...(shown && { preview: shown }),
      ...(steps && stepsOfFill(state, index, steps)),
    });
  };
}

/** Larger ones would take longer than a cancel may wait: about 13 ms a megapixel. */
const MOST_PREVIEWED = 3 * 2 ** 20;

/**
 * The regions before `index` as they are, and the region at `index` as `preview` shows it.
 *
 * @returns undefined where that is too large to be shown on the way
 */
function patchSoFar(
  { zone, regions, patch }: FillSoFar,
  index: number,
  preview: Raster,
): Patch | undefined {
  const rect = regions
    .slice(0, index + 1)
    .map(({ box }) => box)
    .reduce(unite);
  if (rect.width * rect.height > MOST_PREVIEWED) return undefined;
  const soFar = cropPatch(patch, rect);
  collectResult(soFar, zone, regions[index]!, preview);
  return soFar;
}

/** The job's steps as the fill's: with the time of the regions after it, and with those before it. */
function stepsOfFill(
  { regions, patch }: FillSoFar,
  region: number,
  { checkpoint, millisecondsPerJob, ...steps }: JobSteps,
): Pick<FillProgress, 'steps' | 'checkpoint'> {
  const { millisecondsLeft } = steps;
  const isTimed = millisecondsLeft !== null && millisecondsPerJob !== null;
  const after = regions.length - region - 1;
  return {
    steps: {
      ...steps,
      millisecondsLeft: isTimed ? millisecondsLeft + after * millisecondsPerJob : null,
    },
    ...(checkpoint && {
      checkpoint: {
        region,
        patch: region > 0 ? cropPatch(patch, patch) : null,
        steps: checkpoint,
      },
    }),
  };
}
