import type { StepProgress } from '../../../inference/contract';
import type { PresetId } from '../../../inference/engines/moebius/settings';
import type { Finding, FindingCode } from '../../../inference/preflight/verdict';
import type { ModelWork } from '../../model/model-state';
import type { Words } from '../words';
import { bytes, duration, percent, rate } from './numbers';

const FINDING: {
  readonly [C in FindingCode]: (details: Extract<Finding, { code: C }>['details']) => string;
} = {
  'insecure-context': () =>
    'Dieses Fenster ist keine sichere Seite, deshalb kann das Modell hier nicht gespeichert werden.',
  'no-webgpu': () =>
    'Dieser Browser hat kein WebGPU. Das Modell läuft auf dem Prozessor, und zwar sehr langsam.',
  'no-adapter': () =>
    'WebGPU findet hier keine Grafikkarte; vielleicht ist sie abgeschaltet. Das Modell läuft auf dem Prozessor, und zwar sehr langsam.',
  'software-adapter': () =>
    'Grafik wird hier in Software berechnet: richtig, aber um ein Vielfaches langsamer als auf einer Grafikkarte.',
  'small-buffers': ({ maxStorageBufferBindingSize }) =>
    `Diese Grafikkarte nimmt ${bytes(maxStorageBufferBindingSize)} auf einmal an, deshalb wird das Bild in Kacheln dekodiert.`,
  'gpu-wrong': ({ test }) =>
    `Diese Grafikkarte rechnet falsch (${test}). Aktualisieren Sie den Treiber und prüfen Sie erneut.`,
  'gpu-failed': ({ test }) =>
    `Diese Grafikkarte hat einen Test verweigert (${test}). Aktualisieren Sie den Treiber und prüfen Sie erneut.`,
  'no-storage': () =>
    'Dateien können hier nicht gespeichert werden; beim Schließen des Fensters ginge das Modell verloren.',
  'low-space': ({ neededBytes, freeBytes }) =>
    `Das Modell braucht ${bytes(neededBytes)}, und ${bytes(freeBytes)} sind frei. Schaffen Sie Platz und prüfen Sie erneut.`,
  'no-jspi': () => 'Dieser Browser lädt das Modell langsamer als andere.',
};

const STAGE: { readonly [S in StepProgress['stage']]: string } = {
  opening: 'Modell wird geöffnet',
  encoding: 'Umgebung wird gelesen',
  denoising: 'Wird gemalt',
  decoding: 'Wird fertiggestellt',
};

const PRESET: { readonly [P in PresetId]: { readonly name: string; readonly about: string } } = {
  best: { name: 'Beste', about: 'Das beste Ergebnis; beginnt mit dem Entwurf von Quick Fill.' },
  fast: {
    name: 'Schnell',
    about: 'Acht Durchgänge statt zwölf und kein Entwurf: etwas weniger Details, dafür früher.',
  },
  reference: {
    name: 'Referenz',
    about: 'Das veröffentlichte Rezept, wörtlich genommen, zum Vergleichen.',
  },
};

const WORK: { readonly [W in ModelWork]: string } = {
  download: 'Wird heruntergeladen',
  import: 'Wird importiert',
  verify: 'Wird geprüft',
  remove: 'Wird gelöscht',
  export: 'Wird exportiert',
};

export const model: Words['model'] = {
  models: 'Modelle',
  modelsAbout: 'Modelle: herunterladen, prüfen, löschen',
  close: 'Schließen',
  checking: 'Es wird geprüft, was dieser Computer kann…',
  recheck: 'Erneut prüfen',
  finding: (finding) =>
    (FINDING[finding.code] as (details: Finding['details']) => string)(finding.details),
  fits: 'Dieser Computer kann es ausführen.',
  onProcessor:
    'Ohne Grafikkarte läuft es auf dem Prozessor; jedes Füllen dauert dann mehrere Minuten.',
  impossible: 'In diesem Fenster läuft es nicht. Quick Fill geht auch ohne.',
  copyVerdict: 'Bericht kopieren',

  state: ({ state, bytesPresent, bytesTotal, kept }) => {
    if (state === 'absent') {
      return `Nicht auf diesem Computer; ${bytes(bytesTotal)} sind einmalig herunterzuladen.`;
    }
    if (state === 'partial') {
      return `${bytes(bytesPresent)} von ${bytes(bytesTotal)} sind da; der Download geht dort weiter.`;
    }
    return kept === 'disk'
      ? `Auf diesem Computer, ${bytes(bytesTotal)}.`
      : `Im Arbeitsspeicher, ${bytes(bytesTotal)}: weg, sobald sich das Fenster schließt.`;
  },
  standIn:
    'Ein Platzhalter mit Zufallsgewichten: Alles läuft, und nichts von dem, was er malt, hat etwas zu bedeuten.',
  origin: ({ credit, licence, host }) => `Von ${credit} · Lizenz: ${licence} · Quelle: ${host}`,
  download: ({ bytesTotal, bytesPresent }) =>
    bytesPresent > 0 ? 'Download fortsetzen' : `${bytes(bytesTotal)} herunterladen`,
  pause: 'Anhalten',
  stop: 'Stoppen',
  discardPart: 'Bisheriges löschen',
  verify: 'Prüfen',
  verifyAbout: 'Jedes Byte zurücklesen und mit der veröffentlichten Prüfsumme vergleichen',
  remove: 'Löschen',
  removeAbout: 'Modell von diesem Computer löschen',
  removeSure: 'Wirklich löschen?',
  import: 'Dateien importieren…',
  importAbout: 'Die drei .onnx-Dateien verwenden, falls Sie sie schon haben',
  export: 'Dateien speichern…',
  exportAbout: 'Die drei .onnx-Dateien für einen anderen Computer speichern',

  work: (work, progress) => {
    if (!progress) return `${WORK[work]}…`;
    const { stage, bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = progress;
    if (stage === 'preparing') return 'Das Modell wird vorbereitet…';
    const amount = `${bytes(bytesDone)} von ${bytes(bytesTotal)}`;
    if (stage === 'waiting') return `Ein anderes Fenster lädt herunter… ${amount}`;
    if (stage === 'retrying') return `Die Verbindung ist abgerissen; neuer Versuch… ${amount}`;
    const speed = bytesPerSecond > 0 ? `, ${rate(bytesPerSecond)}` : '';
    const left = secondsLeft === null ? '' : `, noch ${duration(secondsLeft)}`;
    return `${WORK[work]}… ${amount}${speed}${left}`;
  },
  startedOver:
    'Dieser Host kann einen Download nicht fortsetzen, deshalb hat die Datei von vorn begonnen.',

  preset: (preset) => PRESET[preset].name,
  presetAbout: (preset) => PRESET[preset].about,
  presets: 'Rezept',
  seconds: (seconds) => duration(seconds),
  seed: 'Startwert',
  seedAbout: 'Gleicher Startwert, gleiches Ergebnis',
  slow: (seconds, isMeasured) =>
    isMeasured
      ? `Auf dem Prozessor dauert das etwa ${duration(seconds, 'long')}.`
      : `Auf dem Prozessor: ${duration(seconds, 'long')}, wo wir gemessen haben.`,

  drafting: 'Entwurf entsteht…',
  working: ({ steps, region, regions }) => {
    if (!steps) return null;
    const { stage, done, total, millisecondsLeft } = steps;
    const area = regions > 1 ? `, Bereich ${region} von ${regions}` : '';
    const step = stage === 'denoising' ? `, Schritt ${done} von ${total}` : '';
    const left = millisecondsLeft === null ? '…' : `, noch ${duration(millisecondsLeft / 1000)}`;
    return `${STAGE[stage]}${area}${step}${left}`;
  },
  enough: 'Dieses nehmen',
  enoughAbout: 'Hier aufhören und fertigstellen, was zu sehen ist',
  variations: 'Ergebnisse',
  variation: (index, seed, engine) => `Ergebnis ${index}: ${engine}, Startwert ${seed}`,
  window: (detail) => `Modell sieht ${percent(detail)} Ihrer Pixel`,
};
