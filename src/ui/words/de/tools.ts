import type { Mode, Tool } from '../../editor/operations';
import type { Words } from '../words';
import { percent } from './numbers';

const TOOL: { readonly [T in Tool]: { readonly name: string; readonly about: string } } = {
  hand: { name: 'Hand', about: 'Hand: Bild verschieben, wie mit gedrückter Leertaste' },
  brush: {
    name: 'Pinsel',
    about: 'Pinsel: Umschalt verbindet Striche mit einer Geraden, Alt radiert',
  },
  erase: { name: 'Radierer', about: 'Radierer; oder mit der rechten Maustaste malen' },
  lasso: { name: 'Lasso', about: 'Lasso: umfahren, was verschwinden soll' },
  polygon: { name: 'Polygon', about: 'Polygon: Ecken anklicken, mit Doppelklick schließen' },
  rectangle: {
    name: 'Rechteck',
    about: 'Rechteck: Umschalt macht ein Quadrat, Alt zieht von der Mitte aus auf',
  },
  ellipse: {
    name: 'Ellipse',
    about: 'Ellipse: Umschalt macht einen Kreis, Alt zieht von der Mitte aus auf',
  },
  smart: {
    name: 'Farbauswahl',
    about: 'Farbauswahl: eine Farbe anklicken, um alles Ähnliche zu maskieren',
  },
};

const BOX_KEYS =
  'Pfeiltasten bewegen die Form, mit Umschalt zehnmal so weit; mit Alt ändern sie ihre Größe. Eingabe verwendet sie, Escape verwirft sie.';

const PAN = 'Pfeiltasten bewegen das Bild.';
const BY_KEYBOARD = 'nehmen Sie das Rechteck, Taste R.';

const KEYS: { readonly [T in Tool]: string } = {
  hand: PAN,
  brush: `${PAN} Um mit der Tastatur zu maskieren, ${BY_KEYBOARD}`,
  erase: `${PAN} Um mit der Tastatur zu demaskieren, ${BY_KEYBOARD}`,
  lasso: `${PAN} Um mit der Tastatur zu maskieren, ${BY_KEYBOARD}`,
  polygon:
    'Eingabe schließt das Polygon, die Rücktaste nimmt eine Ecke zurück, Escape verwirft es.',
  rectangle: `Eine Pfeiltaste bringt ein Rechteck. ${BOX_KEYS}`,
  ellipse: `Eine Pfeiltaste bringt eine Ellipse. ${BOX_KEYS}`,
  smart:
    'Eine Pfeiltaste bringt einen Punkt. Pfeiltasten bewegen ihn, Eingabe wählt seine Farbe aus.',
};

const MODE_DONE: { readonly [M in Mode]: string } = {
  add: 'Zur Maske hinzugefügt.',
  subtract: 'Von der Maske abgezogen.',
};

export const tools: Words['tools'] = {
  tool: (tool) => TOOL[tool].name,
  toolAbout: (tool) => TOOL[tool].about,
  keys: (tool) => KEYS[tool],
  options: (tool) => `Optionen: ${TOOL[tool].name}`,
  mask: 'Maske',

  subtract: 'Abziehen',
  subtractAbout:
    'Von der Maske wegnehmen; für ein einziges Mal Alt halten oder die rechte Maustaste verwenden',
  rings: 'Ringe schließen',
  ringsAbout: 'Ein Strich um etwas herum maskiert auch das, was darin liegt',
  contiguous: 'Zusammenhängend',
  contiguousAbout: 'Nur was mit der angeklickten Stelle verbunden ist, nicht im ganzen Bild',
  hardness: 'Härte',
  hardnessAbout: 'Härte: je weicher der Rand eines Strichs, desto mehr scheint das Bild durch',
  hardnessValue: (share) => percent(share),
  tolerance: 'Toleranz',
  toleranceValue: (value) => percent(value / 100),
  toleranceAbout: 'Wie verschieden die Farben sein dürfen; ändert auch die letzte Auswahl',
  searching: 'Wird ausgewählt…',

  invert: 'Maske umkehren',
  grow: (pixels) => `Maske um ${pixels} px vergrößern`,
  shrink: (pixels) => `Maske um ${pixels} px verkleinern`,
  amount: 'Pixel zum Vergrößern oder Verkleinern',
  source: 'Nur von hier lernen',
  sourceAbout:
    'Quick Fill: nur vom jetzt Maskierten lernen; danach maskieren, was verschwinden soll',
  sourceOff:
    'Quick Fill lernt nur vom gestrichelten Bereich; drücken, um vom ganzen Bild zu lernen',
  sourceSet: 'Quick Fill lernt nur vom markierten Bereich. Maskieren Sie, was verschwinden soll.',

  boxAt: ({ x, y, width, height }) => `${width} mal ${height} bei ${x}, ${y}`,
  pointAt: ({ x, y }) => `Punkt bei ${x}, ${y}`,
  boxUsed: (mode) => MODE_DONE[mode],
  boxDropped: 'Verworfen.',
};
