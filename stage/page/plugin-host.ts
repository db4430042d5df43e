/** What a running plugin can do to the page: its window, notices, exports, the viewport. */
import type { SceneNode } from '../document/scene';
import {
  systemClock,
  type ExportRequest,
  type HostViewport,
  type PluginHost,
  type ShownUI,
} from '../figma/host';
import type { Editor, PluginWindowState } from './editor';
import type { PluginManifest } from './manifest';
import { contentSecurityPolicy } from './plugin-window/frame-protocol';
import { UiFrame } from './plugin-window/ui-frame';
import { exportNode } from './render/render-scene';
import { toDocument } from './viewport';

export interface HostOptions {
  readonly manifest: PluginManifest;
  readonly onUiMessage: (message: unknown, origin: string) => void;
  /** figma.closePlugin was called. */
  readonly onClosed: (message: string | null) => void;
}

export function createPluginHost(editor: Editor, options: HostOptions): PluginHost {
  const { store } = editor;
  const change = (patch: Partial<PluginWindowState>) => {
    const { pluginWindow } = store.get();
    if (pluginWindow) store.set({ pluginWindow: { ...pluginWindow, ...patch } });
  };
  return {
    showUI(ui) {
      closeWindow(editor);
      store.set({ pluginWindow: openWindow(editor, ui, options) });
    },
    resizeUI: (width, height) => change({ size: { width, height } }),
    repositionUI: (position) => change({ position: toPage(editor, position) }),
    setUIVisible: (visible) => change({ visible }),
    closeUI: () => closeWindow(editor),
    notify: (notice) => editor.toasts.show(notice),
    exportNode: (node, request) => exportAsPng(editor, node, request),
    viewport: hostViewport(editor),
    storage: editor.pluginStorage,
    clock: systemClock,
    closed: options.onClosed,
  };
}

export function closeWindow({ store }: Editor): void {
  store.get().pluginWindow?.frame.dispose();
  store.set({ pluginWindow: null });
}

/** @throws RangeError - for a UI whose address browsers would refuse */
function openWindow(
  editor: Editor,
  ui: ShownUI,
  { manifest, onUiMessage }: HostOptions,
): PluginWindowState {
  const frame = new UiFrame({
    html: ui.html,
    themeColors: ui.themeColors,
    theme: editor.state.theme,
    policy: contentSecurityPolicy(manifest.domains),
    pluginId: manifest.id,
    onMessage: onUiMessage,
  });
  return {
    frame,
    title: ui.title ?? manifest.name,
    size: { width: ui.width, height: ui.height },
    position: ui.position && toPage(editor, ui.position),
    visible: ui.visible,
  };
}

/** Figma gives a window's place in page coordinates of the document. */
function toPage({ state: { viewport } }: Editor, { x, y }: { x: number; y: number }) {
  return { x: (x - viewport.x) * viewport.zoom, y: (y - viewport.y) * viewport.zoom };
}

function exportAsPng(
  { document, images }: Editor,
  node: SceneNode,
  { format, constraint, contentsOnly, useAbsoluteBounds }: ExportRequest,
): Promise<Uint8Array> {
  if (format !== 'PNG') return Promise.reject(new Error(`${format} export is not in the stand-in`));
  if (!contentsOnly) {
    return Promise.reject(new Error('contentsOnly: false is not in the stand-in'));
  }
  return exportNode(document, node, images, { constraint, useAbsoluteBounds });
}

function hostViewport(editor: Editor): HostViewport {
  const bounds = () => {
    const { viewport, canvas } = editor.state;
    const { x, y } = toDocument(viewport, { x: 0, y: 0 });
    return { x, y, width: canvas.width / viewport.zoom, height: canvas.height / viewport.zoom };
  };
  return {
    get center() {
      const { x, y, width, height } = bounds();
      return { x: x + width / 2, y: y + height / 2 };
    },
    get zoom() {
      return editor.state.viewport.zoom;
    },
    get bounds() {
      return bounds();
    },
    moveTo(center, zoom) {
      const { width, height } = editor.state.canvas;
      editor.setViewport({
        x: center.x - width / zoom / 2,
        y: center.y - height / zoom / 2,
        zoom,
      });
    },
    scrollAndZoomIntoView: (nodes) => editor.zoomToFit(nodes),
  };
}
