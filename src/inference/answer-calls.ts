/**
 * The worker's end of the wire: messages in, replies out, and one CallContext per call, so that a
 * `cancel` stops the call it names and no other.
 */
import { answer, type Call, type Cancel, type Contract, type Enough } from './core/rpc';
import type { Handlers, Reply } from './core/rpc';
import type { FinishLayers } from './core/finish';
import type { Patch } from './core/raster';

/** What a handler is given beside its parameters. */
export interface CallContext {
  /** Aborts when the caller cancels. */
  readonly signal: AbortSignal;
  /** Aborts when what there is will do. Most methods have nothing to give before the end, and go on. */
  readonly enough: AbortSignal;
}

/**
 * @param post - sends a reply; `transfer` names buffers that nobody here uses any longer
 * @returns what to call with each message that comes in
 */
export function answerCalls<C extends Contract<C>>(
  handlers: Handlers<C, CallContext>,
  post: (reply: Reply<C>, transfer: Transferable[]) => void,
): (message: Call<C> | Cancel | Enough) => Promise<void> {
  const running = new Map<number, { cancel: AbortController; enough: AbortController }>();
  return async (message) => {
    if (message.kind === 'cancel') return running.get(message.id)?.cancel.abort();
    if (message.kind === 'enough') return running.get(message.id)?.enough.abort();
    const call = message; // the two other kinds have been dealt with
    const [cancel, enough] = [new AbortController(), new AbortController()];
    running.set(call.id, { cancel, enough });
    const reply = (outgoing: Reply<C>) => post(outgoing, buffersOf(outgoing));
    await answer(call, handlers, reply, { signal: cancel.signal, enough: enough.signal });
    running.delete(call.id);
  };
}

/** Pixels and files in a reply are made for it, so they move to the page instead of being copied. */
function buffersOf(reply: object): Transferable[] {
  if (!('value' in reply) || typeof reply.value !== 'object' || reply.value === null) return [];
  const { value } = reply;
  if (value instanceof Uint8Array) return [value.buffer as ArrayBuffer];
  if ('preview' in value) return patchBuffers(value.preview);
  const layers = 'layers' in value ? layerBuffers(value.layers) : [];
  return 'patch' in value ? [...patchBuffers(value.patch), ...layers] : [];
}

function layerBuffers(layers: unknown): Transferable[] {
  const { match, grain } = layers as FinishLayers; // as with patches
  return [match, grain].flatMap((layer) => (layer ? [layer.buffer] : []));
}

function patchBuffers(patch: unknown): Transferable[] {
  const { data, coverage } = patch as Patch; // the only thing any contract calls so
  return [data.buffer, coverage.buffer];
}
