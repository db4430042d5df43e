/** What to do where the model's engine cannot be reached: a sentence for the reason that counts most. */
import type { EngineTrouble } from '../inference/core/errors';
import { words } from './words/words';

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

export function engineUnreachable(host: string, reasons: readonly EngineTrouble[]): string {
  const code = MOST_TELLING.find((each) => reasons.some((reason) => reason.code === each));
  return words.engine[code ?? 'failed'](host);
}
