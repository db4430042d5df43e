import type { Words } from '../words';

export const keys: Words['keys'] = {
  enter: 'Enter',
  delete: 'Delete',
  escape: 'Esc',
  control: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  space: 'スペース',
};
