import { describe, expect, it } from 'vitest';
import { answerCalls, type CallContext } from '../../src/inference/answer-calls';
import type { FillProgress, FromWorker, InferenceContract } from '../../src/inference/contract';
import type { FinishLayers } from '../../src/inference/core/finish';
import type { Patch } from '../../src/inference/core/raster';
import type { Handlers } from '../../src/inference/core/rpc';
import { Failure } from '../../src/inference/core/errors';

const params = { picture: Uint8Array.of(1) };
const patch: Patch = {
  x: 0,
  y: 0,
  width: 1,
  height: 1,
  data: new Uint8ClampedArray(4),
  coverage: new Uint8Array(1),
};
const layers: FinishLayers = {
  made: { match: 1, grain: 1, feather: 0 },
  match: new Int16Array(3),
  grain: null,
};

function serve(handlers: Partial<Handlers<InferenceContract, CallContext>>) {
  const replies: FromWorker[] = [];
  const moved: Transferable[][] = [];
  const receive = answerCalls(
    handlers as Handlers<InferenceContract, CallContext>,
    (reply, transfer) => {
      replies.push(reply);
      moved.push(transfer);
    },
  );
  return { receive, replies, moved };
}

/** Ends only when its signal does. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

describe('answerCalls', () => {
  it('answers a call under its id, and moves what it made', async () => {
    const png = Uint8Array.of(7);
    const { receive, replies, moved } = serve({ encode: async () => png });
    await receive({ kind: 'call', id: 4, method: 'encode', params: { ...params, patch } });
    expect(replies).toEqual([{ kind: 'result', id: 4, value: png }]);
    expect(moved).toEqual([[png.buffer]]);
  });

  it('moves the pixels of results and previews', async () => {
    const preview = { ...patch, data: new Uint8ClampedArray(4), coverage: new Uint8Array(1) };
    const progress: FillProgress = { fraction: 0, region: 1, regions: 1 };
    const { receive, moved } = serve({
      fill: async (_, report) => {
        report(progress);
        report({ ...progress, preview });
        return { patch, layers, report: {} as never };
      },
    });
    await receive({ kind: 'call', id: 1, method: 'fill', params: {} as never });
    expect(moved).toEqual([
      [],
      [preview.data.buffer, preview.coverage.buffer],
      [patch.data.buffer, patch.coverage.buffer, layers.match!.buffer],
    ]);
  });

  it('sends what a handler throws as an error, and answers the next call', async () => {
    const { receive, replies } = serve({
      inspect: async () => {
        throw new Failure('nothing-painted', {});
      },
    });
    await receive({ kind: 'call', id: 1, method: 'inspect', params });
    await receive({ kind: 'call', id: 2, method: 'inspect', params });
    const error = { type: 'failure', code: 'nothing-painted', details: {} };
    expect(replies).toEqual([
      { kind: 'error', id: 1, error },
      { kind: 'error', id: 2, error },
    ]);
  });

  it('cancels the call that is named and no other', async () => {
    const signals: AbortSignal[] = [];
    const { receive, replies } = serve({
      inspect: (_params, _progress, { signal }) => {
        signals.push(signal);
        return untilAborted(signal);
      },
    });
    const first = receive({ kind: 'call', id: 1, method: 'inspect', params });
    void receive({ kind: 'call', id: 2, method: 'inspect', params });
    await receive({ kind: 'cancel', id: 1 });
    await first;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(replies).toEqual([{ kind: 'error', id: 1, error: { type: 'abort' } }]);
  });

  it('says to the call that is named that what there is will do', async () => {
    let other: AbortSignal | undefined;
    const { receive, replies } = serve({
      fill: (_params, _progress, { enough, signal }) => {
        other = signal;
        return new Promise((resolve) => {
          enough.addEventListener('abort', () => resolve({ patch, layers, report: {} as never }));
        });
      },
    });
    const call = receive({ kind: 'call', id: 3, method: 'fill', params: {} as never });
    await receive({ kind: 'enough', id: 3 });
    await call;
    expect(replies).toEqual([{ kind: 'result', id: 3, value: { patch, layers, report: {} } }]);
    expect(other?.aborted).toBe(false);
  });

  it('takes no notice of a cancel that comes after the answer', async () => {
    const { receive, replies } = serve({ encode: async () => params.picture });
    await receive({ kind: 'call', id: 1, method: 'encode', params: { ...params, patch } });
    await receive({ kind: 'cancel', id: 1 });
    expect(replies).toHaveLength(1);
  });
});
