/**
 * Runs a built plugin's main thread in QuickJS on the stand-in's document, with the globals Figma
 * documents and no others.
 *
 *   const plugin = await startPlugin({ code, html, document, host, onError: console.error });
 *   plugin.onMessage((message) => frame.postMessage({ pluginMessage: message }, '*'));
 *   plugin.send(messageFromTheUI);
 *   plugin.dispose();
 */
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { memoizePromiseFactory, newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import type { SceneDocument } from '../document/document';
import { createPluginApi, type PluginApi } from './api';
import type { PluginHost } from './host';
import { Membrane } from './membrane';
import { checkMessage } from './messages';

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'assert' | 'clear';

export interface PluginOptions {
  /** The text of build/main.js. */
  readonly code: string;
  /** What `__html__` is: the text of build/ui.js. */
  readonly html: string;
  /** What `figma.command` is; '' as for a plugin without a menu. */
  readonly command?: string;
  readonly document: SceneDocument;
  readonly host: PluginHost;
  /**
   * Uncaught exceptions, and rejections that nobody handles of promises that the API made (and what is
   * chained to them), that callbacks return, or that the script evaluates to. QuickJS cannot tell of a
   * promise that the plugin's own async function returned and dropped.
   */
  readonly onError: (error: Error) => void;
  readonly onConsole?: (level: ConsoleLevel, text: string) => void;
}

export interface MessageOptions {
  /** The origin of the document the message is meant for; '*' is any. */
  readonly origin: string;
}

export interface RunningPlugin {
  /**
   * Delivers a message from the UI: what was in its `pluginMessage`. Later, as any postMessage.
   *
   * @param origin - of the UI's document; 'null' for the packaged one
   * @throws TypeError for what Figma does not send: ArrayBuffers, Blobs, typed arrays but Uint8Array
   */
  send(message: unknown, origin?: string): void;
  /** Hears what the plugin posts to its UI. @returns a function that stops it */
  onMessage(listener: (message: unknown, options: MessageOptions) => void): () => void;
  /** Ends the plugin as if its window had been closed: its 'close' handlers run, then all is freed. */
  close(): void;
  /** Frees everything; may be called at any time and more than once. No handler runs. */
  dispose(): void;
}

/** One module for all plugins; each gets a runtime of its own. */
const loadQuickJs = memoizePromiseFactory(() => newQuickJSWASMModuleFromVariant(variant));

/** Resolves when the plugin's code has run to its end once; what it throws goes to `onError`. */
export async function startPlugin(options: PluginOptions): Promise<RunningPlugin> {
  const { code, html, command = '', document, host, onError, onConsole } = options;
  const quickJs = await loadQuickJs();
  const api = createPluginApi(document, host, { command, onClosed: () => membrane.dispose() });
  const context = quickJs.newRuntime().newContext();
  const membrane: Membrane = new Membrane(context, api.figma, html, {
    console: (level, text) => onConsole?.(level as ConsoleLevel, text),
    failed: onError,
    after: (milliseconds, run) => host.clock.after(milliseconds, run),
  });
  membrane.run(code);
  api.started();
  return runningPlugin(api, membrane);
}

function runningPlugin(api: PluginApi, membrane: Membrane): RunningPlugin {
  const dispose = () => {
    api.dispose();
    membrane.dispose();
  };
  return {
    send(message, origin = 'null') {
      checkMessage(message);
      const copy = structuredClone(message); // what the sender does to it later is its own business
      queueMicrotask(() => api.receive(copy, origin));
    },
    onMessage: (listener) => api.onPost(listener),
    close() {
      api.close();
      dispose();
    },
    dispose,
  };
}
