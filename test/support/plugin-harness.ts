/**
 * Runs a plugin's main thread in the stand-in and plays the page and the UI to it, so that a test of
 * the built main.js reads like what a user does:
 *
 *   const figma = await createHarness({ document });
 *   const { selection } = await figma.call('hello', null);
 *   await figma.call('applyResult', { source, mode: 'new-layer', png, …});
 *   expect(figma.notices.at(-1)).toMatchObject({ message: 'Added above Photo' });
 *   figma.dispose();
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FigmaContract, FromMain } from '../../src/figma/contract';
import { fromWireError } from '../../src/inference/core/errors';
import type { SceneDocument } from '../../stage/document/document';
import {
  memoryStorage,
  systemClock,
  type Clock,
  type HostStorage,
  type Notice,
  type PluginHost,
  type ShownUI,
} from '../../stage/figma/host';
import { startPlugin, type RunningPlugin } from '../../stage/figma/vm';

export interface HostOptions {
  readonly storage?: HostStorage;
  readonly exportNode?: PluginHost['exportNode'];
  readonly clock?: Clock;
}

export interface HarnessOptions extends HostOptions {
  readonly document: SceneDocument;
  /** The plugin's text; build/main.js where left out. */
  readonly code?: string;
  readonly html?: string;
  readonly command?: string;
  /** Where left out, errors are collected, and `dispose` throws the first that no test took out. */
  readonly onError?: (error: Error) => void;
}

type Events = Exclude<FromMain, { id: number }>;

export interface Harness {
  readonly plugin: RunningPlugin;
  /** Every UI shown, oldest first. */
  readonly shown: ShownUI[];
  readonly notices: Notice[];
  /** Notices taken away by their handler's cancel(). */
  readonly cancelled: Notice[];
  readonly sizes: { width: number; height: number }[];
  /** Every message to the UI, replies included, oldest first. */
  readonly messages: unknown[];
  readonly errors: Error[];
  readonly console: string[];
  readonly state: { closed: boolean; closeMessage: string | null; uiOpen: boolean };
  /** Sends a call and waits for its reply; what the plugin answers with an error is thrown as in the UI. */
  call<M extends keyof FigmaContract>(
    method: M,
    params: FigmaContract[M]['params'],
  ): Promise<FigmaContract[M]['result']>;
  /** The next event of that name, from now on. */
  event<N extends Events['name']>(name: N): Promise<Extract<Events, { name: N }>['value']>;
  /** @throws the first of `errors` */
  dispose(): void;
}

export async function createHarness(options: HarnessOptions): Promise<Harness> {
  const { document, html = '<script></script>', command = '' } = options;
  const { host, record } = recordingHost(options);
  const plugin = await startPlugin({
    code: options.code ?? readBuiltMain(),
    html,
    command,
    document,
    host,
    onError: options.onError ?? ((error) => void record.errors.push(error)),
    onConsole: (level, text) => void record.console.push(`${level}: ${text}`),
  });
  plugin.onMessage((message) => {
    record.messages.push(message);
    for (const listener of [...record.listeners]) listener(message as FromMain);
  });
  return {
    ...record,
    plugin,
    call: (method, params) => call(plugin, record, method, params),
    event: (name) => nextEvent(record, name),
    dispose() {
      plugin.dispose();
      const [error] = record.errors;
      if (error) throw error;
    },
  };
}

type Listener = (message: FromMain) => void;

function newRecord() {
  return {
    shown: [] as ShownUI[],
    notices: [] as Notice[],
    cancelled: [] as Notice[],
    sizes: [] as { width: number; height: number }[],
    messages: [] as unknown[],
    errors: [] as Error[],
    console: [] as string[],
    state: { closed: false, closeMessage: null as string | null, uiOpen: false },
    listeners: new Set<Listener>(),
    lastId: { value: 0 },
  };
}

type Recording = ReturnType<typeof newRecord>;

/** A page that notes what the plugin asks of it. */
export function recordingHost({
  storage = memoryStorage(),
  exportNode = () => Promise.reject(new Error('this test exports nothing')),
  clock = systemClock,
}: HostOptions): { host: PluginHost; record: Recording } {
  const record = newRecord();
  const host: PluginHost = {
    showUI(ui) {
      record.shown.push(ui);
      record.state.uiOpen = true;
    },
    resizeUI: (width, height) => void record.sizes.push({ width, height }),
    repositionUI: () => {},
    setUIVisible: () => {},
    closeUI() {
      record.state.uiOpen = false;
    },
    notify(notice) {
      record.notices.push(notice);
      return () => void record.cancelled.push(notice);
    },
    exportNode,
    viewport: {
      center: { x: 0, y: 0 },
      zoom: 1,
      bounds: { x: -500, y: -400, width: 1000, height: 800 },
      moveTo: () => {},
      scrollAndZoomIntoView: () => {},
    },
    storage,
    clock,
    closed(message) {
      record.state.closed = true;
      record.state.closeMessage = message;
    },
  };
  return { host, record };
}

function call<M extends keyof FigmaContract>(
  plugin: RunningPlugin,
  record: Recording,
  method: M,
  params: FigmaContract[M]['params'],
): Promise<FigmaContract[M]['result']> {
  const id = ++record.lastId.value;
  return new Promise((resolve, reject) => {
    const listener: Listener = (message) => {
      if (message.kind === 'event' || message.id !== id || message.kind === 'progress') return;
      record.listeners.delete(listener);
      if (message.kind === 'error') reject(fromWireError(message.error));
      // The reply with this id is the one to this method.
      else resolve(message.value);
    };
    record.listeners.add(listener);
    plugin.send({ kind: 'call', id, method, params });
  });
}

function nextEvent<N extends Events['name']>(
  record: Recording,
  name: N,
): Promise<Extract<Events, { name: N }>['value']> {
  return new Promise((resolve) => {
    const listener: Listener = (message) => {
      if (message.kind !== 'event' || message.name !== name) return;
      record.listeners.delete(listener);
      resolve(message.value);
    };
    record.listeners.add(listener);
  });
}

function readBuiltMain(): string {
  const path = resolve(import.meta.dirname, '../../build/main.js');
  if (!existsSync(path)) throw new Error(`${path} is not there: run "npm run build" first`);
  return readFileSync(path, 'utf8');
}
