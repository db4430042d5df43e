/**
 * The state of the page: the document, what is seen of it and what floats above it. Components read
 * it and call functions on it; the plugin's host does the same.
 */
import type { SceneDocument } from '../document/document';
import type { Box } from '../document/matrix';
import type { SceneNode } from '../document/scene';
import { memoryStorage } from '../figma/host';
import type { ConsoleLevel } from '../figma/vm';
import type { Size } from '../../src/inference/core/geometry';
import type { UiFrame } from './plugin-window/ui-frame';
import type { Theme } from './plugin-window/figma-theme';
import { ImageCache } from './render/image-cache';
import { uniteBoxes } from './render/space';
import type { PluginManifest } from './manifest';
import { createStore } from './store';
import { Toasts } from './toasts';
import { fit, zoomTo, type Viewport } from './viewport';

export interface PluginWindowState {
  readonly frame: UiFrame;
  readonly title: string;
  readonly size: Size;
  /** CSS pixels from the page's top left; null where the window chooses its own place. */
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly visible: boolean;
}

export interface ConsoleLine {
  readonly level: ConsoleLevel;
  readonly text: string;
}

export interface EditorState {
  readonly theme: Theme;
  readonly viewport: Viewport;
  /** Of the canvas, CSS pixels. */
  readonly canvas: Size;
  readonly hovered: string | null;
  /** Layers whose children the layer list does not show. */
  readonly collapsed: ReadonlySet<string>;
  readonly pluginWindow: PluginWindowState | null;
  readonly plugin: 'none' | 'starting' | 'running';
  /** What the plugin can be started with; empty until its manifest is read. */
  readonly commands: Pick<PluginManifest, 'menu' | 'relaunchButtons'>;
  readonly console: readonly ConsoleLine[];
  readonly consoleOpen: boolean;
  /** Counts changes of the document and decoded pictures: a reason to draw again. */
  readonly revision: number;
}

/** CSS pixels left free around what is fitted into view. */
const FIT_MARGIN = 48;

export class Editor {
  readonly store = createStore<EditorState>({
    theme: 'light',
    viewport: { x: 0, y: 0, zoom: 1 },
    canvas: { width: 0, height: 0 },
    hovered: null,
    collapsed: new Set(),
    pluginWindow: null,
    plugin: 'none',
    commands: { menu: [], relaunchButtons: [] },
    console: [],
    consoleOpen: false,
    revision: 0,
  });
  readonly toasts = new Toasts();
  readonly images: ImageCache;
  /** figma.clientStorage: lasts as long as the page. */
  readonly pluginStorage = memoryStorage();

  constructor(readonly document: SceneDocument) {
    this.images = new ImageCache(document, () => this.#revise());
    document.onChange(() => this.#revise());
  }

  get state(): EditorState {
    return this.store.get();
  }

  setTheme(theme: Theme): void {
    this.state.pluginWindow?.frame.setTheme(theme);
    this.store.set({ theme });
  }

  setViewport(viewport: Viewport): void {
    this.store.set({ viewport });
  }

  /** About the middle of the canvas. */
  zoomBy(factor: number): void {
    const { viewport, canvas } = this.state;
    const middle = { x: canvas.width / 2, y: canvas.height / 2 };
    this.setViewport(zoomTo(viewport, viewport.zoom * factor, middle));
  }

  zoomToActualSize(): void {
    this.zoomBy(1 / this.state.viewport.zoom);
  }

  /** Shows `nodes`, or everything where there are none. */
  zoomToFit(nodes: readonly SceneNode[] = this.document.page.children): void {
    const bounds = this.boundsOf(nodes);
    if (bounds) this.setViewport(fit(bounds, this.state.canvas, FIT_MARGIN));
  }

  /** Page coordinates; null for no nodes. */
  boundsOf(nodes: readonly SceneNode[]): Box | null {
    const boxes = nodes.map((node) => this.document.absoluteBounds(node));
    return boxes.length === 0 ? null : boxes.reduce(uniteBoxes);
  }

  /** Selects layers and opens the layer list as far as it takes to see them. */
  select(ids: readonly string[]): void {
    this.document.select(ids);
    const hidden = this.document.selection
      .flatMap((node) => this.document.ancestorsOf(node))
      .map(({ id }) => id)
      .filter((id) => this.state.collapsed.has(id));
    if (hidden.length === 0) return;
    const collapsed = new Set(this.state.collapsed);
    hidden.forEach((id) => collapsed.delete(id));
    this.store.set({ collapsed });
  }

  /** In the layer list. */
  fold(id: string, folded: boolean): void {
    const collapsed = new Set(this.state.collapsed);
    if (folded) collapsed.add(id);
    else collapsed.delete(id);
    this.store.set({ collapsed });
  }

  log(level: ConsoleLevel, text: string): void {
    if (level === 'clear') this.store.set({ console: [] });
    else this.store.set({ console: [...this.state.console, { level, text }].slice(-KEPT_LINES) });
  }

  #revise(): void {
    this.store.set({ revision: this.state.revision + 1 });
  }
}

/** A plugin that logs in a loop must not fill the memory. */
const KEPT_LINES = 500;
