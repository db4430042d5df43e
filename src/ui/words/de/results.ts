import type {
  EditMark,
  EditState,
  PlaceProblem,
  ResultMode,
  ResultNote,
} from '../../../figma/contract';
import type { Words } from '../words';
import { number, plural } from './numbers';

const MODE: { readonly [M in ResultMode]: readonly [name: string, about: string] } = {
  'new-layer': ['Neue Ebene', 'Das ganze Bild als neue Ebene über dem Original'],
  'patch-layer': ['Flicken-Ebene', 'Nur was übermalt wurde, auf einer transparenten Ebene darüber'],
  'replace-fill': [
    'Füllung ersetzen',
    'In der Ebene selbst; das alte Bild bleibt darunter, ausgeblendet',
  ],
};

export const PLACE_PROBLEM: { readonly [P in PlaceProblem]: string } = {
  'in-instance':
    'Diese Ebene gehört zu einer Instanz, die keine Ebenen aufnimmt. Wählen Sie „Füllung ersetzen“: Die Instanz behält das Ergebnis als Überschreibung.',
  'instance-content':
    'Eine Ebene über dieser Instanz würde ihren Inhalt verdecken. Wählen Sie „Füllung ersetzen“: Die Instanz behält das Ergebnis als Überschreibung.',
  'component-set':
    'Ein Komponentenset nimmt nur Varianten auf. Wählen Sie „Füllung ersetzen“ oder ziehen Sie die Ebene heraus.',
  'in-boolean':
    'Eine Form in einer booleschen Operation zeigt deren Füllung, nicht ihre eigene. Wählen Sie die boolesche Operation aus.',
  repeated:
    'Diese Ebene wird durch eine Transformation wiederholt, eine Ebene darüber würde nur eine Kopie verdecken. Wählen Sie „Füllung ersetzen“.',
  'no-parent':
    'Nichts, worin diese Ebene liegt, nimmt eine weitere Ebene auf. Wählen Sie „Füllung ersetzen“ oder ziehen Sie die Ebene heraus.',
  flat: 'Eine übergeordnete Ebene ist so stark geneigt, dass sie flach ist. Nehmen Sie die Neigung zurück und klicken Sie noch einmal auf „Anwenden“.',
  'no-area':
    'Eine Linie hat keine Fläche, auf der ein Bild zu sehen wäre. Wählen Sie eine Ebene mit einem Bild aus.',
  'no-fill':
    'Eine Ebene dieser Art hat keine eigene Füllung. Verwenden Sie die Ebene so, wie sie aussieht, oder wählen Sie aus, was darin liegt.',
  'pattern-fill':
    'Diese Ebene hat eine Musterfüllung, die Figma kein Plugin im selben Schritt behalten lässt. Blenden Sie das Muster aus, entfernen Sie es oder wenden Sie das Ergebnis anders an.',
  drawn:
    'Das Bild ist die Ebene, wie sie aussieht, und keine Füllung davon. Wählen Sie „Neue Ebene“ oder „Flicken-Ebene“.',
  'see-through':
    'Diese Ebene ist durchscheinend, das Entfernte wäre durch einen Flicken noch zu sehen. Wählen Sie „Neue Ebene“ oder „Füllung ersetzen“.',
  'fill-in-front':
    'Vor dem Bild liegt eine weitere Füllung, die ein Flicken verdecken würde. Wählen Sie „Neue Ebene“ oder „Füllung ersetzen“.',
  outlined:
    'Ein Flicken würde die Kontur oder einen inneren Effekt dieser Ebene verdecken. Wählen Sie „Neue Ebene“ oder „Füllung ersetzen“.',
  mask: 'Diese Ebene ist eine Maske und zeigt nichts, was über ihr liegt. Wählen Sie „Füllung ersetzen“.',
};

const NOTE: { readonly [N in ResultNote]: string } = {
  'hidden-parent':
    'Sie liegt in einer ausgeblendeten Ebene: Blenden Sie diese ein, um sie zu sehen.',
  'locked-parent': 'Eine übergeordnete Ebene ist gesperrt, deshalb lässt sie sich nicht anklicken.',
  'outside-instance': 'Sie liegt über der Instanz, die selbst keine Ebenen aufnimmt.',
  override: 'Die Instanz behält das Ergebnis als Überschreibung.',
  'original-hidden':
    'Das Original ist ausgeblendet, sonst wären beide zu sehen. Es bleibt darunter.',
  'style-detached': 'Der Füllungsstil musste gelöst werden, weil ein Stil geteilt wird.',
  'edit-too-large': 'Es sind zu viele Striche, um sie mit der Ebene aufzubewahren.',
  'newer-edit-kept': 'Die Daten eines neueren Inpaint in dieser Ebene blieben unberührt.',
  'in-component': 'Zu sehen in der Komponente und allen ihren Instanzen.',
  'behind-content': 'Sie liegt hinter dem Inhalt der Ebene, wie das Bild auch.',
};

const MARK: { readonly [M in EditMark]: string } = {
  editable:
    'Diese Ebene ist ein Ergebnis. Bearbeiten Sie es weiter oder beginnen Sie neu mit dem, was sie zeigt.',
  newer:
    'Ein neueres Inpaint hat dieses Ergebnis erstellt. Aktualisieren Sie das Plugin, um es zu bearbeiten, oder beginnen Sie neu mit dem, was es zeigt.',
  damaged:
    'Was diese Ebene sich gemerkt hat, ist nicht lesbar. Beginnen Sie neu mit dem, was sie zeigt.',
};

const STATE: { readonly [S in EditState]: string } = {
  unchanged:
    'Fügen Sie Striche hinzu und klicken Sie auf „Füllen“; „Anwenden“ aktualisiert diese Ebene.',
  'source-gone':
    'Die Originalebene ist weg, aber ihr Bild ist noch hier: „Anwenden“ aktualisiert das Ergebnis.',
  'source-changed':
    'Die Originalebene hat jetzt ein anderes Bild. „Anwenden“ aktualisiert das Ergebnis aus dem früheren.',
};

export const results: Words['results'] = {
  mode: (mode) => MODE[mode][0],
  modeAbout: (mode) => MODE[mode][1],
  problem: (problem) => PLACE_PROBLEM[problem],
  note: (note) => NOTE[note],
  mark: (mark) => MARK[mark],
  editAgain: 'Weiter bearbeiten',
  state: (state) => STATE[state],
  strokesGone: 'Die Striche sind nicht mehr da, malen Sie also neu.',
  strokesCoarse:
    'Die Maske hatte mehr Einzelheiten, als aufbewahrt werden können, und ist nun etwas gröber.',
  added: (name) => `„${name}“ wurde hinzugefügt.`,
  replaced: (name) => `„${name}“ zeigt das Ergebnis; das alte Bild bleibt ausgeblendet erhalten.`,
  updated: (name) => `„${name}“ wurde aktualisiert.`,
  appliedToAll: (layers, skipped) => {
    const shown = { one: '1 Ebene zeigt', other: `${number(layers)} Ebenen zeigen` };
    const taken = `${plural(layers, shown)} das Ergebnis.`;
    const rest = { one: 'Bei 1 Ebene', other: `Bei ${number(skipped)} Ebenen` };
    return skipped === 0 ? taken : `${taken} ${plural(skipped, rest)} ging es nicht.`;
  },
  modeMenu: 'Wie das Ergebnis angewendet wird',
  update: 'Aktualisieren',
  updateAbout: 'Ebene mit diesem Ergebnis aktualisieren',
  sameImage: (others) =>
    plural(others, {
      one: '1 weitere Ebene zeigt dieses Bild.',
      other: `${number(others)} weitere Ebenen zeigen dieses Bild.`,
    }),
  applyToAllAbout:
    'Ergebnis in jeder davon anstelle des Bildes zeigen, das ausgeblendet erhalten bleibt',
  applyToAll: (layers) => `Auf alle ${number(layers)} anwenden`,
  masks: (layers) =>
    plural(layers, {
      one: 'Die andere Ebene ist die Maske.',
      other: `Die ${number(layers)} anderen Ebenen sind die Maske.`,
    }),
  maskUnseen: (name) => `Von „${name}“ ist nichts zu sehen, es maskiert also nichts.`,
  queue: (at, of) => `Bild ${number(at)} von ${number(of)}`,
  queueAbout: 'Gemeinsam ausgewählte Bilder',
  queueClose: 'Nur an diesem Bild arbeiten',
  next: 'Weiter',
  nextAbout: 'Das nächste der ausgewählten Bilder öffnen',
};
