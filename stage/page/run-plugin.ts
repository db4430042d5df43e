/**
 * Runs the built plugin, as Figma's Plugins menu does: one at a time, a new run closes the one before.
 */
import { startPlugin, type RunningPlugin } from '../figma/vm';
import type { Editor } from './editor';
import { parseManifest, type PluginManifest } from './manifest';
import { closeWindow, createPluginHost } from './plugin-host';

interface PluginFiles {
  readonly manifest: PluginManifest;
  readonly code: string;
  readonly html: string;
}

export class PluginRunner {
  #plugin: RunningPlugin | null = null;
  /** Counts runs, so that one that is overtaken while its files load does not start. */
  #run = 0;

  /** @param folder - where manifest.json and build/ are; ends with a slash */
  constructor(
    private readonly editor: Editor,
    private readonly folder: URL,
  ) {}

  /** Reads what the plugin can be started with; where it cannot be read, running it says why. */
  async loadCommands(): Promise<void> {
    await loadManifest(this.folder).then(
      (commands) => this.editor.store.set({ commands }),
      () => {},
    );
  }

  /**
   * Resolves when the plugin's code has run to its end once. Never rejects: failures are shown.
   *
   * @param command - `figma.command`; empty for the plugin itself
   */
  async run(command = ''): Promise<void> {
    this.close();
    const run = ++this.#run;
    this.editor.store.set({ plugin: 'starting', console: [] });
    try {
      const files = await loadPlugin(this.folder);
      if (run !== this.#run) return;
      const plugin = await this.#start(files, run, command);
      if (run !== this.#run) return plugin.dispose();
      this.#plugin = plugin;
      this.editor.store.set({ plugin: 'running' });
    } catch (error) {
      if (run !== this.#run) return;
      this.#report(error);
      this.close();
    }
  }

  /** As the window's close button does; nothing where no plugin runs. */
  close(): void {
    this.#run++;
    const plugin = this.#plugin;
    this.#plugin = null;
    plugin?.close();
    closeWindow(this.editor);
    this.editor.store.set({ plugin: 'none' });
  }

  async #start(
    { manifest, code, html }: PluginFiles,
    run: number,
    command: string,
  ): Promise<RunningPlugin> {
    const { editor } = this;
    // The UI loads later than `startPlugin` returns: it is a frame, and frames answer in a task.
    const host = createPluginHost(editor, {
      manifest,
      onUiMessage: (message, origin) => this.#toPlugin(message, origin),
      onClosed: (message) => this.#onClosed(run, message),
    });
    const plugin = await startPlugin({
      code,
      html,
      command,
      document: editor.document,
      host,
      onError: (error) => this.#report(error),
      onConsole: (level, text) => editor.log(level, text),
    });
    plugin.onMessage((message, { origin }) =>
      editor.state.pluginWindow?.frame.post(message, origin),
    );
    return plugin;
  }

  #toPlugin(message: unknown, origin: string): void {
    try {
      this.#plugin?.send(message, origin);
    } catch (error) {
      this.#report(error); // a kind of message that Figma does not carry
    }
  }

  #onClosed(run: number, message: string | null): void {
    if (message !== null) this.editor.toasts.say(message);
    // The plugin is on the stack: it may be disposed of once it has returned.
    queueMicrotask(() => {
      if (run !== this.#run) return;
      this.#plugin?.dispose();
      this.#plugin = null;
      this.close();
    });
  }

  #report(error: unknown): void {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.editor.log('error', stack?.includes(message) === true ? stack : `${message}\n${stack}`);
    this.editor.toasts.say(`An error occurred while running this plugin: ${message}`, true);
  }
}

async function loadPlugin(folder: URL): Promise<PluginFiles> {
  const manifest = await loadManifest(folder);
  const [code, html] = await Promise.all([
    fetchText(new URL(manifest.main, folder)),
    manifest.ui === null ? '' : fetchText(new URL(manifest.ui, folder)),
  ]);
  return { manifest, code, html };
}

async function loadManifest(folder: URL): Promise<PluginManifest> {
  return parseManifest(JSON.parse(await fetchText(new URL('manifest.json', folder))));
}

async function fetchText(url: URL): Promise<string> {
  const response = await fetch(url, { cache: 'no-cache' }); // the plugin may have been built anew
  // A server of single-page applications answers with a page where a file is missing.
  if (!response.ok || response.headers.get('content-type')?.startsWith('text/html') === true) {
    throw new Error(`${url.pathname} is not there: build the plugin with "npm run build"`);
  }
  return response.text();
}
