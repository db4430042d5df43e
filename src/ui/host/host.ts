/**
 * The program around the UI: Figma, or a web page of our own. Everything the app needs from outside
 * goes through this interface, so the app is the same in both.
 */
import type { Size } from '../../inference/core/geometry';
import type { WorkerLike } from '../../inference/client';
import type { Shelved } from '../../inference/core/shelf';
import type {
  ApplyParams,
  FigmaContract,
  Handover,
  Launch,
  LayerName,
  SelectedLayer,
  Selection,
  Settings,
  SourceLayer,
} from '../../figma/contract';
import type { Ladder } from '../model/engine-link';

export interface HostPicture {
  readonly layer: SourceLayer;
  /** The encoded file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a picture that is read without being selected. */
  readonly found?: SelectedLayer;
}

/** The layer's (or file's) name, and what to know about where the result went. */
export type Applied = FigmaContract['applyResult']['result'];

/** A PNG that is ready to go, whichever way it goes. */
export interface Result extends ApplyParams {
  readonly png: Uint8Array<ArrayBuffer>;
}

type InDocument =
  'notify' | 'countSameImage' | 'applyToAll' | 'openEdit' | 'readMask' | 'readSizes';

/** What is possible with a document of layers around the picture; see `FigmaContract` for each. */
export type DesignDocument = {
  readonly [M in InDocument]: (
    params: FigmaContract[M]['params'],
  ) => Promise<FigmaContract[M]['result']>;
};

export type HostKind = 'figma' | 'page';

export interface Start {
  readonly selection: Selection;
  readonly settings: Settings;
  /** What the window before this one left; its picture is the selection, and `readPicture` gives it. */
  readonly handover: Handover | null;
  /** What is selected in truth, where a picture was handed over: the same layer, most often. */
  readonly elsewhere: Selection | null;
  /** What the plugin was started for. */
  readonly launch: Launch;
  /** That window left for a page that did not come up, so this one is in its place. */
  readonly cameBack: boolean;
}

export interface Host {
  readonly kind: HostKind;
  start(): Promise<Start>;
  /** @returns a function that stops listening */
  onSelection(listener: (selection: Selection) => void): () => void;
  /**
   * `render`: draw the layer where it has no single image fill. `of`: that layer, selected or not.
   */
  readPicture(options: { render: boolean; of?: LayerName }): Promise<HostPicture>;
  /** Adds the result and selects it, so that `readPicture` gives it next. */
  apply(result: Result): Promise<Applied>;
  /** null where there is nothing around the picture. */
  readonly document: DesignDocument | null;
  saveSettings(settings: Settings): void;
  /** Keeps a text for a day, in case this window closes by accident; null takes it away. */
  keepWork(key: string, text: string | null): void;
  readWork(key: string): Promise<string | null>;
  /** For results that were not applied, likewise. */
  readonly results: Shelved;
  /** Resizes the plugin's window; on a page, nothing. */
  resize(size: Size): void;
  close(): void;
  spawnWorker(): WorkerLike;
  /**
   * The ways to the model's engine.
   *
   * @param work - asked once, where the way there is to leave this page: what is to be taken along
   */
  engineLadder(work: () => Promise<Handover>): Ladder;
  /** Opens a picture from a file, which is then the selection; null where pictures are layers. */
  readonly openFile: ((file: File) => Promise<void>) | null;
}
