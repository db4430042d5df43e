/** Dieselbe Maske für mehrere Bilder auf einmal. */
import type { Words } from '../words';
import { list, number, plural } from './numbers';

export const batch: Words['batch'] = {
  fillAll: (pictures) => `Alle ${number(pictures)} füllen`,
  fillAllAbout: (pictures, mode) =>
    `Die ${number(pictures)} Bilder von genau dieser Größe dort füllen, wo dieses bemalt ist, und jedes als „${mode}“ anwenden`,
  position: (at, of, name) => `Bild ${number(at)} von ${number(of)}: „${name}“`,
  done: (pictures, of) =>
    pictures === of
      ? `Alle ${number(of)} Bilder sind fertig; „Rückgängig“ in Figma nimmt sie einzeln zurück.`
      : `${number(pictures)} von ${number(of)} Bildern ${plural(pictures, { one: 'ist', other: 'sind' })} fertig.`,
  stopped: (pictures, of) =>
    `Angehalten. ${number(pictures)} von ${number(of)} Bildern ${plural(pictures, { one: 'ist', other: 'sind' })} fertig.`,
  failed: (names, reason) => `${list(names.map((name) => `„${name}“`))}: ${reason}`,
  bug: 'In Inpaint selbst ist etwas schiefgegangen.',
};
