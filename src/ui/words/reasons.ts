/** Which sentence is about a failure that came with reasons. */
import { PLACE_PROBLEMS, type PlaceProblem } from '../../figma/contract';
import type { EngineTrouble } from '../../inference/core/errors';

type Code = EngineTrouble['code'];

/** The reason that explains the others comes first: what is blocked is not also offline. */
const MOST_TELLING: readonly Code[] = [
  'blocked',
  'offline',
  'other-version',
  'no-webgpu',
  'no-storage',
  'insecure',
  'silent',
];

export function mostTelling(reasons: readonly EngineTrouble[]): Code {
  const codes = reasons.map(({ code }) => code);
  return MOST_TELLING.find((code) => codes.includes(code)) ?? 'failed';
}

/** @param reason - a code of ours, or Figma's own message */
export function isPlaceProblem(reason: string): reason is PlaceProblem {
  return (PLACE_PROBLEMS as readonly string[]).includes(reason);
}
