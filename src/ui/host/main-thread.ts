/**
 * The UI's end of the line to Figma's main thread (`src/figma/contract.ts`): calls with ids, each
 * answered once, and the events the main thread sends by itself.
 */
import { fromWireError } from '../../inference/core/errors';
import type { FigmaContract, Selection, ToMain } from '../../figma/contract';
import { parseWireError, PARSE_RESULT } from './parse';
import { parseSelection } from './parse-layers';
import { fields } from './parse-value';

type Method = keyof FigmaContract;
type Result<M extends Method> = FigmaContract[M]['result'];

/** The part of a window that is used here, so that a test can be one. */
export interface FigmaWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(
    type: 'message',
    listener: (event: {
      readonly source: unknown;
      readonly origin: string;
      readonly data: unknown;
    }) => void,
  ): void;
}

/** What a page with an origin of its own must add to what it posts, and may ask of what it hears. */
export interface Address {
  /** Nobody else gets our messages, and we listen to nobody else. */
  readonly origin: string;
  /** Other plugins that navigate to the same page must not get them either. */
  readonly pluginId: string;
}

interface Waiting {
  readonly method: Method;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export class MainThread {
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(selection: Selection) => void>();
  #lastId = 0;
  #parentOrigin = '';

  /** @param address - on a page that the window's frame has gone to; the packaged UI needs none */
  constructor(
    private readonly window: FigmaWindow,
    private readonly address: Address | null = null,
  ) {
    window.addEventListener('message', ({ source, origin, data }) => {
      // Any frame may post here; only the frame that nests this one speaks for Figma.
      if (source !== window.parent || (address && origin !== address.origin)) return;
      this.#parentOrigin = origin;
      this.#receive(data);
    });
  }

  /** Of the frame around this one; empty until it has said something. */
  get parentOrigin(): string {
    return this.#parentOrigin;
  }

  /**
   * @throws Failure - what the main thread reported
   * @throws TypeError - where its answer has not the contract's shape
   */
  call<M extends Method>(method: M, params: FigmaContract[M]['params']): Promise<Result<M>> {
    const id = ++this.#lastId;
    return new Promise<Result<M>>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      const pluginMessage = { kind: 'call', id, method, params } as ToMain;
      const { address } = this;
      if (address) {
        const { pluginId, origin } = address;
        this.window.parent.postMessage({ pluginMessage, pluginId }, origin);
      } else {
        // Figma's wrapper frame may be on any of its origins, and a packaged UI has none itself.
        this.window.parent.postMessage({ pluginMessage }, '*');
      }
    });
  }

  onSelection(listener: (selection: Selection) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #receive(data: unknown): void {
    const message =
      typeof data === 'object' && data && 'pluginMessage' in data && data.pluginMessage;
    if (typeof message !== 'object' || message === null) return; // Figma posts messages of its own
    const { kind, id, name, value, error } = fields(message);
    if (kind === 'event' && name === 'selectionChanged') {
      const selection = parseSelection(value);
      return this.#listeners.forEach((listener) => listener(selection));
    }
    if (typeof id === 'number') this.#settle(id, kind, kind === 'error' ? error : value);
  }

  #settle(id: number, kind: unknown, value: unknown): void {
    const waiting = this.#waiting.get(id);
    if (!waiting || (kind !== 'result' && kind !== 'error')) return;
    this.#waiting.delete(id);
    try {
      if (kind === 'error') waiting.reject(fromWireError(parseWireError(value)));
      else waiting.resolve(PARSE_RESULT[waiting.method](value) as never);
    } catch (shapeError) {
      waiting.reject(shapeError);
    }
  }
}
