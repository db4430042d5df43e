/** From the painted mask to a result, by the engine that was chosen. */
import type { EngineId, FillJob } from '../inference/contract';
import { Failure } from '../inference/core/errors';
import { isExact } from './editor/operations';
import { rasterise } from './editor/rasterise';
import type { useFill } from './use-fill';
import type { useMask } from './use-mask';
import type { useMoebius } from './use-moebius';
import type { useVariations } from './use-variations';
import type { Picture } from './picture';

interface Parts {
  readonly picture: Picture | null;
  readonly mask: ReturnType<typeof useMask>;
  readonly engine: EngineId;
  readonly fill: ReturnType<typeof useFill>;
  readonly moebius: ReturnType<typeof useMoebius>;
  readonly variations: ReturnType<typeof useVariations>;
}

/**
 * @returns a function that fills with a seed; where Moebius is chosen and cannot run, it does nothing
 *   and says so with false
 */
export function useFilling({ picture, mask, engine, fill, moebius, variations }: Parts) {
  return (seed: number): boolean => {
    if (!picture) return true;
    const run = engine === 'moebius' ? moebius.run() : null;
    if (engine === 'moebius' && !run) return false;
    const job = jobFor(picture, mask, seed, run && moebius.growth);
    if (!job) {
      fill.fail(new Failure('nothing-painted', {}));
      return true;
    }
    const recipe = { engine, preset: run && moebius.preset, seed };
    void fill.start(job, run).then((result) => {
      if (!result) return;
      variations.add(recipe, result);
      if (run) moebius.measured(result.report);
    });
    return true;
  };
}

/**
 * @param growth - how far the model grows a mask; null leaves it to the engine
 * @returns null where nothing is painted
 */
function jobFor(
  { bytes, size }: Picture,
  { history: { done } }: Parts['mask'],
  seed: number,
  growth: Parts['moebius']['growth'] | null,
): FillJob | null {
  const mask = rasterise(done, size);
  if (!mask) return null;
  const grow = growth ? growth(size, mask) : 'auto';
  return { picture: bytes, mask, seed, grow: isExact(done) ? 0 : grow };
}
