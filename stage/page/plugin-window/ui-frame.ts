/** The page's end of the plugin's UI: an <iframe> to place, a message in, messages out. */
import { isForPlugin, type FromWrapper, type ToWrapper } from './frame-protocol';
import { themeStyle, type Theme } from './figma-theme';
import { htmlToDataUrl } from './data-url';
import { uiDocument } from './ui-document';

export interface UiFrameOptions {
  /** What the plugin gave to figma.showUI. */
  readonly html: string;
  readonly themeColors: boolean;
  readonly theme: Theme;
  readonly policy: string;
  readonly pluginId: string;
  /** `origin` is 'null' for the packaged UI. */
  readonly onMessage: (message: unknown, origin: string) => void;
}

/** Figma keeps two figma.com documents above the UI; the page is one, this is the other. */
const WRAPPER = 'wrapper.html';

export class UiFrame {
  readonly element = document.createElement('iframe');
  readonly #receive = (event: MessageEvent<unknown>) => this.#onMessage(event);

  /** @throws RangeError - for HTML that makes too long an address, see `htmlToDataUrl` */
  constructor(private readonly options: UiFrameOptions) {
    const theme = options.themeColors ? themeStyle(options.theme) : null;
    this.url = htmlToDataUrl(uiDocument(options.html, theme));
    this.element.title = 'Plugin';
    this.element.src = WRAPPER;
    addEventListener('message', this.#receive);
  }

  private readonly url: string;

  /** @param targetOrigin - only a document of this origin gets it */
  post(pluginMessage: unknown, targetOrigin = '*'): void {
    this.#send({
      kind: 'toUi',
      data: { pluginMessage, pluginId: this.options.pluginId },
      targetOrigin,
    });
  }

  setTheme(theme: Theme): void {
    if (this.options.themeColors) this.#send({ kind: 'theme', theme: themeStyle(theme) });
  }

  dispose(): void {
    removeEventListener('message', this.#receive);
    this.element.remove();
  }

  #queue: ToWrapper[] | null = [];

  #onMessage({ source, origin, data }: MessageEvent<unknown>): void {
    if (source !== this.element.contentWindow || origin !== location.origin) return;
    const message = data as FromWrapper; // from our own wrapper: same origin, same build
    if (message.kind === 'ready') return this.#open();
    if (isForPlugin(message.data, message.origin, this.options.pluginId)) {
      this.options.onMessage(message.data.pluginMessage, message.origin);
    }
  }

  #open(): void {
    const queued = this.#queue ?? [];
    this.#queue = null;
    this.#send({ kind: 'open', url: this.url, policy: this.options.policy });
    queued.forEach((message) => this.#send(message));
  }

  #send(message: ToWrapper): void {
    if (this.#queue) this.#queue.push(message);
    else this.element.contentWindow?.postMessage(message, location.origin);
  }
}
