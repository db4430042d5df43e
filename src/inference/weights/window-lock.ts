/**
 * One window at a time fetches a model; the others follow what it says, and the next takes over when
 * it is done, paused, or dead (the browser frees a dead window's lock).
 */
import type { DownloadProgress } from '../model-contract';

/** `navigator.locks`; absent on insecure pages, where each window has a store of its own anyway. */
export type Locks = Pick<LockManager, 'request'>;

/** A `BroadcastChannel`, as far as it is needed. */
export interface Channel {
  onmessage: ((event: MessageEvent) => unknown) | null;
  postMessage(message: unknown): void;
  close(): void;
}

export interface Windows {
  readonly locks: Locks | undefined;
  readonly openChannel: (name: string) => Channel | undefined;
}

export interface TurnOptions {
  readonly signal: AbortSignal;
  /** What the window whose turn it is says; called at least once where there is another. */
  readonly onFollowed: (progress: DownloadProgress | null) => void;
}

/**
 * @param work - gets a function to tell the other windows with
 * @throws AbortError - also while waiting for the turn
 */
export async function inTurn<T>(
  { locks, openChannel }: Windows,
  name: string,
  { signal, onFollowed }: TurnOptions,
  work: (tell: (progress: DownloadProgress) => void) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const channel = openChannel(name);
  const run = () => {
    if (channel) channel.onmessage = null;
    return work((progress) => channel?.postMessage(progress));
  };
  try {
    if (!locks) return await run();
    if (channel) channel.onmessage = ({ data }) => isProgress(data) && onFollowed(data);
    let isTaken = false;
    const done = await locks.request(name, { ifAvailable: true }, async (lock) => {
      isTaken = !lock;
      return lock ? run() : undefined;
    });
    if (!isTaken) return done as T; // the lock was ours, so `run` has made it
    onFollowed(null);
    return await locks.request(name, { signal }, run);
  } finally {
    channel?.close();
  }
}

/** The other window may be of another version of this page. */
function isProgress(data: unknown): data is DownloadProgress {
  const value = data as Partial<Record<keyof DownloadProgress, unknown>> | null;
  return (
    typeof value?.bytesDone === 'number' &&
    typeof value.bytesTotal === 'number' &&
    typeof value.bytesPerSecond === 'number' &&
    (typeof value.secondsLeft === 'number' || value.secondsLeft === null)
  );
}
