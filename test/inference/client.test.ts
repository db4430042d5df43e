import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerClient, type WorkerLike } from '../../src/inference/client';
import type {
  FillJob,
  FromWorker,
  InferenceContract,
  PictureInfo,
  ToWorker,
} from '../../src/inference/contract';
import { drawMask } from './core/draw-mask';

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly received: ToWorker[] = [];
  readonly moved: Transferable[][] = [];
  terminated = false;

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.received.push(message as ToWorker);
    this.moved.push(transfer);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(data: FromWorker): void {
    this.onmessage?.({ data });
  }
}

const inspect = { picture: Uint8Array.of(1) };
const fillOf = (seed: number): FillJob => ({
  picture: Uint8Array.of(1),
  mask: drawMask(['#']),
  seed,
  grow: 0,
});
const info: PictureInfo = {
  format: 'png',
  size: { width: 1, height: 1 },
  bitDepth: 8,
  hasAlpha: false,
  hasProfile: false,
};

describe('WorkerClient', () => {
  let workers: FakeWorker[];
  let client: WorkerClient<InferenceContract>;
  const latest = () => workers.at(-1)!;
  const received = (count: number) =>
    vi.waitFor(() => expect(workers.at(-1)?.received).toHaveLength(count));

  beforeEach(() => {
    vi.useFakeTimers();
    workers = [];
    client = new WorkerClient<InferenceContract>(() => {
      workers.push(new FakeWorker());
      return latest();
    });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('starts no worker until it is asked for something', async () => {
    expect(workers).toHaveLength(0);
    void client.call('inspect', inspect);
    await received(1);
    expect(latest().received).toEqual([
      { kind: 'call', id: 1, method: 'inspect', params: inspect },
    ]);
  });

  it('gives the answer back, and keeps the worker for the next call', async () => {
    const call = client.call('inspect', inspect);
    await received(1);
    latest().answer({ kind: 'result', id: 1, value: info });
    await expect(call).resolves.toEqual(info);

    void client.call('inspect', inspect);
    await received(2);
    expect(workers).toHaveLength(1);
  });

  it('runs calls one after another, and a failed one does not fail the next', async () => {
    const first = client.call('fill', fillOf(1));
    const second = client.call('inspect', inspect);
    await received(1);
    const error = { type: 'failure', code: 'nothing-painted', details: {} } as const;
    latest().answer({ kind: 'error', id: 1, error });
    await expect(first).rejects.toMatchObject({ name: 'Failure', code: 'nothing-painted' });

    await received(2);
    latest().answer({ kind: 'result', id: 2, value: info });
    await expect(second).resolves.toEqual(info);
  });

  it('passes progress on, and moves the buffers it is told to', async () => {
    const onProgress = vi.fn();
    const params = fillOf(1);
    const transfer = [params.mask.data.buffer];
    void client.call('fill', params, { onProgress, transfer });
    await received(1);
    const value = { fraction: 0.5, region: 1, regions: 2 };
    latest().answer({ kind: 'progress', id: 1, value });
    expect(onProgress.mock.calls).toEqual([[value]]);
    expect(latest().moved).toEqual([transfer]);
  });

  describe('on abort', () => {
    let abort: AbortController;
    let call: Promise<unknown>;

    beforeEach(async () => {
      abort = new AbortController();
      call = client.call('inspect', inspect, { signal: abort.signal });
      await received(1);
      abort.abort();
    });

    it('asks the worker to stop, and keeps one that does', async () => {
      expect(latest().received.at(-1)).toEqual({ kind: 'cancel', id: 1 });
      latest().answer({ kind: 'error', id: 1, error: { type: 'abort' } });

      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
      await vi.advanceTimersByTimeAsync(10_000);
      expect(latest().terminated).toBe(false);
    });

    it('terminates a worker still busy two seconds later, and the next call gets a new one', async () => {
      const rejected = expect(call).rejects.toMatchObject({ name: 'AbortError' });
      await vi.advanceTimersByTimeAsync(1999);
      expect(latest().terminated).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await rejected;
      expect(workers[0]!.terminated).toBe(true);

      const next = client.call('inspect', inspect);
      await vi.waitFor(() => expect(workers).toHaveLength(2));
      workers[0]!.answer({ kind: 'error', id: 1, error: { type: 'abort' } }); // too late to matter
      workers[1]!.answer({ kind: 'result', id: 2, value: info });
      await expect(next).resolves.toEqual(info);
    });

    it('gives no result that crossed the cancel on its way', async () => {
      latest().answer({ kind: 'result', id: 1, value: info });
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    });

    it('says nothing of a crash on the way out', async () => {
      latest().onerror?.({ message: 'out of memory' });
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    });
  });

  it('never begins a call that was aborted while it waited', async () => {
    const signal = AbortSignal.abort();
    await expect(client.call('inspect', inspect, { signal })).rejects.toBe(signal.reason);
    expect(workers).toHaveLength(0);
  });

  it('leaves no listener on a signal that outlives its call', async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    const added = vi.spyOn(signal, 'addEventListener');
    const call = client.call('inspect', inspect, { signal });
    await received(1);
    latest().answer({ kind: 'result', id: 1, value: info });
    await call;
    expect(added.mock.calls).toHaveLength(1);
    expect(removed.mock.calls[0]!.slice(0, 2)).toEqual(added.mock.calls[0]!.slice(0, 2));
  });

  describe('when the worker breaks down', () => {
    it.each<[string, (worker: FakeWorker) => void, string]>([
      ['crashes', (worker) => worker.onerror?.({ message: 'out of memory' }), 'out of memory'],
      [
        'sends what cannot be read',
        (worker) => worker.onmessageerror?.({}),
        'a message could not be read',
      ],
      [
        'says that only a fresh one helps',
        (worker) =>
          worker.answer({
            kind: 'error',
            id: 1,
            error: { type: 'failure', code: 'worker-crashed', details: { message: 'wasm trap' } },
          }),
        'wasm trap',
      ],
    ])('fails the call where it %s, and the next starts a fresh one', async (_, fail, message) => {
      const call = client.call('inspect', inspect);
      const next = client.call('inspect', inspect);
      await received(1);
      fail(latest());
      await expect(call).rejects.toMatchObject({ code: 'worker-crashed', details: { message } });
      expect(workers[0]!.terminated).toBe(true);

      await vi.waitFor(() => expect(workers).toHaveLength(2));
      fail(workers[0]!); // the dead one has no say any more
      latest().answer({ kind: 'result', id: 2, value: info });
      await expect(next).resolves.toEqual(info);
    });

    it('replaces one that crashed while nobody was waiting', async () => {
      const call = client.call('inspect', inspect);
      await received(1);
      latest().answer({ kind: 'result', id: 1, value: info });
      await call;
      latest().onerror?.({ message: 'gone' });

      void client.call('inspect', inspect);
      await vi.waitFor(() => expect(workers).toHaveLength(2));
    });

    it('fails the call where none can be started, and tries again for the next', async () => {
      let allowed = false;
      client = new WorkerClient<InferenceContract>(() => {
        if (!allowed) throw new Error('blocked');
        workers.push(new FakeWorker());
        return latest();
      });
      await expect(client.call('inspect', inspect)).rejects.toMatchObject({
        code: 'worker-crashed',
        details: { message: 'Error: blocked' },
      });
      allowed = true;
      void client.call('inspect', inspect);
      await received(1);
    });
  });

  it('ends with everything that runs or waits when it is disposed of', async () => {
    const running = client.call('inspect', inspect);
    const waiting = client.call('inspect', inspect);
    await received(1);
    client.dispose();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.call('inspect', inspect)).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
  });
});
