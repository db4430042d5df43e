/** Two windows and one model: no part is fetched twice, and nobody waits for the dead. */
import { expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../../src/inference/weights/memory-store';
import type { Channel, Locks, Windows } from '../../../src/inference/weights/window-lock';
import { inTurn } from '../../../src/inference/weights/window-lock';
import { createKit, TOTAL } from './library-kit';

/** `navigator.locks` as far as it goes here: exclusive, in order, given up when the holder ends. */
function createLocks(): Locks {
  const queues = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  const request = async (
    name: string,
    options: LockOptions,
    run: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    if (options.ifAvailable && held.has(name)) return run(null);
    const before = queues.get(name) ?? Promise.resolve();
    const turn = before.then(async () => {
      options.signal?.throwIfAborted();
      held.add(name);
      try {
        return await run({ name, mode: 'exclusive' });
      } finally {
        held.delete(name);
      }
    });
    if (!held.has(name)) held.add(name);
    queues.set(
      name,
      turn.catch(() => {}),
    );
    return turn;
  };
  return { request: request as Locks['request'] };
}

/** What one window posts, all others hear. */
function createChannels(): Windows['openChannel'] {
  const open = new Set<Channel>();
  return () => {
    const channel: Channel = {
      onmessage: null,
      postMessage(data) {
        for (const other of open) {
          if (other !== channel) other.onmessage?.({ data } as MessageEvent);
        }
      },
      close: () => void open.delete(channel),
    };
    open.add(channel);
    return channel;
  };
}

const shared = () => ({
  locks: createLocks(),
  openChannel: createChannels(),
  store: createMemoryStore(),
});

it('fetches each part once for two windows, and the second follows the first', async () => {
  const windows = shared();
  const first = await createKit(windows);
  const second = await createKit({ ...windows, weightsHost: first.server.origin });
  const [one, two] = await Promise.all([first.download(), second.download()]);

  expect([one.state, two.state]).toEqual(['ready', 'ready']);
  expect(first.server.bytesSent).toBe(TOTAL);
  const stages = second.progress.map(({ stage }) => stage);
  expect(stages[0]).toBe('waiting');
  const followed = second.progress.filter(({ stage }) => stage === 'waiting');
  expect(followed.length).toBeGreaterThan(1);
  expect(followed.at(-1)).toMatchObject({ bytesDone: TOTAL, bytesTotal: TOTAL });
  const bytes = second.progress.map(({ bytesDone }) => bytesDone);
  expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
});

it('lets the second window go on where the first one pauses', async () => {
  const windows = shared();
  const first = await createKit(windows);
  const second = await createKit({ ...windows, weightsHost: first.server.origin });
  const pause = new AbortController();
  first.server.behave = ({ count }) => {
    if (count < 6 || pause.signal.aborted) return null;
    pause.abort();
    return { kind: 'stall', afterBytes: 0 };
  };
  const paused = first.download(pause.signal);
  const taken = second.download();
  await expect(paused).rejects.toMatchObject({ name: 'AbortError' });
  expect(await taken).toMatchObject({ state: 'ready' });
  expect(first.server.bytesSent).toBeLessThanOrEqual(TOTAL + 3000); // a part per open connection
  expect(second.progress.at(-1)).toMatchObject({ bytesDone: TOTAL });
});

it('can be left while it waits for the other window', async () => {
  const windows = shared();
  let end = () => {};
  const holding = inTurn(
    windows,
    'name',
    { signal: new AbortController().signal, onFollowed() {} },
    () => new Promise<void>((resolve) => (end = resolve)),
  );
  const abort = new AbortController();
  const onFollowed = vi.fn();
  const work = vi.fn(async () => {});
  const waiting = inTurn(windows, 'name', { signal: abort.signal, onFollowed }, work);
  await vi.waitFor(() => expect(onFollowed).toHaveBeenCalledWith(null));
  abort.abort();
  end();
  await holding;
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(work).not.toHaveBeenCalled();
});

it('hears nothing that is no progress', async () => {
  const windows = shared();
  let end = () => {};
  const options = { signal: new AbortController().signal, onFollowed() {} };
  const holding = inTurn(windows, 'n', options, () => new Promise<void>((done) => (end = done)));
  const onFollowed = vi.fn();
  const waiting = inTurn(windows, 'n', { ...options, onFollowed }, async () => {});
  await vi.waitFor(() => expect(onFollowed).toHaveBeenCalledTimes(1));
  const stranger = windows.openChannel('n')!;
  for (const noise of [null, 'x', 7, {}, { bytesDone: '1', bytesTotal: 2 }]) {
    stranger.postMessage(noise);
  }
  stranger.postMessage({ bytesDone: 1, bytesTotal: 2, bytesPerSecond: 0, secondsLeft: null });
  expect(onFollowed).toHaveBeenCalledTimes(2);
  end();
  await Promise.all([holding, waiting]);
});
