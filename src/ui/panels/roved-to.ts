/** Where a key moves the focus in a row or a column of controls. Pure. */

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const ARROWS = {
  row: { ArrowRight: 1, ArrowLeft: -1 },
  column: { ArrowDown: 1, ArrowUp: -1 },
} as const;

/** @returns the index of the control to go to, round the ends; null for keys that do not move */
export function rovedTo(
  press: Press,
  at: number,
  count: number,
  along: keyof typeof ARROWS = 'row',
): number | null {
  if (press.ctrlKey || press.metaKey || press.shiftKey || press.altKey) return null;
  if (press.key === 'Home') return 0;
  if (press.key === 'End') return count - 1;
  const steps: Readonly<Record<string, number>> = ARROWS[along];
  const step = steps[press.key];
  return step === undefined ? null : (at + step + count) % count;
}
