/** How far a running fill is, in words. */
import type { FillProgress } from '../../inference/contract';
import { words } from '../words/words';

/** @param isDrafting - Quick Fill is at work, for something to look at while the model is */
export function runningText(progress: FillProgress | null, isDrafting: boolean): string {
  if (isDrafting) return words.model.drafting;
  if (!progress) return words.window.preparing;
  return words.model.working(progress) ?? words.window.filling(progress);
}
