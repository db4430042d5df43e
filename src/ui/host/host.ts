/**
 * The program around the UI: Figma, or a web page of our own. Everything the app needs from outside
 * goes through this interface, so the app is the same in both.
 */
import type { Size } from '../../inference/core/geometry';
import type { WorkerLike } from '../../inference/client';
import type { Selection, Settings, SourceLayer } from '../../figma/contract';

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

export interface Host {
  readonly kind: HostKind;
  start(): Promise<{ selection: Selection; settings: Settings }>;
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
  /** Opens a picture from a file, which is then the selection; null where pictures are layers. */
  readonly openFile: ((file: File) => Promise<void>) | null;
}
