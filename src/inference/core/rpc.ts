/**
 * Calls across a `postMessage` boundary: page ⇄ worker, and page ⇄ Figma's main thread.
 *
 * A contract is written as a map, which is short and names every method once; what travels is the
 * discriminated union derived from it, which is what `switch` and a debugger want to see.
 */
import { toWireError, type WireError } from './errors';

export type Contract<C> = {
  [M in keyof C]: { params: unknown; progress: unknown; result: unknown };
};

export type Call<C extends Contract<C>> = {
  [M in keyof C]: { kind: 'call'; id: number; method: M; params: C[M]['params'] };
}[keyof C];

export interface Cancel {
  kind: 'cancel';
  id: number;
}

/** What there is will do: a call that works towards its result step by step may end with the step it is at. */
export interface Enough {
  kind: 'enough';
  id: number;
}

export type Reply<C extends Contract<C>> =
  | { kind: 'progress'; id: number; value: C[keyof C]['progress'] }
  | { kind: 'result'; id: number; value: C[keyof C]['result'] }
  | { kind: 'error'; id: number; error: WireError };

/** One function per method: a method without a handler does not compile. */
export type Handlers<C extends Contract<C>, Context = void> = {
  [M in keyof C]: (
    params: C[M]['params'],
    progress: (value: C[M]['progress']) => void,
    context: Context,
  ) => Promise<C[M]['result']>;
};

/** Runs the handler of `call`. Never rejects: whatever the handler throws becomes an `error` reply. */
export async function answer<C extends Contract<C>, Context>(
  { id, method, params }: Call<C>,
  handlers: Handlers<C, Context>,
  reply: (message: Reply<C>) => void,
  context: Context,
): Promise<void> {
  try {
    const value = await handlers[method](
      params,
      (value) => reply({ kind: 'progress', id, value }),
      context,
    );
    reply({ kind: 'result', id, value });
  } catch (error) {
    reply({ kind: 'error', id, error: toWireError(error) });
  }
}
