/** What the tests ask of a browser, whichever protocol it is driven by. */

/** A source of pointer or key input, as W3C WebDriver writes it; both protocols take the same. */
export interface InputSource {
  readonly type: 'pointer' | 'key';
  readonly id: string;
  readonly actions: readonly Readonly<Record<string, unknown>>[];
}

export interface DrivenBrowser {
  /** The name and version it gives itself. */
  readonly version: string;
  /** Where it saves what a page hands out. */
  readonly downloads: string;
  /** Waits until the page has loaded. */
  goto(address: string): Promise<void>;
  /**
   * Runs a function in the page and waits for what it returns. It is sent as text, so it uses nothing
   * from outside itself; arguments and result travel as JSON.
   */
  evaluate<A extends readonly unknown[], R>(
    run: (...values: A) => R | Promise<R>,
    ...values: A
  ): Promise<R>;
  /** Chooses a file of this computer in the page's first file input that matches. */
  chooseFile(selector: string, path: string): Promise<void>;
  /** What is to be seen of the page, as PNG. */
  screenshot(): Promise<Buffer>;
  perform(sources: readonly InputSource[]): Promise<void>;
  close(): Promise<void>;
}

/** A function and its values as one expression of a string: `evaluate` is built on it. */
export function asJsonCall(run: (...values: never[]) => unknown, values: readonly unknown[]) {
  return `Promise.resolve((${String(run)})(...${JSON.stringify(values)})).then((value) => JSON.stringify(value) ?? 'null')`;
}

/** What such a call gave. */
export function valueOf<T>(json: string): T {
  return JSON.parse(json) as T;
}
