import type { Words } from '../words';

export const firstSteps: Words['firstSteps'] = {
  title: 'So geht es',
  steps: ['Bild auswählen', 'Übermalen, was weg soll', 'Füllen drücken'],
  openStep: 'Bild öffnen',
  gotIt: 'Verstanden',
};
