/**
 * How often to try again, and how long to wait in between: exponential back-off with jitter, the
 * host's own wish (`Retry-After`) above it, and an end, with a reason a person can act on.
 */
import { Failure } from '../core/errors';
import { RequestTrouble, type Trouble } from './request';

/** Attempts in a row that brought nothing: with the waits below about a minute and a half. */
const ATTEMPTS = 8;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A host that asks for more than this is better asked again by hand. */
const PATIENCE_MS = 120_000;
/** What "later" means where the host does not say. */
const DEFAULT_LATER_SECONDS = 60;
/** Request timeout, too early, and what servers say when they are the ones in trouble. */
const PASSING_STATUSES: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

export interface RetryOptions {
  readonly signal: AbortSignal;
  /** @throws AbortError - as soon as `signal` aborts */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** In [0, 1), as Math.random. */
  readonly random: () => number;
  /** False where the browser knows of no network and nothing has come through one so far. */
  readonly isWorthWaiting: () => boolean;
  /** Whether any server answers under the address at all, be it with something we may not read. */
  readonly isThere: (url: string) => Promise<boolean>;
  /** Called with true when a wait begins and with false when it is over. */
  readonly onWait: (isWaiting: boolean) => void;
}

interface Attempted {
  readonly url: string;
  readonly file: string;
}

/**
 * Runs `attempt` until it succeeds.
 *
 * @param attempt - resolves when all is there; goes on from where the one before it stopped
 * @param hasProgressed - whether the last attempt brought enough to call the line alive; then the
 *   count of attempts begins anew, so that a bad line is slow and not an error
 * @throws Failure `offline`, `download-refused`, `download-stalled`, `rate-limited`, `wrong-content`
 */
export async function persevere(
  target: Attempted,
  attempt: () => Promise<void>,
  hasProgressed: () => boolean,
  options: RetryOptions,
): Promise<void> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof RequestTrouble)) throw error;
      if (hasProgressed()) failures = 1;
      const waitMs = failures < ATTEMPTS ? waitAfter(error.trouble, failures, options) : null;
      if (waitMs === null) throw await failureOf(error.trouble, target, options);
      await pause(waitMs, options);
    }
  }
}

async function pause(waitMs: number, { wait, onWait, signal }: RetryOptions): Promise<void> {
  onWait(true);
  try {
    await wait(waitMs, signal);
  } finally {
    onWait(false);
  }
}

/** @returns null where waiting is no use */
function waitAfter(
  trouble: Trouble,
  failures: number,
  { random, isWorthWaiting }: RetryOptions,
): number | null {
  if (trouble.kind === 'network' && !isWorthWaiting()) return null;
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  const backOff = longest * (0.5 + 0.5 * random()); // so that many windows do not come back as one
  if (trouble.kind !== 'status') return backOff;
  if (!PASSING_STATUSES.includes(trouble.status)) return null;
  const asked = trouble.retryAfterMs ?? 0;
  return asked > PATIENCE_MS ? null : asked + backOff;
}

async function failureOf(
  trouble: Trouble,
  { url, file }: Attempted,
  { isThere }: RetryOptions,
): Promise<Failure> {
  const { host } = new URL(url);
  switch (trouble.kind) {
    case 'network': {
      // A refusal without CORS headers looks just like no network; asking without CORS tells them apart.
      return (await isThere(url))
        ? new Failure('download-refused', { host, file, status: 0 })
        : new Failure('offline', { host });
    }
    case 'short':
      return new Failure('wrong-content', { file, reason: 'length' });
    case 'stalled':
      return new Failure('download-stalled', { host, file });
    case 'status': {
      const { status, retryAfterMs } = trouble;
      const isRefused = status !== 429 && retryAfterMs === null;
      if (isRefused || !PASSING_STATUSES.includes(status)) {
        return new Failure('download-refused', { host, file, status });
      }
      const retryAfterSeconds = retryAfterMs === null ? DEFAULT_LATER_SECONDS : retryAfterMs / 1000;
      return new Failure('rate-limited', { host, retryAfterSeconds });
    }
  }
}
