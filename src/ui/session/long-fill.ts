/** Which fills are long enough to turn away from. Pure. */
import type { FillProgress } from '../../inference/contract';

const LONG_MS = 10_000;

/**
 * @param elapsed - milliseconds since the fill began
 * @returns whether it will have taken more than ten seconds, as far as is known now
 */
export function isLongFill(elapsed: number, progress: FillProgress | null): boolean {
  return elapsed + (progress?.steps?.millisecondsLeft ?? 0) > LONG_MS;
}
