/**
 * The `figma` object of the stand-in (developers.figma.com/docs/plugins/api/figma), for a plugin whose
 * manifest says `"documentAccess": "dynamic-page"`. What is not here throws "is not in the stand-in".
 */
import type { SceneDocument } from '../document/document';
import type { SceneNode } from '../document/scene';
import { ApiObject, method, property, type Members, type Method } from './api-object';
import { base64Decode, base64Encode } from './base64';
import { asBoolean, asString } from './checks';
import { PluginContext } from './context';
import { CREATION_MEMBERS } from './creation';
import { Events } from './events';
import type { PluginHost } from './host';
import { createImage, getImageByHash } from './images';
import { dynamicPage } from './nodes/node-member';
import { wrapNode } from './nodes/node-types';
import { notify } from './notify';
import { rootObject } from './root';
import { watchSelection } from './selection-events';
import { clientStorage } from './storage';
import { PluginUI, type PostListener } from './ui';
import { viewport } from './viewport';

const EVENT_TYPES = ['selectionchange', 'currentpagechange', 'close', 'run'] as const;

/** What `figma`'s members work on. */
export interface FigmaState {
  readonly context: PluginContext;
  readonly command: string;
  readonly ui: PluginUI;
  readonly events: Events<(typeof EVENT_TYPES)[number]>;
  readonly root: ApiObject;
  readonly viewport: ApiObject;
  readonly storage: ApiObject;
  skipInvisibleInstanceChildren: boolean;
  close(message: string | null): void;
}

export interface PluginApi {
  readonly figma: ApiObject;
  /** A message from the UI. @throws TypeError for what Figma does not carry */
  receive(message: unknown, origin: string): void;
  onPost(listener: PostListener): () => void;
  /** After the plugin's code has run once: handlers of 'run' get the command (figma-on, 'run'). */
  started(): void;
  /** Runs the 'close' handlers, takes the UI away and ends the plugin's last undo step. Once. */
  close(): void;
  dispose(): void;
}

/** @param onClosed - after `host.closed`: the plugin ended itself */
export function createPluginApi(
  document: SceneDocument,
  host: PluginHost,
  { command = '', onClosed = () => {} }: { command?: string; onClosed?: () => void } = {},
): PluginApi {
  const parentOf = (node: SceneNode): ApiObject | null => {
    if (node.type === 'PAGE') return root;
    const parent = document.parentOf(node);
    return parent && context.objectFor(parent);
  };
  const context: PluginContext = new PluginContext(document, host, (reference, node) =>
    wrapNode(reference, node, parentOf),
  );
  const root = rootObject(context);
  const state: FigmaState = {
    context,
    command,
    ui: new PluginUI(host),
    events: new Events('figma', EVENT_TYPES),
    root,
    viewport: viewport(context),
    storage: clientStorage(host.storage),
    skipInvisibleInstanceChildren: false,
    close: (message) => {
      if (!end()) return;
      host.closed(message);
      onClosed();
    },
  };
  const stop = watchSelection(document, host.clock, (type) => {
    context.loadedPages.add(document.page.id);
    state.events.emit(type);
  });
  let isEnded = false;
  const end = (): boolean => {
    if (isEnded) return false;
    isEnded = true;
    stop();
    state.events.emit('close');
    state.ui.close();
    document.commitUndo();
    return true;
  };
  return {
    figma: ApiObject.create('figma', state, FIGMA_MEMBERS),
    receive: (message, origin) => state.ui.receive(message, origin),
    onPost: (listener) => state.ui.onPost(listener),
    started: () => state.events.emit('run', { command }),
    close: () => void end(),
    dispose: stop,
  };
}

/** What throws under dynamic-page (migrating-to-dynamic-loading). */
function sync(name: string, instead: string): Method<FigmaState> {
  return method(() => {
    throw dynamicPage(name, instead);
  });
}

const DYNAMIC_PAGE_MEMBERS: Members<FigmaState> = {
  getNodeById: sync('getNodeById', 'figma.getNodeByIdAsync'),
  getStyleById: sync('getStyleById', 'figma.getStyleByIdAsync'),
  getLocalPaintStyles: sync('getLocalPaintStyles', 'figma.getLocalPaintStylesAsync'),
  getLocalTextStyles: sync('getLocalTextStyles', 'figma.getLocalTextStylesAsync'),
  getLocalEffectStyles: sync('getLocalEffectStyles', 'figma.getLocalEffectStylesAsync'),
  getLocalGridStyles: sync('getLocalGridStyles', 'figma.getLocalGridStylesAsync'),
};

const DOCUMENT_MEMBERS: Members<FigmaState> = {
  root: property(({ root }) => root),
  currentPage: property(
    ({ context }) => context.objectFor(context.document.page),
    () => {
      throw dynamicPage('set_currentPage', 'figma.setCurrentPageAsync');
    },
  ),
  setCurrentPageAsync: method(async ({ context }, [page]) => {
    const node = context.nodeFor(page, 'setCurrentPageAsync');
    if (node.type !== 'PAGE') throw new Error('in setCurrentPageAsync: Expected a page');
    context.loadedPages.add(node.id);
    context.document.showPage(node.id);
  }),
  loadAllPagesAsync: method(async ({ context }) => {
    for (const { id } of context.document.pages) context.loadedPages.add(id);
  }),
  getNodeByIdAsync: method(async ({ context }, [id]) => {
    const place = { member: 'getNodeByIdAsync', path: 'id' };
    const node = context.document.nodeById(asString(id, place));
    return node && context.objectFor(node);
  }),
  commitUndo: method(({ context }) => context.document.commitUndo()),
  triggerUndo: method(({ context }) => void context.document.undo()),
  createImage: method(({ context }, [data]) => createImage(context, data)),
  getImageByHash: method(({ context }, [hash]) => getImageByHash(context, hash)),
};

const FIGMA_MEMBERS: Members<FigmaState> = {
  ...DYNAMIC_PAGE_MEMBERS,
  ...DOCUMENT_MEMBERS,
  ...CREATION_MEMBERS,
  apiVersion: property(() => '1.0.0'),
  editorType: property(() => 'figma'),
  mode: property(() => 'default'),
  command: property(({ command }) => command),
  skipInvisibleInstanceChildren: property(
    (state) => state.skipInvisibleInstanceChildren,
    (state, value) => {
      const place = { member: 'set_skipInvisibleInstanceChildren', path: 'value' };
      state.skipInvisibleInstanceChildren = asBoolean(value, place);
    },
  ),
  ui: property(({ ui }) => ui.object),
  viewport: property((state) => state.viewport),
  clientStorage: property(({ storage }) => storage),
  showUI: method(({ ui }, [html, options]) => ui.show(html, options)),
  notify: method(({ context }, [message, options]) => notify(context.host, message, options)),
  closePlugin: method((state, [message]) =>
    state.close(
      message === undefined ? null : asString(message, { member: 'closePlugin', path: 'message' }),
    ),
  ),
  on: method(({ events }, [type, handler]) => events.add(type, handler, false)),
  once: method(({ events }, [type, handler]) => events.add(type, handler, true)),
  off: method(({ events }, [type, handler]) => events.remove(type, handler)),
  base64Encode: method((_state, [data]) => base64Encode(data)),
  base64Decode: method((_state, [data]) => base64Decode(data)),
};
