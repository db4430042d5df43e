/**
 * The page's half of the membrane: hands the sandbox proxies for API objects, and keeps functions and
 * promises of both sides for each other. `guest.ts` is the other half.
 *
 * Whatever enters the sandbox goes through `#enter`, which runs the promise jobs afterwards and puts
 * off `dispose` until nothing of the sandbox is on the stack.
 */
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { ApiObject } from './api-object';
import { GUEST_SOURCE } from './guest';
import { decode, encode, type GuestFunction, type Packet, type References } from './wire';

/** What the sandbox may ask for beside members of objects. */
export interface MembraneServices {
  console(level: string, text: string): void;
  /** What the sandbox threw or rejected with and nobody there caught. */
  failed(error: Error): void;
  /** @returns a function that stops it */
  after(milliseconds: number, run: () => void): () => void;
}

/** An error of the sandbox's, as far as it survives the crossing. */
interface WireError {
  name: string;
  message: string;
  stack?: string;
}

export class Membrane implements References {
  readonly #objects: ApiObject[] = [];
  readonly #objectIds = new Map<ApiObject, number>();
  readonly #functions = new Map<number, GuestFunction>();
  readonly #deferred = new Map<number, PromiseWithResolvers>();
  readonly #timers = new Map<number, () => void>();
  readonly #receive: QuickJSHandle;
  #outgoing: readonly Uint8Array[] = [];
  #lastPromise = 0;
  #depth = 0;
  #ended = false;
  #freed = false;

  /** Takes `context` over: `dispose` frees it and its runtime. */
  constructor(
    private readonly context: QuickJSContext,
    root: ApiObject,
    html: string,
    private readonly services: MembraneServices,
  ) {
    const setup = JSON.stringify({ root: JSON.parse(encode(root, this).text) as unknown, html });
    this.#receive = this.#installGuest(setup);
  }

  /** Runs the plugin's text. What it throws is reported. */
  run(code: string): void {
    this.#enter(() => {
      const result = this.context.evalCode(code, 'main.js');
      if (result.error) {
        const error = this.context.dump(result.error) as unknown;
        result.error.dispose();
        this.services.failed(fromGuest(error));
        return;
      }
      using(result.value, (value) => this.#send('watchScript', [], [value]));
    });
  }

  get isEnded(): boolean {
    return this.#ended;
  }

  /** From now on nothing enters the sandbox any more; it is freed as soon as it is not on the stack. */
  dispose(): void {
    this.#ended = true;
    for (const stop of this.#timers.values()) stop();
    this.#timers.clear();
    if (this.#depth === 0) this.#free();
  }

  idOfObject(object: ApiObject): number {
    const known = this.#objectIds.get(object);
    if (known !== undefined) return known;
    this.#objectIds.set(object, this.#objects.length);
    return this.#objects.push(object) - 1;
  }

  objectOfId(id: number): ApiObject {
    const object = this.#objects[id];
    if (!object) throw new RangeError(`the sandbox named object ${id}, which it was never given`);
    return object;
  }

  functionOfId(id: number): GuestFunction {
    const known = this.#functions.get(id);
    if (known) return known;
    const call = (...args: readonly unknown[]) => this.#call('invoke', [id, args]);
    const notify = (...args: readonly unknown[]) => this.#notify('notify', [id, args]);
    const made = Object.assign(call, { notify });
    this.#functions.set(id, made);
    return made;
  }

  promiseOfId(id: number): Promise<unknown> {
    const deferred = withResolvers();
    this.#deferred.set(id, deferred);
    return deferred.promise;
  }

  idOfPromise(promise: PromiseLike<unknown>): number {
    const id = ++this.#lastPromise;
    promise.then(
      (value) => this.#notify('settle', [id, true, value]),
      (error: unknown) => this.#notify('settle', [id, false, toGuest(error)]),
    );
    return id;
  }

  #notify(op: string, args: readonly unknown[]): void {
    try {
      this.#call(op, args);
    } catch (error) {
      this.services.failed(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #call(op: string, args: readonly unknown[]): unknown {
    if (this.#ended) return undefined;
    return this.#enter(() => this.#send(op, args, []));
  }

  #send(op: string, args: readonly unknown[], extra: readonly QuickJSHandle[]): unknown {
    const { context } = this;
    const packet = encode(args, this);
    const handles = [context.newString(op), context.newString(packet.text)];
    for (const bytes of packet.buffers) handles.push(context.newArrayBuffer(exactBuffer(bytes)));
    try {
      const result = context.callFunction(this.#receive, context.undefined, ...handles, ...extra);
      const text = using(context.unwrapResult(result), (value) => context.getString(value));
      return this.#unwrap(text);
    } finally {
      for (const handle of handles) handle.dispose();
    }
  }

  #unwrap(text: string): unknown {
    const answer = JSON.parse(text) as { ok?: unknown; error?: WireError };
    if (answer.error) throw fromGuest(answer.error);
    return decode({ text: JSON.stringify(answer.ok), buffers: [] }, this);
  }

  #enter<T>(inside: () => T): T {
    this.#depth++;
    try {
      return inside();
    } finally {
      if (this.#depth === 1) this.#runJobs();
      this.#depth--;
      if (this.#ended && this.#depth === 0) this.#free();
    }
  }

  #runJobs(): void {
    const { runtime } = this.context;
    while (!this.#ended && runtime.hasPendingJob()) {
      const result = runtime.executePendingJobs();
      if (!result.error) continue;
      const error = this.context.dump(result.error) as unknown;
      result.error.dispose();
      this.services.failed(fromGuest(error));
    }
  }

  #free(): void {
    if (this.#freed) return;
    this.#freed = true;
    const { runtime } = this.context;
    this.#receive.dispose();
    this.context.dispose();
    runtime.dispose();
  }

  #installGuest(setup: string): QuickJSHandle {
    const { context } = this;
    const install = context.unwrapResult(context.evalCode(GUEST_SOURCE, 'stand-in.js'));
    const hostCall = context.newFunction('hostCall', (op, text, ...buffers) =>
      context.newString(this.#answer(context.getString(op), this.#packet(text, buffers))),
    );
    const takeBuffer = context.newFunction('takeBuffer', (index) =>
      context.newArrayBuffer(exactBuffer(this.#outgoing[context.getNumber(index)]!)),
    );
    const setupText = context.newString(setup);
    try {
      return context.unwrapResult(
        context.callFunction(install, context.undefined, hostCall, takeBuffer, setupText),
      );
    } finally {
      for (const handle of [install, hostCall, takeBuffer, setupText]) handle.dispose();
    }
  }

  #packet(text: QuickJSHandle, buffers: readonly QuickJSHandle[]): Packet {
    return {
      text: this.context.getString(text),
      buffers: buffers.map((buffer) => {
        const view = this.context.getArrayBuffer(buffer);
        const bytes = view.value.slice(); // the view is the sandbox's own memory
        view.dispose();
        return bytes;
      }),
    };
  }

  #answer(op: string, packet: Packet): string {
    try {
      const args = decode(packet, this) as readonly unknown[];
      const { text, buffers } = encode(this.#perform(op, args), this);
      this.#outgoing = buffers;
      return `{"ok":${text}}`;
    } catch (error) {
      return JSON.stringify({ error: toGuest(error) });
    }
  }

  /** What `guest.ts` asks. The casts hold because it is the only one that does. */
  #perform(op: string, args: readonly unknown[]): unknown {
    const [id, name, value] = args as [number, string, unknown];
    switch (op) {
      case 'get': {
        const object = this.objectOfId(id);
        return object.isMethod(name) ? { method: true } : { value: object.get(name) };
      }
      case 'set':
        return this.objectOfId(id).set(name, value);
      case 'has':
        return this.objectOfId(id).has(name);
      case 'call':
        return this.objectOfId(id).call(name, value as readonly unknown[]);
      case 'settle':
        return this.#settle(args as [number, boolean, unknown]);
      case 'console':
        return this.services.console(...(args as [string, string]));
      case 'unhandled':
        return this.services.failed(fromGuest(args[0]));
      case 'timer':
        return this.#startTimer(...(args as [number, number, boolean]));
      case 'stopTimer':
        this.#timers.get(id)?.();
        return void this.#timers.delete(id);
      default:
        throw new RangeError(`the sandbox asked for "${op}"`);
    }
  }

  #settle([id, succeeded, value]: [number, boolean, unknown]): void {
    const deferred = this.#deferred.get(id);
    this.#deferred.delete(id);
    if (succeeded) deferred?.resolve(value);
    else deferred?.reject(fromGuest(value));
  }

  #startTimer(id: number, milliseconds: number, repeats: boolean): void {
    const ring = () => {
      if (repeats) this.#startTimer(id, milliseconds, repeats);
      else this.#timers.delete(id);
      this.#notify('ring', [id]);
    };
    this.#timers.set(id, this.services.after(milliseconds, ring));
  }
}

interface PromiseWithResolvers {
  promise: Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: PromiseWithResolvers['resolve'] = () => {};
  let reject: PromiseWithResolvers['reject'] = () => {};
  const promise = new Promise((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

/** The bytes and nothing around them. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  const isWhole = byteOffset === 0 && byteLength === buffer.byteLength;
  return isWhole && buffer instanceof ArrayBuffer ? buffer : bytes.slice().buffer;
}

function using<T>(handle: QuickJSHandle, use: (handle: QuickJSHandle) => T): T {
  try {
    return use(handle);
  } finally {
    handle.dispose();
  }
}

function toGuest(error: unknown): WireError {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}

function fromGuest(thrown: unknown): Error {
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) {
    return new Error(String(thrown));
  }
  const { name, message, stack } = thrown as WireError;
  const error = new Error(message);
  error.name = name;
  error.stack = `${name}: ${message}\n${stack ?? ''}`;
  return error;
}
