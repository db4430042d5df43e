/**
 * One run of the plugin, from its window opening to its closing: what the UI may ask for, and when it
 * hears that the selection changed.
 */
import { answer, type Handlers } from '../inference/core/rpc';
import { toWireError } from '../inference/core/errors';
import type { FigmaContract, FromMain, Settings } from './contract';
import { parseMessage } from './messages';
import { readPicture } from './read-image';
import { currentSelection } from './selection';
import { storeSettings } from './settings';
import { addLayer } from './write-layer';

export interface Session {
  readonly onMessage: (message: unknown) => void;
  readonly onSelectionChange: () => void;
}

export function createSession(stored: Settings): Session {
  let settings = stored;
  /** Nobody listens before the UI says hello, and hello is answered with the selection. */
  let greeted = false;

  const handlers: Handlers<FigmaContract> = {
    async hello() {
      greeted = true;
      return { selection: currentSelection(), settings };
    },
    async readPicture(params) {
      const picture = await readPicture(params);
      if (picture) return picture;
      sendSelection(); // the one that Figma's event announces is still on its way, or went astray
      throw Object.assign(new Error('The selection moved on'), { name: 'AbortError' });
    },
    addLayer,
    async saveSettings(params) {
      settings = params;
      await storeSettings(params);
      return null;
    },
    async resizeWindow({ width, height }) {
      figma.ui.resize(width, height);
      return null;
    },
    close() {
      figma.closePlugin();
      return new Promise(() => {}); // never: there is no window left to answer
    },
  };

  return {
    onMessage: (message) => receive(message, handlers),
    onSelectionChange() {
      if (greeted) sendSelection();
    },
  };
}

function receive(message: unknown, handlers: Handlers<FigmaContract>): void {
  const incoming = parseMessage(message);
  switch (incoming.kind) {
    case 'call':
      return void answer(incoming.call, handlers, send, undefined);
    case 'malformed':
      return send({ kind: 'error', id: incoming.id, error: toWireError(incoming.error) });
    case 'unknown':
      return console.warn('Inpaint: a message that is none of the UI’s was ignored');
  }
}

function sendSelection(): void {
  send({ kind: 'event', name: 'selectionChanged', value: currentSelection() });
}

function send(message: FromMain): void {
  figma.ui.postMessage(message);
}
