/**
 * The program around the UI: Figma, or a web page of our own. Everything the app needs from outside
 * goes through this interface, so the app is the same in both.
 */
import type { Size } from '../../inference/core/geometry';
import type { WorkerLike } from '../../inference/client';
import type { Handover, Selection, Settings, SourceLayer } from '../../figma/contract';
import type { Ladder } from '../engine-link';

export interface HostPicture {
  readonly layer: SourceLayer;
  /** The encoded file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Applied {
  readonly id: string;
  /** The new layer's (or file's) name. */
  readonly name: string;
}

export type HostKind = 'figma' | 'page';

export interface Start {
  readonly selection: Selection;
  readonly settings: Settings;
  /** What the window before this one left; its picture is the selection, and `readPicture` gives it. */
  readonly handover: Handover | null;
  /** What is selected in truth, where a picture was handed over: the same layer, most often. */
  readonly elsewhere: Selection | null;
  /** That window left for a page that did not come up, so this one is in its place. */
  readonly cameBack: boolean;
}

export interface Host {
  readonly kind: HostKind;
  start(): Promise<Start>;
  /** @returns a function that stops listening */
  onSelection(listener: (selection: Selection) => void): () => void;
  /** `render`: draw the layer where it has no single image fill. */
  readPicture(options: { render: boolean }): Promise<HostPicture>;
  /** Adds the result and selects it, so that `readPicture` gives it next. */
  apply(layer: SourceLayer, png: Uint8Array<ArrayBuffer>): Promise<Applied>;
  saveSettings(settings: Settings): void;
  /** Resizes the plugin's window; on a page, nothing. */
  resize(size: Size): void;
  close(): void;
  spawnWorker(): WorkerLike;
  /**
   * The ways to the model's engine.
   *
   * @param work - asked once, where the way there is to leave this page: what is to be taken along
   */
  engineLadder(work: () => Handover): Ladder;
  /** Opens a picture from a file, which is then the selection; null where pictures are layers. */
  readonly openFile: ((file: File) => Promise<void>) | null;
}
