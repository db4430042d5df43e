/** How Moebius is to fill, as chosen in this window, and what it has been measured at here. */
import { useState } from 'preact/hooks';
import type { FillReport } from '../../inference/contract';
import type { PresetId } from '../../inference/engines/moebius/settings';
import { passesOf, PRESETS } from '../../inference/engines/moebius/presets';
import { isUsable } from './model-state';
import { ON_A_PROCESSOR, secondsFor, timingOf, type Timing } from '../filling/timing';
import type { ModelRun } from '../filling/fill-on-model';
import type { Model } from './use-model';

export const FIRST_SEED = 1;

export function useMoebius(model: Model) {
  const [preset, setPreset] = useState<PresetId>('best');
  const [seed, setSeed] = useState(FIRST_SEED);
  const [timing, setTiming] = useState<Timing | null>(null);
  const stepsOf = (id: PresetId) => passesOf(PRESETS[id]);
  const { state } = model;

  return {
    preset,
    setPreset,
    seed,
    setSeed,
    /** null where it cannot run now. */
    run: (): ModelRun | null => {
      const client = model.client();
      if (!client || !isUsable(state) || !state.verdict.provider) return null;
      return { client, settings: PRESETS[preset], provider: state.verdict.provider };
    },
    measured: (report: FillReport) => setTiming(timingOf(report, stepsOf(preset)) ?? timing),
    seconds: (id: PresetId) => secondsFor(timing, stepsOf(id)),
    /** Without a graphics device: what the chosen recipe takes there, here or else where we measured it. */
    secondsOnProcessor: () => secondsFor(timing ?? ON_A_PROCESSOR, stepsOf(preset)),
    isMeasured: timing !== null,
    isSlow: state.phase === 'known' && state.verdict.provider === 'wasm',
  };
}
