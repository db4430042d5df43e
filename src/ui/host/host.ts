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
  /** The new layer's (or file's) name. */
  readonly name: string;
}

export interface Host {
  readonly kind: 'figma' | 'page';
  start(): Promise<{ selection: Selection; settings: Settings }>;
  /** @returns a function that stops listening */
  onSelection(listener: (selection: Selection) => void): () => void;
  /** `render`: draw the layer where it has no single image fill. */
  readPicture(options: { render: boolean }): Promise<HostPicture>;
  apply(layer: SourceLayer, png: Uint8Array<ArrayBuffer>): Promise<Applied>;
  saveSettings(settings: Settings): void;
  /** Resizes the plugin's window; on a page, nothing. */
  resize(size: Size): void;
  close(): void;
  spawnWorker(): WorkerLike;
}
