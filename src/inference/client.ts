/**
 * The page's side of the worker: one call at a time, progress, cancel in two stages, and a fresh
 * worker after a crash. How a worker is made differs by host, so `spawn` is passed in.
 */
import { Failure, fromWireError, isFailure } from './core/errors';
import type { Cancel, Contract, Enough, Reply } from './core/rpc';

/** What the client needs of a `Worker`; a real one fits, and so does a fake in a test. */
export interface WorkerLike {
  onmessage: Listener<{ readonly data: unknown }> | null;
  onmessageerror: Listener<unknown> | null;
  onerror: Listener<{ readonly message: string }> | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
}

/** Written as a method so that `Worker`, whose listeners ask for a whole `MessageEvent`, fits. */
type Listener<Event> = { call(event: Event): void }['call'];

export interface CallOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  /** Aborts when what there is will do; see `CallContext.enough`. */
  readonly enough?: AbortSignal | undefined;
  readonly onProgress?: ((value: Progress) => void) | undefined;
  /** Buffers inside the parameters that move to the worker instead of being copied. */
  readonly transfer?: readonly Transferable[] | undefined;
}

interface Waiting {
  readonly id: number;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  progress(value: unknown): void;
}

/** `C` is the contract of the worker that `spawn` makes. */
export class WorkerClient<C extends Contract<C>> {
  #worker: WorkerLike | undefined;
  #waiting: Waiting | undefined;
  #lastId = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #disposed = false;

  /** @param graceMs - how long a cancelled call may take to stop before its worker is terminated */
  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly graceMs = 2000,
  ) {}

  /**
   * Calls run one after another, in the order they were made.
   *
   * @throws Failure - what the worker reported, or `worker-crashed`
   * @throws AbortError - once `signal` aborts: when the worker has stopped, at most `graceMs` later;
   *   a call still waiting for its turn is never begun. Also after `dispose`.
   */
  call<M extends keyof C>(
    method: M,
    params: C[M]['params'],
    options: CallOptions<C[M]['progress']> = {},
  ): Promise<C[M]['result']> {
    const turn = this.#queue.then(() => this.#run(method, params, options));
    this.#queue = turn.catch(() => {}); // a failed call must not fail the ones behind it
    return turn;
  }

  /** Ends the worker; the running call, the waiting ones and later ones reject with an AbortError. */
  dispose(): void {
    this.#disposed = true;
    this.#end(fromWireError({ type: 'abort' }));
  }

  async #run<M extends keyof C>(
    method: M,
    params: C[M]['params'],
    { signal, enough, onProgress, transfer = [] }: CallOptions<C[M]['progress']>,
  ): Promise<C[M]['result']> {
    signal?.throwIfAborted();
    if (this.#disposed) throw fromWireError({ type: 'abort' });
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;

    let grace: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => {
      worker.postMessage({ kind: 'cancel', id } satisfies Cancel, []);
      grace = setTimeout(() => this.#end(signal?.reason), this.graceMs);
    };
    const onEnough = () => worker.postMessage({ kind: 'enough', id } satisfies Enough, []);
    try {
      const result = await new Promise<C[M]['result']>((resolve, reject) => {
        // The answer to `method` has its types: both ends are built from one contract.
        this.#waiting = { id, resolve, reject, progress: onProgress ?? (() => {}) };
        signal?.addEventListener('abort', onAbort, { once: true });
        enough?.addEventListener('abort', onEnough, { once: true });
        worker.postMessage({ kind: 'call', id, method, params }, [...transfer]);
      });
      signal?.throwIfAborted(); // the result crossed the cancel on its way
      return result;
    } catch (error) {
      signal?.throwIfAborted(); // whatever a cancelled call ended with, its owner no longer cares
      throw error;
    } finally {
      clearTimeout(grace);
      signal?.removeEventListener('abort', onAbort);
      enough?.removeEventListener('abort', onEnough);
      this.#waiting = undefined;
    }
  }

  /** @throws Failure - `worker-crashed` where the page may not start one (its security policy, say) */
  #start(): WorkerLike {
    let worker: WorkerLike;
    try {
      worker = this.spawn();
    } catch (error) {
      throw new Failure('worker-crashed', { message: String(error) });
    }
    const crashed = (message: string) => {
      if (this.#worker === worker) this.#end(new Failure('worker-crashed', { message }));
    };
    worker.onmessage = ({ data }) => this.#receive(data as Reply<C>);
    worker.onmessageerror = () => crashed('a message could not be read');
    worker.onerror = ({ message }) => crashed(message);
    return worker;
  }

  /** Ends the worker and the call waiting on it; the next call starts a fresh one. */
  #end(reason: unknown): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting?.reject(reason);
  }

  #receive(message: Reply<C>): void {
    if (message.id !== this.#waiting?.id) return; // the answer to a call that was given up
    switch (message.kind) {
      case 'progress':
        return this.#waiting.progress(message.value);
      case 'result':
        return this.#waiting.resolve(message.value);
      case 'error': {
        const error = fromWireError(message.error);
        // One that says so of itself is of no more use than one that fell silent.
        if (isFailure(error, 'worker-crashed')) return this.#end(error);
        return this.#waiting.reject(error);
      }
    }
  }
}
