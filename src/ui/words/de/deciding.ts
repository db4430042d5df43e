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
  restoredBoth: (results) =>
    plural(results, {
      one: 'Ihre Maske und 1 Ergebnis von vorhin sind wieder da.',
      other: `Ihre Maske und ${number(results)} Ergebnisse von vorhin sind wieder da.`,
    }),
  restoredResults: (results) =>
    plural(results, {
      one: '1 Ergebnis von vorhin ist wieder da, unter „Ergebnisse dieser Sitzung“.',
      other: `${number(results)} Ergebnisse von vorhin sind wieder da, unter „Ergebnisse dieser Sitzung“.`,
    }),
  restoredLost: (results) =>
    plural(results, {
      one: '1 Ergebnis ließ sich nicht aufbewahren.',
      other: `${number(results)} Ergebnisse ließen sich nicht aufbewahren.`,
    }),
  restoredDrop: 'Neu beginnen',
  restoredDropAbout:
    'Die Maske leeren und die Ergebnisse verwerfen; Rückgängig holt die Maske zurück',
};
