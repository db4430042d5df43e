import type { FillRemark } from '../../../inference/contract';
import type { Size } from '../../../inference/core/geometry';
import type { SelectionProblem } from '../../../figma/contract';
import type { Words } from '../words';
import { percent } from './numbers';

const PROBLEM: { readonly [P in SelectionProblem]: string } = {
  'nothing-selected': 'Wählen Sie eine Ebene mit einem Bild aus, um etwas daraus zu entfernen.',
  'several-layers':
    'Mehrere Ebenen sind ausgewählt. Wählen Sie nur eine einzige Ebene mit einem Bild aus.',
  'no-fills': 'Eine Ebene dieser Art hat keine Füllung. Wählen Sie eine Ebene mit einem Bild aus.',
  'no-image':
    'Diese Ebene hat keine sichtbare Bildfüllung. Wählen Sie eine Ebene mit einem Bild aus.',
  'mixed-fills':
    'Teile dieser Ebene haben verschiedene Füllungen. Wählen Sie eine Ebene mit einem einzigen Bild aus.',
  'video-fill': 'Diese Ebene zeigt ein Video. Wählen Sie eine Ebene mit einem Bild aus.',
  'image-missing':
    'Figma hat das Bild dieser Ebene nicht mehr. Setzen Sie es neu ein oder wählen Sie eine andere Ebene aus.',
};

const REMARK: { readonly [R in FillRemark]: string } = {
  'nothing-to-learn-from':
    'Außerhalb der Maske gab es keine Vorlage, deshalb wurde sie mit einem weichen Verlauf gefüllt. Übermalen Sie eine kleinere Fläche.',
  'likely-poor':
    'Gesichter und komplexe Objekte sind für Quick Fill schwierig: Sehen Sie genau hin und versuchen Sie es mit einer kleineren Maske.',
  resumed:
    'Die Grafikkarte ist zwischendurch ausgefallen; das Füllen ging an derselben Stelle weiter.',
  'random-weights':
    'Von einem Platzhalter mit Zufallsgewichten: Er zeigt, dass alles läuft, nicht wie gut.',
};

const size = ({ width, height }: Size) => `${width} × ${height}`;

export const window: Words['window'] = {
  starting: 'Wird gestartet…',
  reading: (layer) => (layer ? `„${layer}“ wird gelesen…` : 'Das Bild wird gelesen…'),
  problem: (problem, host) =>
    host === 'page' && problem === 'nothing-selected'
      ? 'Ziehen Sie ein Bild hierher, fügen Sie eines ein oder wählen Sie eine Datei. Es verlässt diesen Computer nie.'
      : PROBLEM[problem],
  problemHint: 'Übermalen Sie dann, was verschwinden soll, und klicken Sie auf „Füllen“.',
  useRender: 'Ebene so verwenden, wie sie aussieht',
  chooseFile: 'Bild auswählen…',
  openOther: 'Öffnen…',

  canvas: 'Bild. Übermalen Sie, was verschwinden soll.',
  tools: 'Werkzeuge',
  brushSize: 'Pinselgröße',
  brushPixels: (pixels) => `${pixels} Pixel`,
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  clear: 'Maske leeren',
  zoom: percent,
  zoomFit: 'Bild in das Fenster einpassen',
  paintHint: 'Übermalen Sie, was verschwinden soll.',

  engine: 'Verfahren',
  quickFill: 'Quick Fill',
  moebius: 'Moebius',
  quickFillAbout: 'Quick Fill: antwortet sofort, lädt nichts herunter',
  moebiusAbout: 'Moebius: ein Modell für die endgültige Qualität',
  lookingForEngine: 'Moebius wird gesucht…',
  movingToEngine:
    'Moebius braucht eine eigene Seite. Dieses Fenster wechselt dorthin; Ihre Maske kommt mit.',
  movedToEngine: 'Dieses Fenster ist jetzt auf der Seite von Moebius. Ihre Maske ist mitgekommen.',

  fill: 'Füllen',
  cancel: 'Abbrechen',
  preparing: 'Wird vorbereitet…',
  filling: ({ fraction, region, regions }) =>
    regions > 1
      ? `Bereich ${region} von ${regions} wird gefüllt… ${percent(fraction)}`
      : `Wird gefüllt… ${percent(fraction)}`,
  fillStarted: 'Das Füllen hat begonnen.',
  fillDone: 'Das Ergebnis ist zu sehen. Wenden Sie es an oder verwerfen Sie es.',
  progress: 'Fortschritt beim Füllen',
  remark: (remark) => REMARK[remark],

  apply: (host) => (host === 'page' ? 'PNG speichern' : 'Anwenden'),
  applyAbout: 'Ergebnis als PNG-Datei speichern',
  applying: (host) => (host === 'page' ? 'Wird gespeichert…' : 'Ebene wird hinzugefügt…'),
  applied: (name, host) =>
    host === 'page'
      ? `„${name}“ wurde gespeichert.`
      : `„${name}“ wurde über dem Original hinzugefügt.`,
  appliedNext: 'Malen Sie weiter, um mehr zu entfernen.',
  discard: 'Verwerfen',
  discardAbout: 'Ergebnis verwerfen und die Maske behalten',
  compare: 'Vergleichen',
  compareAbout: 'Gedrückt halten, um das Original zu sehen',
  another: 'Weitere Variante',

  selectionMoved: (name) => `„${name}“ ist jetzt ausgewählt.`,
  switchTo: 'Wechseln',
  stay: 'Hier bleiben',
  switchAbout: 'Ausgewählte Ebene öffnen; die Maske von hier bleibt für diese Sitzung erhalten',
  stayAbout: 'Mit der bisher geöffneten Ebene weitermachen',

  maskPasted: 'Maske hinzugefügt. Sie wird genau so verwendet, wie sie ist.',
  maskOfOtherSize: (mask, picture) =>
    `Diese Maske ist ${size(mask)} groß; für dieses Bild muss sie ${size(picture)} groß sein.`,
  maskIsEmpty: 'Diese Maske hat keine weiße Fläche, deshalb wurde nichts hinzugefügt.',
  notAMask: 'Das ist keine Maske. Fügen Sie ein Schwarz-Weiß-Bild in der Größe des Bildes ein.',
  notAnImage: 'Das ist kein Bild, das dieses Fenster lesen kann.',

  notOpened: (name) =>
    name ? `„${name}“ wurde nicht geöffnet.` : 'Das Bild wurde nicht geöffnet.',
  retry: 'Erneut versuchen',
  dismiss: 'Ausblenden',
  bug: 'In Inpaint selbst ist etwas schiefgegangen. Die Maske bleibt erhalten.',
  copyReport: 'Bericht kopieren',
  reportCopied: 'Bericht kopiert',
  withKey: (label, key) => `${label} (${key})`,
  resize: 'Fenstergröße ändern (ziehen oder Pfeiltasten)',
};
