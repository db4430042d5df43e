/**
 * Inside Figma, whether as the packaged `data:` document or as a page of ours that its frame has gone
 * to: the main thread reads and writes the document, and only it does.
 */
import type { WorkerLike } from '../../inference/client';
import type { Handover, LayerName, Selection, Settings } from '../../figma/contract';
import type { Shelved } from '../../inference/core/shelf';
import type { Ladder } from '../model/engine-link';
import type { DesignDocument, Host, HostPicture, Start } from './host';
import type { MainThread } from './main-thread';
import { overOwnBuffer } from './own-buffer';

/** What differs between the two. */
export interface FigmaSurroundings {
  readonly main: MainThread;
  spawnWorker(): WorkerLike;
  engineLadder(memory: EngineMemory, work: () => Promise<Handover>): Ladder;
}

/** Whether the engine has ever answered on this computer. */
export interface EngineMemory {
  readonly wasReached: () => boolean;
  readonly markReached: () => void;
}

export class FigmaHost implements Host {
  readonly kind = 'figma';
  readonly openFile = null;
  readonly document: DesignDocument;
  readonly results: Shelved;
  readonly #main: MainThread;
  #settings: Settings | null = null;
  #engineReached = false;
  /** Comes back from the window before, and is read once, in place of the selected layer's. */
  #handedOver: HostPicture | null = null;

  constructor(private readonly surroundings: FigmaSurroundings) {
    const { main } = surroundings;
    this.#main = main;
    this.document = documentOf(main);
    this.results = resultsOf(main);
  }

  async start(): Promise<Start> {
    const hello = await this.#main.call('hello', null);
    const { selection, settings, handover, cameBack, launch } = hello;
    this.#settings = settings;
    this.#engineReached = settings.engineReached === true;
    const start = { selection, settings, handover, cameBack, launch, elsewhere: null };
    const picture = handover?.picture;
    if (!picture) return start;
    this.#handedOver = { layer: picture.layer, bytes: overOwnBuffer(picture.bytes) };
    return {
      ...start,
      selection: { kind: 'layer', layer: picture.layer },
      elsewhere: selection,
    };
  }

  onSelection(listener: (selection: Selection) => void): () => void {
    return this.#main.onSelection(listener);
  }

  async readPicture(options: { render: boolean; of?: LayerName }): Promise<HostPicture> {
    const kept = this.#handedOver;
    if (kept) {
      this.#handedOver = null;
      return kept;
    }
    const { bytes, ...read } = await this.#main.call('readPicture', options);
    return { ...read, bytes: overOwnBuffer(bytes) };
  }

  apply: Host['apply'] = (result) => this.#main.call('applyResult', result);

  saveSettings(settings: Settings): void {
    this.#settings = settings;
    const stored = this.#engineReached ? { ...settings, engineReached: true as const } : settings;
    // Losing a setting is not worth telling anybody.
    void this.#main.call('saveSettings', stored).catch(() => {});
  }

  keepWork: Host['keepWork'] = (key, text) =>
    void this.#main.call('keepWork', { key, text }).catch(() => {}); // it is kept for the worst only

  readWork: Host['readWork'] = async (key) => (await this.#main.call('readWork', { key })).text;

  // Nor is losing a step of a resize.
  resize: Host['resize'] = (size) => void this.#main.call('resizeWindow', size).catch(() => {});

  close(): void {
    void this.#main.call('close', null).catch(() => {});
  }

  spawnWorker(): WorkerLike {
    return this.surroundings.spawnWorker();
  }

  engineLadder(work: () => Promise<Handover>): Ladder {
    const memory: EngineMemory = {
      wasReached: () => this.#engineReached,
      markReached: () => {
        if (this.#engineReached || !this.#settings) return;
        this.#engineReached = true;
        this.saveSettings(this.#settings);
      },
    };
    return this.surroundings.engineLadder(memory, work);
  }
}

function documentOf(main: MainThread): DesignDocument {
  return {
    notify: (params) => main.call('notify', params),
    countSameImage: (params) => main.call('countSameImage', params),
    applyToAll: (params) => main.call('applyToAll', params),
    openEdit: (params) => main.call('openEdit', params),
    readMask: (params) => main.call('readMask', params),
    readSizes: (params) => main.call('readSizes', params),
  };
}

/**
 * With the main thread, on a page of ours too: the packaged window, which has no storage of its own, is
 * where the next run of the plugin begins.
 */
function resultsOf(main: MainThread): Shelved {
  return {
    keep: async (key, text, parts) => (await main.call('keepResults', { key, text, parts })).wanted,
    keepPart: async (name, bytes) => void (await main.call('keepPart', { name, bytes })),
    read: async (key) => (await main.call('readResults', { key })).text,
    readPart: async (name) => (await main.call('readPart', { name })).bytes,
  };
}
