/** figma.showUI and figma.ui (api/properties/figma-showui, api/figma-ui, creating-ui). */
import { ApiObject, method, property, type Members } from './api-object';
import { asBoolean, asNumber, asRecord, asString, optional } from './checks';
import { asFunction, Events } from './events';
import type { PluginHost, ShownUI } from './host';
import { checkMessage } from './messages';
import type { GuestFunction } from './wire';

/** "The minimum size is 70x0" (figma-ui, resize). */
const MIN_WIDTH = 70;
const MIN_HEIGHT = 0;

export type PostListener = (message: unknown, options: { readonly origin: string }) => void;

export class PluginUI {
  readonly object: ApiObject;
  readonly #events = new Events('figma.ui', ['message']);
  readonly #listeners = new Set<PostListener>();
  /** What was posted before anybody listened ("messages will automatically be queued", creating-ui). */
  #queue: Parameters<PostListener>[] = [];
  #onmessage: GuestFunction | undefined;
  #isOpen = false;

  constructor(private readonly host: PluginHost) {
    this.object = ApiObject.create<PluginUI>('figma.ui', this, MEMBERS);
  }

  /** Calling it again closes the UI before. */
  show(html: unknown, options: unknown): void {
    const shown = shownUI(html, options);
    this.#isOpen = true;
    this.host.showUI(shown);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.host.closeUI();
  }

  /** A message from the UI. After `close` nothing comes any more. */
  receive(message: unknown, origin: string): void {
    if (!this.#isOpen) return;
    this.#onmessage?.notify(message, { origin });
    this.#events.emit('message', message, { origin });
  }

  onPost(listener: PostListener): () => void {
    this.#listeners.add(listener);
    queueMicrotask(() => this.#deliver());
    return () => this.#listeners.delete(listener);
  }

  get onmessage(): GuestFunction | undefined {
    return this.#onmessage;
  }

  set onmessage(handler: GuestFunction | undefined) {
    this.#onmessage = handler;
  }

  listen(type: unknown, handler: unknown, once: boolean): void {
    this.#events.add(type, handler, once);
  }

  unlisten(type: unknown, handler: unknown): void {
    this.#events.remove(type, handler);
  }

  /** Later, as any postMessage: never while the plugin is still on the stack. */
  post(message: unknown, options: unknown): void {
    this.openHost('postMessage');
    checkMessage(message);
    const place = { member: 'ui.postMessage', path: 'options' };
    const { origin } = asRecord(options ?? {}, ['origin'], place);
    const target = optional(origin, '*', (value) => asString(value, place));
    this.#queue.push([message, { origin: target }]);
    queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    if (this.#listeners.size === 0) return;
    const queue = this.#queue;
    this.#queue = [];
    for (const post of queue) {
      for (const listener of [...this.#listeners]) listener(...post);
    }
  }

  /** @throws Error where no UI is shown (figma-ui: "Throws an error when no UI is available") */
  openHost(member: string): PluginHost {
    if (this.#isOpen) return this.host;
    throw new Error(`in ui.${member}: No UI is available: call figma.showUI first`);
  }
}

const MEMBERS: Members<PluginUI> = {
  postMessage: method((ui, [message, options]) => ui.post(message, options)),
  onmessage: property(
    (ui) => ui.onmessage,
    (ui, value) => {
      ui.onmessage =
        value === undefined || value === null ? undefined : asFunction(value, 'ui.onmessage');
    },
  ),
  on: method((ui, [type, handler]) => ui.listen(type, handler, false)),
  once: method((ui, [type, handler]) => ui.listen(type, handler, true)),
  off: method((ui, [type, handler]) => ui.unlisten(type, handler)),
  show: method((ui) => ui.openHost('show').setUIVisible(true)),
  hide: method((ui) => ui.openHost('hide').setUIVisible(false)),
  close: method((ui) => ui.close()),
  resize: method((ui, [width, height]) => {
    const sides = sizeIn(width, height, 'ui.resize');
    ui.openHost('resize').resizeUI(sides.width, sides.height);
  }),
  reposition: method((ui, [x, y]) => {
    const position = {
      x: asNumber(x, { member: 'ui.reposition', path: 'x' }),
      y: asNumber(y, { member: 'ui.reposition', path: 'y' }),
    };
    ui.openHost('reposition').repositionUI(position);
  }),
};

function sizeIn(width: unknown, height: unknown, member: string) {
  return {
    width: Math.max(MIN_WIDTH, asNumber(width, { member, path: 'width' })),
    height: Math.max(MIN_HEIGHT, asNumber(height, { member, path: 'height' })),
  };
}

const OPTION_KEYS = ['visible', 'title', 'width', 'height', 'position', 'themeColors'];

function shownUI(html: unknown, options: unknown): ShownUI {
  const place = { member: 'showUI', path: 'options' };
  const record = asRecord(options ?? {}, OPTION_KEYS, place);
  const { visible, title, width = 300, height = 200, position, themeColors } = record;
  return {
    html: asString(html, { ...place, path: 'html' }),
    visible: optional(visible, true, (value) => asBoolean(value, place)),
    title: optional<string | null>(title, null, (value) => asString(value, place)),
    ...sizeIn(width, height, 'showUI'),
    position: optional<ShownUI['position']>(position, null, (value) => {
      const { x, y } = asRecord(value, ['x', 'y'], place);
      return { x: asNumber(x, place), y: asNumber(y, place) };
    }),
    themeColors: optional(themeColors, false, (value) => asBoolean(value, place)),
  };
}
