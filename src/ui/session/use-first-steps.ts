/** Whether the first steps are still shown: until a result has been there once, or somebody knows them. */
import { useEffect } from 'preact/hooks';
import type { Settings } from '../../figma/contract';
import type { FillState } from '../filling/fill-state';

export function useFirstSteps(
  { knowsSteps }: Settings,
  change: (part: Partial<Settings>) => void,
  fill: FillState,
) {
  const isShown = knowsSteps !== true;
  const dismiss = () => change({ knowsSteps: true });
  const hasResult = fill.phase === 'done';
  useEffect(() => {
    if (hasResult && isShown) change({ knowsSteps: true });
  }, [hasResult, isShown, change]);
  return { isShown, dismiss };
}
