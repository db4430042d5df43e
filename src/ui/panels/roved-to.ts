/** Where a key moves the focus in a row of controls. Pure. */

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** @returns the index of the control to go to, round the ends; null for keys that do not move */
export function rovedTo(press: Press, at: number, count: number): number | null {
  if (press.ctrlKey || press.metaKey || press.shiftKey || press.altKey) return null;
  switch (press.key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
