import type { Words } from '../words';

export const waiting: Words['waiting'] = {
  bell: 'Bescheid geben, wenn es fertig ist',
  done: 'Das Ergebnis ist da.',
  failed: 'Das Füllen wurde unterbrochen.',
};
