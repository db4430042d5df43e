/**
 * The worker's end of the wire: messages in, replies out, and one AbortController per call, so that a
 * `cancel` stops the call it names and no other.
 */
import type { FromWorker, InferenceContract, ToWorker } from './contract';
import type { Patch } from './core/raster';
import { answer, type Handlers } from './core/rpc';

/**
 * @param post - sends a reply; `transfer` names buffers that nobody here uses any longer
 * @returns what to call with each message that comes in
 */
export function answerCalls(
  handlers: Handlers<InferenceContract, AbortSignal>,
  post: (reply: FromWorker, transfer: Transferable[]) => void,
): (message: ToWorker) => Promise<void> {
  const running = new Map<number, AbortController>();
  return async (message) => {
    if (message.kind === 'cancel') {
      running.get(message.id)?.abort();
      return;
    }
    const abort = new AbortController();
    running.set(message.id, abort);
    const reply = (outgoing: FromWorker) => post(outgoing, buffersOf(outgoing));
    await answer(message, handlers, reply, abort.signal);
    running.delete(message.id);
  };
}

/** Pixels and files in a reply are made for it, so they move to the page instead of being copied. */
function buffersOf(reply: FromWorker): Transferable[] {
  switch (reply.kind) {
    case 'progress':
      return reply.value.preview ? patchBuffers(reply.value.preview) : [];
    case 'result':
      if (reply.value instanceof Uint8Array) return [reply.value.buffer];
      return 'patch' in reply.value ? patchBuffers(reply.value.patch) : [];
    case 'error':
      return [];
  }
}

function patchBuffers({ data, coverage }: Patch): Transferable[] {
  return [data.buffer, coverage.buffer];
}
