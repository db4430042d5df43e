/** What helps people along and is no part of the work: the first steps, the shortcuts, the bell. */
import { useState } from 'preact/hooks';
import type { Settings } from '../../figma/contract';
import type { FillState } from '../filling/fill-state';
import { useBell } from './use-bell';
import { useFirstSteps } from './use-first-steps';

export function useAids(
  fill: FillState,
  settings: Settings,
  change: (part: Partial<Settings>) => void,
) {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const bell = useBell(fill, settings, change);
  const firstSteps = useFirstSteps(settings, change, fill);
  return { isHelpOpen, setIsHelpOpen, bell, firstSteps };
}
