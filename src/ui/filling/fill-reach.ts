/** How far a fill reaches beyond what is masked, by the rules of the engines. Pure. */
import type { EngineId, FillJob } from '../../inference/contract';
import type { Rect, Size } from '../../inference/core/geometry';
import { growthOf as growthOfMoebius } from '../../inference/engines/moebius/view-rule';
import { growthOf as growthOfQuickFill } from '../../inference/engines/quick-fill/growth';
import { featherOf, isExact, type Operation } from '../editor/operations';

export type FillEngine = EngineId;

/** As in `FillJob`. */
export interface Reach extends Required<Pick<FillJob, 'feather'>> {
  readonly grow: number;
}

const GROWTH: { readonly [E in EngineId]: (picture: Size, mask: Rect) => number } = {
  'quick-fill': growthOfQuickFill,
  moebius: growthOfMoebius,
};

/** @param mask - bounds of what is masked, inside `picture` */
export function reachOf(
  operations: readonly Operation[],
  mask: Rect,
  picture: Size,
  engine: EngineId,
): Reach {
  const grow = isExact(operations) ? 0 : GROWTH[engine](picture, mask);
  return { grow, feather: featherOf(operations) };
}
