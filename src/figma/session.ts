/**
 * One run of the plugin, from its window opening to its closing: what the UI may ask for, and when it
 * hears that the selection changed.
 */
import { answer, type Handlers } from '../inference/core/rpc';
import { toWireError } from '../inference/core/errors';
import { applyResult } from './apply-result';
import type { ApplyParams, FigmaContract, FromMain, Launch, Settings } from './contract';
import { keepPart, keepResults, readPart, readResults } from './kept-results';
import { keepWork, readWork } from './kept-work';
import { parseMessage } from './messages';
import { openEdit } from './open-edit';
import { readPicture, readPictureOf, readSize } from './read-image';
import { readMask } from './read-mask';
import { Relay } from './relay';
import { applyToAll, countSameImage } from './same-image';
import { currentSelection } from './selection';
import { storeSettings } from './settings';

export interface Session {
  readonly onMessage: (message: unknown) => void;
  readonly onSelectionChange: () => void;
}

/** @param show - shows the packaged window, in the size that is remembered */
export function createSession(
  stored: Settings,
  show: (settings: Settings) => void,
  launch: Launch,
): Session {
  let settings = stored;
  const isUnder = launch === 'under-selection';
  const relay = new Relay(() => show(settings));
  const { send } = relay;
  const sendSelection = () =>
    send({ kind: 'event', name: 'selectionChanged', value: currentSelection(isUnder) });
  /** Nobody listens before the UI says hello, and hello is answered with the selection. */
  let greeted = false;

  const handlers: Handlers<FigmaContract> = {
    async hello() {
      greeted = true;
      const left = relay.arrive();
      // What a window left is gone on with, whatever the plugin was started for.
      const reason = left.handover ? 'open' : launch;
      return { selection: currentSelection(isUnder), settings, launch: reason, ...left };
    },
    async leave({ handover, origin }) {
      relay.leave(handover, origin);
      return null;
    },
    async readPicture({ render, of }) {
      if (of) return readPictureOf(of);
      const picture = await readPicture(currentSelection(isUnder), render);
      if (picture) return picture;
      sendSelection(); // the one that Figma's event announces is still on its way, or went astray
      throw Object.assign(new Error('The selection moved on'), { name: 'AbortError' });
    },
    ...resultHandlers(sendSelection),
    async saveSettings(params) {
      settings = params;
      await storeSettings(params);
      return null;
    },
    ...keepingHandlers(),
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
    onMessage: (message) => receive(message, handlers, send),
    onSelectionChange() {
      if (greeted) sendSelection();
    },
  };
}

type ResultMethod =
  | 'applyResult'
  | 'notify'
  | 'countSameImage'
  | 'applyToAll'
  | 'openEdit'
  | 'readMask'
  | 'readSizes';

function resultHandlers(sendSelection: () => void): Pick<Handlers<FigmaContract>, ResultMethod> {
  return {
    async applyResult(params) {
      const applied = await applyResult(params);
      if (staysSelected(params)) tryTo(sendSelection);
      return applied;
    },
    async notify({ text }) {
      figma.notify(text);
      return null;
    },
    countSameImage: ({ source }) => countSameImage(source),
    async applyToAll(params) {
      const applied = await applyToAll(params);
      tryTo(sendSelection);
      return applied;
    },
    openEdit,
    readMask,
    readSizes: async ({ ids }) => ({ sizes: await Promise.all(ids.map(readSize)) }),
  };
}

type KeepingMethod =
  'keepWork' | 'readWork' | 'keepResults' | 'keepPart' | 'readResults' | 'readPart';

function keepingHandlers(): Pick<Handlers<FigmaContract>, KeepingMethod> {
  return {
    async keepWork({ key, text }) {
      await keepWork(key, text);
      return null;
    },
    readWork: async ({ key }) => ({ text: await readWork(key) }),
    keepResults: async ({ key, text, parts }) => ({ wanted: await keepResults(key, text, parts) }),
    async keepPart({ name, bytes }) {
      await keepPart(name, bytes);
      return null;
    },
    readResults: async ({ key }) => ({ text: await readResults(key) }),
    readPart: async ({ name }) => ({ bytes: await readPart(name) }),
  };
}

/** The result is in the document, whether or not the UI can be told what is selected. */
function tryTo(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    console.warn(`Inpaint: the selection was not told: ${String(error)}`);
  }
}

type Send = (message: FromMain) => void;

function receive(message: unknown, handlers: Handlers<FigmaContract>, send: Send): void {
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

/** Figma tells of no selection that is the same layer as before, though its picture is another now. */
function staysSelected({ mode, replaces }: ApplyParams): boolean {
  return mode === 'replace-fill' || replaces !== null;
}
