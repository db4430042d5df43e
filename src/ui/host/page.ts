/**
 * The stand-alone web page: a "layer" is a file somebody opened, and applying saves a PNG and goes on
 * with it. Nothing is sent anywhere.
 */
import type { WorkerLike } from '../../inference/client';
import type { Selection, Settings, SourceLayer } from '../../figma/contract';
import { Shelf } from '../../inference/core/shelf';
import { noteIn, readNotes, withNote, type Note } from '../../inference/core/recent-notes';
import { directLadder } from '../model/rungs/direct';
import type { Ladder } from '../model/engine-link';
import { MAX_BYTES } from '../results/variations';
import type { Applied, Host, HostPicture, Result, Start } from './host';
import { indexedStorage } from './indexed-storage';
import { spawnModuleWorker } from './module-worker';

const SETTINGS_KEY = 'inpaint.settings';
const WORK_KEY = 'inpaint.work';

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  brushSize: 40,
  windowSize: { width: 480, height: 600 },
};

export class PageHost implements Host {
  readonly kind = 'page';
  readonly document = null;
  readonly results = new Shelf(indexedStorage('inpaint'), MAX_BYTES);
  readonly #listeners = new Set<(selection: Selection) => void>();
  #current: HostPicture | null = null;
  #opened = 0;

  async start(): Promise<Start> {
    return {
      selection: this.#selection(),
      settings: storedSettings(),
      handover: null,
      elsewhere: null,
      cameBack: false,
      launch: 'open',
    };
  }

  onSelection(listener: (selection: Selection) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async readPicture(): Promise<HostPicture> {
    if (!this.#current) throw new Error('No picture has been opened');
    return this.#current;
  }

  readonly openFile = async (file: File): Promise<void> => {
    this.#open(file.name, new Uint8Array(await file.arrayBuffer()));
  };

  async apply({ source, png, ...naming }: Result): Promise<Applied> {
    const name = inpaintedName(source.name, naming);
    download(name, png);
    this.#open(name, png);
    return { id: this.#current!.layer.id, name, notes: [] };
  }

  saveSettings(settings: Settings): void {
    try {
      localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings));
    } catch {
      // Storage may be full or forbidden; the settings then last as long as the page.
    }
  }

  keepWork(key: string, text: string | null): void {
    try {
      const notes = withNote(storedWork(), key, text, Date.now());
      localStorage.setItem(WORK_KEY, JSON.stringify(notes));
    } catch {
      // As with the settings; and most windows are not closed by accident.
    }
  }

  async readWork(key: string): Promise<string | null> {
    return noteIn(storedWork(), key, Date.now());
  }

  resize(): void {}

  close(): void {}

  spawnWorker(): WorkerLike {
    return spawnModuleWorker();
  }

  engineLadder(): Ladder {
    return directLadder(document);
  }

  #open(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    const id = `file-${++this.#opened}`;
    this.#current = { bytes, layer: fileAsLayer(id, name) };
    const selection = this.#selection();
    this.#listeners.forEach((listener) => listener(selection));
  }

  #selection(): Selection {
    return this.#current
      ? { kind: 'layer', layer: this.#current.layer }
      : { kind: 'problem', problem: 'nothing-selected', layerName: null, canRender: false };
  }
}

/** A file lies nowhere, so it has no place or size of its own; its pixels are known once decoded. */
function fileAsLayer(id: string, name: string): SourceLayer {
  return {
    id,
    name,
    width: 0,
    height: 0,
    transform: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    from: 'fill',
    imageHash: id,
    paint: null,
  };
}

/** `Photo.jpg` → `Photo (inpainted).png`, or `Photo – inpainted LABEL.png`; a second round keeps the name. */
export function inpaintedName(
  name: string,
  { label, suffix = 'inpainted' }: Pick<Result, 'label' | 'suffix'> = {},
): string {
  const plain = name.replace(/\.[a-z0-9]+$/i, '');
  const stem = plain.endsWith(` (${suffix})`) ? plain.slice(0, -suffix.length - 3) : plain;
  // What no file system lets into a name.
  const called = label?.replace(/[\\/:*?"<>|]+/g, ' ').trim();
  return called ? `${stem} – ${suffix} ${called}.png` : `${stem} (${suffix}).png`;
}

function download(name: string, png: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([png], { type: 'image/png' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Browsers read the blob after the click has returned; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function storedWork(): readonly Note[] {
  try {
    return readNotes(JSON.parse(localStorage.getItem(WORK_KEY) ?? '[]'));
  } catch {
    return []; // unreadable or forbidden: the same as nothing stored
  }
}

function storedSettings(): Settings {
  try {
    const stored = JSON.parse(
      localStorage.getItem(SETTINGS_KEY) ?? 'null',
    ) as Partial<Settings> | null;
    return stored?.version === 1 ? { ...DEFAULT_SETTINGS, ...stored } : DEFAULT_SETTINGS;
  } catch {
    return DEFAULT_SETTINGS; // unreadable or forbidden: the same as nothing stored
  }
}
