/**
 * Names of result layers: "Photo (inpainted)", and after it "Photo (inpainted 2)", 3 and so on; or
 * "Photo – inpainted: Without the boat", where the user has called the result so.
 */
import type { ApplyParams } from './contract';

export type ResultNaming = Pick<ApplyParams, 'label' | 'suffix'>;

const ENGLISH = 'inpainted';

/** What is in brackets at the end, less the number after it. */
const IN_BRACKETS = / \(([^()]+?)(?: (\d{1,6}))?\)$/;

export function resultName(source: string, { label, suffix = ENGLISH }: ResultNaming): string {
  const found = IN_BRACKETS.exec(source);
  const match = found && [suffix, ENGLISH].includes(found[1]!) ? found : null;
  const stem = source.slice(0, match?.index);
  if (label) return `${stem} – ${suffix}: ${label}`;
  return match ? `${stem} (${suffix} ${Number(match[2] ?? 1) + 1})` : `${stem} (${suffix})`;
}
