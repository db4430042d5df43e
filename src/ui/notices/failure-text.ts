/** The sentence for a failure, in the language spoken. There is none for "other": what has no code is a bug. */
import type { Failure, FailureCode, FailureDetails } from '../../inference/core/errors';
import { ENGLISH } from '../words/english';
import { words } from '../words/words';

export function failureText<C extends FailureCode>({ code, details }: Failure<C>): string {
  return (words.failures[code] as (details: FailureDetails[C]) => string)(details);
}

/** What the main thread may answer with. */
export const FAILURE_CODES = Object.keys(ENGLISH.failures) as readonly FailureCode[];
