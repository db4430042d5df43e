/**
 * What the stand-in's plugin API needs from the page around it: a window for the plugin's UI, notices,
 * a renderer, a viewport, storage and a clock. Tests give a recording one (test/support/plugin-harness.ts).
 */
import type { Box, Point } from '../document/matrix';
import type { SceneNode } from '../document/scene';

/** figma.showUI's options with Figma's defaults filled in (api/figma-showui). */
export interface ShownUI {
  /** The document to show. */
  readonly html: string;
  readonly visible: boolean;
  readonly title: string | null;
  /** CSS pixels, at least 70 × 0. */
  readonly width: number;
  readonly height: number;
  readonly position: Point | null;
  readonly themeColors: boolean;
}

export type DequeueReason = 'timeout' | 'dismiss' | 'action_button_click';

/** One figma.notify call. */
export interface Notice {
  /** At most 100 characters: longer ones are cut, as documented. */
  readonly message: string;
  readonly error: boolean;
  /** Milliseconds, or Infinity. */
  readonly timeoutMs: number;
  readonly button: { readonly text: string } | null;
  /** To be called when the button is pressed. @returns whether the notice goes away */
  press(): boolean;
  /** To be called once, when the notice goes away for any reason but `cancel`. */
  dequeued(reason: DequeueReason): void;
}

/** node.exportAsync's settings with the defaults filled in (api/ExportSettings). */
export interface ExportRequest {
  readonly format: 'PNG' | 'JPG' | 'SVG' | 'PDF';
  readonly constraint: { readonly type: 'SCALE' | 'WIDTH' | 'HEIGHT'; readonly value: number };
  readonly contentsOnly: boolean;
  readonly useAbsoluteBounds: boolean;
}

/** figma.viewport, in page coordinates. */
export interface HostViewport {
  readonly center: Point;
  /** 1 is 100 %. */
  readonly zoom: number;
  readonly bounds: Box;
  moveTo(center: Point, zoom: number): void;
  scrollAndZoomIntoView(nodes: readonly SceneNode[]): void;
}

/** Where figma.clientStorage's values live. They are plain data and Uint8Arrays, copied by the caller. */
export interface HostStorage {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  delete(key: string): void;
  keys(): string[];
}

export interface Clock {
  /** @returns a function that stops it */
  after(milliseconds: number, run: () => void): () => void;
}

export interface PluginHost {
  /** Shows a UI, in place of the one before. The page keeps messages until its frame has loaded. */
  showUI(ui: ShownUI): void;
  resizeUI(width: number, height: number): void;
  repositionUI(position: Point): void;
  setUIVisible(visible: boolean): void;
  closeUI(): void;
  /** @returns what takes the notice away */
  notify(notice: Notice): () => void;
  exportNode(node: SceneNode, request: ExportRequest): Promise<Uint8Array>;
  readonly viewport: HostViewport;
  readonly storage: HostStorage;
  readonly clock: Clock;
  /** figma.closePlugin was called: take the UI away and `dispose()` the plugin. */
  closed(message: string | null): void;
}

/** The real clock. */
export const systemClock: Clock = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Storage that lasts as long as the object does. */
export function memoryStorage(): HostStorage {
  const values = new Map<string, unknown>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}
