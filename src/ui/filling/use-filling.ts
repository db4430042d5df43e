/** From the painted mask to a result, by the engine that was chosen. */
import type { EngineId, FillJob } from '../../inference/contract';
import { Failure } from '../../inference/core/errors';
import type { Rect } from '../../inference/core/geometry';
import { visibleOperations } from '../editor/operations';
import { jobFor, settingOf } from './fill-job';
import type { ModelRun } from './fill-on-model';
import type { useFill } from './use-fill';
import type { useMask } from '../document/use-mask';
import type { useMoebius } from '../model/use-moebius';
import type { useVariations } from '../results/use-variations';
import { maskKey, type Picture } from '../document/picture';
import type { Recipe } from '../results/variations';

interface Parts {
  readonly picture: Picture | null;
  readonly mask: ReturnType<typeof useMask>;
  /** As in `FillJob`. */
  readonly windows: readonly Rect[];
  readonly engine: EngineId;
  readonly fill: ReturnType<typeof useFill>;
  readonly moebius: ReturnType<typeof useMoebius>;
  readonly variations: ReturnType<typeof useVariations>;
}

/** What is to be filled, and how. */
export interface Preparation {
  readonly job: FillJob;
  readonly run: ModelRun | null;
  readonly recipe: Recipe;
}

export function useFilling({ picture, mask, windows, engine, fill, ...parts }: Parts) {
  const { moebius, variations } = parts;

  /** @returns null where nothing is painted; `no-model` where Moebius is chosen and cannot run */
  const prepare = (seed: number): Preparation | 'no-model' | null => {
    const run = engine === 'moebius' ? moebius.run() : null;
    if (engine === 'moebius' && !run) return 'no-model';
    const job = picture && jobFor(picture, mask.history.done, { engine, seed, windows });
    if (!job) return null;
    return { job, run, recipe: { engine, preset: run && moebius.preset, seed, windows } };
  };

  /** @returns false where Moebius is chosen and cannot run */
  const fillWith = (seed: number): boolean => {
    const prepared = prepare(seed);
    if (prepared === 'no-model') return false;
    if (!prepared || !picture) {
      if (picture) fill.fail(new Failure('nothing-painted', {}));
      return true;
    }
    const { job, run, recipe } = prepared;
    const making = makingOf(job, picture, mask);
    void fill.start(job, run).then((result) => {
      if (!result) return;
      variations.add({ recipe, ...making }, result);
      if (run) moebius.measured(result.report);
    });
    return true;
  };

  return { prepare, fillWith };
}

function makingOf(job: FillJob, picture: Picture, mask: Parts['mask']) {
  return {
    picture: maskKey(picture),
    operations: visibleOperations(mask.history.done),
    setting: settingOf(job),
    madeAt: Date.now(),
  };
}
