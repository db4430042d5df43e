/**
 * One GET for some bytes of a file, and what can go wrong with it.
 *
 * The request is one that needs no CORS preflight (a single `Range` is safelisted) and names nobody:
 * Hugging Face answers 404 to some Referers. It always goes to the published address: that one
 * redirects to a signed address which is another one each time, and expires.
 */
import { Failure } from '../core/errors';
import { parseRetryAfter } from './retry-after';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ByteRange {
  readonly url: string;
  /** For messages. */
  readonly file: string;
  readonly fileBytes: number;
  /** Half open. */
  readonly start: number;
  readonly end: number;
}

/** What another attempt may mend. */
export type Trouble =
  /** No answer at all, or the connection broke: browsers do not say more. */
  | { readonly kind: 'network' }
  /** The body ended, in good order, before its time. */
  | { readonly kind: 'short' }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs: number | null };

export class RequestTrouble extends Error {
  override readonly name = 'RequestTrouble';

  constructor(readonly trouble: Trouble) {
    super(JSON.stringify(trouble));
  }
}

/** The host answered with the whole file: there are no parts to be had from it. */
export class RangeIgnored extends Error {
  override readonly name = 'RangeIgnored';
}

export interface RequestOptions {
  readonly fetch: Fetch;
  /** No byte for so long is a stall. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
  /** The bytes of the range, in order. May return a promise to slow the host down. */
  readonly take: (chunk: Uint8Array) => void | Promise<void>;
}

/**
 * Resolves when all of the range has been taken.
 *
 * @throws RequestTrouble, RangeIgnored
 * @throws Failure `wrong-content` - the host has a file of another length under this address
 */
export async function requestBytes(range: ByteRange, options: RequestOptions): Promise<void> {
  const stalled = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience: Patience = {
    begin() {
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(), options.stallMs);
    },
    end: () => clearTimeout(timer),
  };
  patience.begin();
  try {
    const signal = AbortSignal.any([options.signal, stalled.signal]);
    const response = await options.fetch(range.url, requestInit(range, signal));
    await checkAnswer(response, range);
    await takeBody(response, range, options, patience);
  } catch (error) {
    options.signal.throwIfAborted();
    if (stalled.signal.aborted) throw new RequestTrouble({ kind: 'stalled' });
    // Both fetch and a body that breaks off reject with a TypeError.
    if (error instanceof TypeError) throw new RequestTrouble({ kind: 'network' });
    throw error;
  } finally {
    patience.end();
  }
}

/** Runs while we wait for the host, and not while it waits for us. */
interface Patience {
  begin(): void;
  end(): void;
}

function requestInit({ start, end, fileBytes }: ByteRange, signal: AbortSignal): RequestInit {
  const isWhole = start === 0 && end === fileBytes;
  return {
    mode: 'cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store', // 1.24 GB once more in the HTTP cache would help nobody
    signal,
    ...(!isWhole && { headers: { Range: `bytes=${start}-${end - 1}` } }),
  };
}

async function checkAnswer(response: Response, range: ByteRange): Promise<void> {
  const isWhole = range.start === 0 && range.end === range.fileBytes;
  if (response.status === 206) return checkContentRange(response, range);
  if (response.status === 200 && isWhole) return;
  await discard(response);
  if (response.status === 200) throw new RangeIgnored();
  const retryAfterMs = parseRetryAfter(response.headers.get('Retry-After'), Date.now());
  throw new RequestTrouble({ kind: 'status', status: response.status, retryAfterMs });
}

/** Where the host lets us read the header (CORS may hide it), it must speak of our file and range. */
async function checkContentRange(response: Response, range: ByteRange): Promise<void> {
  const header = response.headers.get('Content-Range');
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header ?? '');
  if (!match) return;
  const [, start, total] = match;
  if (total !== '*' && Number(total) !== range.fileBytes) {
    await discard(response);
    throw new Failure('wrong-content', { file: range.file, reason: 'length' });
  }
  if (Number(start) !== range.start) {
    await discard(response);
    throw new RequestTrouble({ kind: 'short' });
  }
}

async function takeBody(
  { body }: Response,
  range: ByteRange,
  { take }: RequestOptions,
  patience: Patience,
): Promise<void> {
  let left = range.end - range.start;
  const reader = body?.getReader();
  try {
    for (;;) {
      patience.begin();
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      patience.end();
      if (done) break;
      left -= value.length;
      if (left < 0) throw new Failure('wrong-content', { file: range.file, reason: 'length' });
      await take(value);
    }
  } finally {
    // Ends the transfer where we stop in the middle; after the end it does nothing.
    await reader?.cancel().catch(() => {});
  }
  if (left > 0) throw new RequestTrouble({ kind: 'short' });
}

async function discard({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => {}); // the connection may be gone already
}
