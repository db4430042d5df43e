/**
 * `window.stage`: what the demo, the tests and a curious developer may do to the stage from outside.
 * Only what a person could do by hand, and looking at the result.
 */
import type { SceneDocument } from '../document/document';
import type { HostStorage } from '../figma/host';
import type { Box } from '../document/matrix';
import { addPicture } from './add-picture';
import type { Editor } from './editor';
import type { Theme } from './plugin-window/figma-theme';
import { renderDocumentToPng } from './render/render-scene';
import type { PluginRunner } from './run-plugin';

declare global {
  interface Window {
    stage: StageApi;
  }
}

export interface StageApi {
  /** Resolves when the sample document is there and its pictures are decoded. */
  readonly ready: Promise<void>;
  readonly document: SceneDocument;
  /** The selected layers' ids. */
  readonly selection: readonly string[];
  select(ids: readonly string[]): void;
  /** Resolves when the plugin has started; its window loads after that. */
  runInpaint(): Promise<void>;
  /**
   * Places a PNG, JPEG or GIF to the right of everything else, one unit per pixel, and selects it.
   *
   * @returns the new layer's id
   * @throws Error with Figma's words for what Figma does not take
   */
  addPicture(bytes: Uint8Array, name: string): Promise<string>;
  /**
   * PNG of a layer's upright box (with all that is above and below it) or of a part of the page.
   *
   * @param area - a layer's id, or a box in page coordinates
   * @param scale - pixels per unit
   */
  render(area: string | Box, scale?: number): Promise<Uint8Array<ArrayBuffer>>;
  /** An image's encoded bytes. @throws Error - for an unknown hash */
  imageBytes(hash: string): Uint8Array;
  setTheme(theme: Theme): void;
  /** figma.clientStorage, which lasts as long as the page. */
  readonly pluginStorage: HostStorage;
}

/** Units between what is on the page and a picture added to it. */
const GAP = 120;

export function createStageApi(
  editor: Editor,
  runner: PluginRunner,
  ready: Promise<void>,
): StageApi {
  const { document, images } = editor;
  return {
    ready,
    document,
    pluginStorage: editor.pluginStorage,
    get selection() {
      return document.selection.map(({ id }) => id);
    },
    select: (ids) => editor.select(ids),
    runInpaint: () => runner.run(),
    async addPicture(bytes, name) {
      const node = await addPicture(editor, bytes, name, ({ width, height }) => {
        const taken = editor.boundsOf(document.page.children);
        const left = taken ? taken.x + taken.width + GAP : 0;
        return { x: left + width / 2, y: (taken?.y ?? 0) + height / 2 };
      });
      editor.zoomToFit([node]);
      return node.id;
    },
    render(area, scale = 1) {
      if (typeof area !== 'string') return renderDocumentToPng(document, images, area, scale);
      const node = document.nodeById(area);
      if (!node) return Promise.reject(new Error(`No layer has the id ${area}`));
      return renderDocumentToPng(document, images, document.absoluteBounds(node), scale);
    },
    imageBytes(hash) {
      const stored = document.imageByHash(hash);
      if (!stored) throw new Error(`No image has the hash ${hash}`);
      return stored.bytes;
    },
    setTheme: (theme) => editor.setTheme(theme),
  };
}
