import type { FailureDetails } from '../../../inference/core/errors';
import { formatName, withoutFullStop } from '../quoted';
import { isPlaceProblem, mostTelling } from '../reasons';
import type { Words } from '../words';
import { engine } from './engine';
import { bytes, duration } from './numbers';
import { PLACE_PROBLEM } from './results';

const EDIT_UNREADABLE: {
  readonly [R in FailureDetails['edit-unreadable']['reason']]: (name: string) => string;
} = {
  none: (name) =>
    `„${name}“ ist kein Ergebnis von Inpaint. Wählen Sie die Ebene aus und klicken Sie auf „Füllen“, um eines zu beginnen.`,
  newer: (name) =>
    `Ein neueres Inpaint hat „${name}“ erstellt. Aktualisieren Sie das Plugin oder füllen Sie, was zu sehen ist, als neues Ergebnis.`,
  damaged: (name) =>
    `Was „${name}“ sich gemerkt hat, ist nicht lesbar. Füllen Sie, was zu sehen ist, als neues Ergebnis.`,
  'picture-gone': (name) =>
    `Das Originalbild von „${name}“ ist nicht mehr in dieser Datei. Füllen Sie, was zu sehen ist, als neues Ergebnis.`,
};

export const failures: Words['failures'] = {
  'unknown-format': () =>
    'Dieses Bildformat kann Inpaint nicht lesen. Verwenden Sie ein Bild in PNG, JPEG oder WebP.',
  'damaged-image': ({ format }) =>
    `Dieses ${formatName(format)}-Bild ist beschädigt oder unvollständig. Exportieren Sie es noch einmal und setzen Sie es neu ein.`,
  'cmyk-jpeg': () =>
    'Dieses JPEG hat CMYK-Farben für den Druck. Wandeln Sie es in RGB um und setzen Sie es neu ein.',
  'animated-image': ({ format }) =>
    `Dieses ${formatName(format)}-Bild ist animiert. Verwenden Sie ein stehendes Bild.`,
  'unsupported-here': ({ format }) =>
    `${formatName(format)}-Bilder lassen sich in diesem Fenster nicht lesen. Wandeln Sie es in PNG oder JPEG um.`,
  'canvas-protected': ({ format }) =>
    `Dieser Browser verbirgt die Pixel eines ${formatName(format)}-Bildes vor Seiten, zum Schutz vor Fingerprinting. Erlauben Sie dieser Seite das Lesen von Canvas-Daten, oder nehmen Sie ein PNG.`,
  'canvas-unreadable': () =>
    'Dieser Browser verfälscht Canvas-Daten gegen Fingerprinting; Farbauswahl und Bildmasken gehen darum nicht. Erlauben Sie das Lesen, oder nehmen Sie andere Werkzeuge.',
  'too-many-pixels': ({ width, height, maxMegapixels }) =>
    `Dieses Bild ist ${width} × ${height} groß, mehr als ${maxMegapixels} Megapixel. Verwenden Sie ein kleineres.`,
  'too-large-for-figma': ({ width, height, maxSide }) =>
    `Das Ergebnis ist ${width} × ${height} groß, und Figma nimmt höchstens ${maxSide} Pixel je Seite. Verkleinern Sie zuerst das Bild.`,
  'refused-by-figma': ({ reason }) =>
    `Figma hat das Ergebnis nicht angenommen (${withoutFullStop(reason)}). Nichts wurde geändert; klicken Sie noch einmal auf „Anwenden“.`,
  'nothing-painted': () =>
    'Es ist nichts gemalt. Übermalen Sie, was verschwinden soll, und klicken Sie auf „Füllen“.',
  'layer-gone': ({ name }) =>
    `„${name}“ wurde inzwischen gelöscht. Machen Sie das in Figma rückgängig und klicken Sie noch einmal auf „Anwenden“.`,
  'layer-changed': ({ name }) =>
    `Das Bild in „${name}“ wurde inzwischen geändert. Machen Sie das in Figma rückgängig und klicken Sie noch einmal auf „Anwenden“.`,
  'image-unreadable': ({ name }) =>
    `Figma konnte das Bild in „${name}“ nicht liefern. Versuchen Sie es erneut oder setzen Sie das Bild neu ein.`,
  'no-place': ({ name, reason }) =>
    isPlaceProblem(reason)
      ? PLACE_PROBLEM[reason]
      : `Neben „${name}“ passt keine Ebene. Verschieben Sie die Ebene oder lösen Sie, worin sie liegt, und klicken Sie noch einmal auf „Anwenden“.`,
  'edit-unreadable': ({ name, reason }) => EDIT_UNREADABLE[reason](name),
  'worker-crashed': () =>
    'Das Füllen ist abgebrochen, meist aus Speichermangel. Die Maske bleibt; füllen Sie noch einmal oder übermalen Sie weniger.',
  'engine-unreachable': ({ host, reasons }) => engine[mostTelling(reasons)](host),

  'model-missing': ({ title }) =>
    `${title} ist nicht oder nicht ganz auf diesem Computer. Öffnen Sie die Modelle und starten Sie den Download.`,
  offline: ({ host }) =>
    `${host} ist gerade nicht zu erreichen. Prüfen Sie die Verbindung und starten Sie den Download erneut; was schon da ist, bleibt.`,
  'download-refused': ({ host, file, status }) =>
    `Der Host ${host} hat ${file} nicht herausgegeben${status ? ` (HTTP ${status})` : ''}. Versuchen Sie es später oder importieren Sie die Dateien selbst.`,
  'download-stalled': ({ host, file }) =>
    `Der Host ${host} sendet ${file} nicht weiter. Setzen Sie den Download fort; was schon da ist, bleibt.`,
  'rate-limited': ({ host, retryAfterSeconds }) =>
    `Der Host ${host} bittet um ${duration(retryAfterSeconds, 'long')} Pause. Starten Sie den Download danach erneut.`,
  'wrong-content': ({ file, reason }) =>
    reason === 'length'
      ? `Was als ${file} kam, hat die falsche Länge und wurde verworfen. Starten Sie den Download erneut.`
      : `Was als ${file} kam, ist nicht die veröffentlichte Datei und wurde verworfen. Starten Sie den Download erneut.`,
  'not-enough-space': ({ neededBytes, freeBytes }) =>
    `Das Modell braucht ${bytes(neededBytes)} Platz, und der Browser gewährt ${bytes(freeBytes)}. Schaffen Sie Platz und starten Sie den Download erneut.`,
  'storage-refused': () =>
    'Dieser Browser lässt das Fenster keine Dateien behalten. Erlauben Sie Websitedaten oder verlassen Sie das private Fenster.',
  'model-damaged': ({ file }) =>
    `Die Datei ${file} ist kein Modell, das Inpaint lesen kann. Löschen Sie es unter „Modelle“ und laden Sie es neu herunter.`,
  'gpu-lost': () =>
    'Die Grafikkarte ist ausgefallen, meist aus Speichermangel. Schließen Sie andere große Tabs und füllen Sie noch einmal.',
  'gpu-memory': () =>
    'Die Grafikkarte hat dafür zu wenig Speicher. Schließen Sie andere große Tabs und füllen Sie noch einmal, oder nehmen Sie Quick Fill.',
  'graph-failed': ({ graph }) =>
    `Der Teil ${graph} des Modells läuft hier nicht. Nehmen Sie Quick Fill oder kopieren Sie den Bericht für uns.`,
  'model-output': ({ selfTest }) =>
    selfTest === 'failed'
      ? 'Diese Grafikkarte rechnet falsch, deshalb wurde das Ergebnis verworfen. Aktualisieren Sie den Treiber oder nehmen Sie Quick Fill.'
      : 'Das Modell gab kein brauchbares Bild, deshalb wurde es verworfen. Füllen Sie noch einmal oder nehmen Sie Quick Fill.',
};
