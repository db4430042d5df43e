import type { Words } from '../words';

export const keys: Words['keys'] = {
  enter: 'Eingabe',
  delete: 'Entf',
  escape: 'Esc',
  control: 'Strg',
  shift: 'Umschalt',
  alt: 'Alt',
  space: 'Leertaste',
};
