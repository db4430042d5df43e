import type { HintKind } from '../../editor/hint';
import type { OverlayColour } from '../../editor/overlay-colour';
import type { Words } from '../words';

const COLOUR: { readonly [C in OverlayColour]: string } = {
  '#ff24bd': 'Rosa',
  '#00c2ff': 'Blau',
  '#3dff5c': 'Grün',
  '#ff6a00': 'Orange',
};

const HINT: { readonly [H in HintKind]: string } = {
  shadow: 'Etwas Dunkleres schließt an Ihre Maske an, vielleicht ein Schatten. Dazunehmen?',
  thin: 'Was Sie übermalt haben, scheint neben Ihrer Maske weiterzugehen. Dazunehmen?',
};

export const seeing: Words['seeing'] = {
  options: 'Wie die Maske gezeigt wird',
  colour: 'Farbe der Maske',
  automatically: 'Automatisch: was sich vom Bild abhebt',
  colourName: (colour) => COLOUR[colour],
  zone: 'Alles zeigen, was sich ändert',
  zoneAbout: 'Auch das, was eine Füllung rings um die Maske ändern wird',

  feather: 'Weiche Kante: Pixel, über die die Füllung rings um die Maske ausläuft',

  windowAbout:
    'Ziehen, um dem Modell einen anderen Teil des Bildes zu zeigen; an einer Ecke ziehen, um mehr oder weniger zu zeigen',
  windowKeys:
    'Pfeiltasten bewegen das Fenster, mit Umschalt zehnmal so weit; mit Alt ändern sie seine Größe. Escape überlässt es wieder dem Modell.',
  windowReset: 'Auf automatisch zurücksetzen',
  windowLeft: 'Die Maske passt nicht mehr in das gewählte Fenster, das Modell wählt wieder selbst.',

  hint: (kind) => HINT[kind],
  include: 'Dazunehmen',
};
