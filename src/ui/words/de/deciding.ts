import type { Words } from '../words';
import { number, percent, plural } from './numbers';

const pixels = (count: number) =>
  plural(count, { one: '1 Pixel', other: `${number(Math.round(2 * count) / 2)} Pixel` });

export const deciding: Words['deciding'] = {
  bar: 'Ansichten des Ergebnisses',
  original: 'Original',
  result: 'Ergebnis',
  split: 'Geteilte Ansicht',
  splitValue: (at) => `Original ${percent(at)}, Ergebnis ${percent(1 - at)}`,
  sideBySide: 'Nebeneinander',

  finish: 'Abschluss',
  finishAbout: 'Abschluss: Farbe, Korn und Rand, ohne neu zu füllen',
  match: 'Farbanpassung',
  grain: 'Korn',
  feather: 'Weiche Kante',
  featherValue: pixels,
  finishReset: 'Zurücksetzen',

  keep: 'Dieses Ergebnis behalten',
  keepAbout: 'Dieses Ergebnis behalten, wie viele auch folgen',
  isKept: 'behalten',
  rename: 'Dieses Ergebnis benennen',
  name: 'Name des Ergebnisses',

  history: 'Ergebnisse dieser Sitzung',
  historyAbout:
    'Wählen Sie eines, um es mit seiner Maske wieder zu sehen; Rückgängig holt die jetzige Maske zurück.',
  seed: (seed) => `Startwert ${seed}`,
  fromSource: 'von einem markierten Bereich',
  took: (seconds) => `dauerte ${number(Math.round(10 * seconds) / 10)} s`,
  applied: (mode) => `angewendet (${mode})`,

  restored: 'Ihre Maske von vorhin ist wieder da.',
  restoredDrop: 'Neu beginnen',
  restoredDropAbout: 'Die Maske leeren; Rückgängig holt sie zurück',
};
