/**
 * Everything a host can do to a download, and what becomes of it: what the user sees, what is in the
 * store afterwards, and, once the host behaves again, how many bytes had to come twice.
 */
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../src/inference/core/errors';
import type { DownloadProgress } from '../../../src/inference/model-contract';
import type { Asked, Behaviour, Fault } from '../../support/fault-server';
import { createKit, FILE_A, FILE_B, FILE_BYTES, PART, partsKept, TOTAL } from './library-kit';

const ALL_OF_A = Array.from({ length: Math.ceil(FILE_BYTES.a / PART) }, (_, i) => i);

interface Row {
  readonly fault: string;
  readonly behave: Behaviour;
  /** null: the download succeeds. */
  readonly sees: { readonly code: FailureCode; readonly details: object } | null;
  /** Parts of the first file afterwards; `some` where it depends on how far the other lanes came. */
  readonly keeps: readonly number[] | 'some';
  /** At most so many bytes more than the model has, over this download and the next, healthy one. */
  readonly bytesAgain: number;
  readonly stallMs?: number;
  readonly startsOver?: true;
}

const isA = ({ path }: Asked) => path.endsWith('a.onnx');
/** The `times` first requests for part 3 of the first file. */
function onPart3(fault: Fault, times = Infinity): Behaviour {
  let left = times;
  return (asked) =>
    isA(asked) && asked.start >= 3000 && asked.end === 4000 && left-- > 0 ? fault : null;
}
const always =
  (fault: Fault): Behaviour =>
  () =>
    fault;
const once =
  (fault: Fault): Behaviour =>
  (asked) =>
    asked.count === 0 ? fault : null;
const status = (status: number, headers = {}): Fault => ({ kind: 'status', status, headers });
const host = expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string;
const refused = (status: number) =>
  ({ code: 'download-refused', details: { host, file: 'a.onnx', status } }) as const;
const wrong = (reason: 'length' | 'hash') =>
  ({ code: 'wrong-content', details: { file: 'a.onnx', reason } }) as const;
const done = { sees: null, keeps: ALL_OF_A } as const;
const nothingAgain = { bytesAgain: 0 } as const;
/** The host may serve, in vain, what the two other connections asked for just before all was given up. */
const underWay = { bytesAgain: 2 * PART } as const;

const ROWS: readonly Row[] = [
  { fault: 'none', behave: () => null, ...done, ...nothingAgain },
  {
    fault: 'a part cut after 700 bytes, once',
    behave: onPart3({ kind: 'cut', afterBytes: 700 }, 1),
    ...done,
    bytesAgain: 700,
  },
  {
    fault: 'every connection cut after 60 bytes',
    behave: always({ kind: 'cut', afterBytes: 60 }),
    ...done,
    bytesAgain: TOTAL * 3,
  },
  {
    fault: 'a connection cut before its first byte, always',
    behave: onPart3({ kind: 'cut', afterBytes: 0 }),
    sees: refused(0),
    keeps: 'some',
    ...underWay,
  },
  {
    fault: 'a stall in the middle of a part, once',
    behave: onPart3({ kind: 'stall', afterBytes: 400 }, 1),
    stallMs: 1000,
    ...done,
    bytesAgain: 400,
  },
  {
    fault: 'no answer at all, once',
    behave: onPart3({ kind: 'stall', afterBytes: -1 }, 1),
    stallMs: 1000,
    ...done,
    ...nothingAgain,
  },
  {
    fault: 'a stall in the same part, always',
    behave: onPart3({ kind: 'stall', afterBytes: 0 }),
    stallMs: 100,
    sees: { code: 'download-stalled', details: { host, file: 'a.onnx' } },
    keeps: 'some',
    bytesAgain: TOTAL, // so short a patience may also end for parts that were only slow
  },
  {
    fault: 'a body that ends too early, once',
    behave: onPart3({ kind: 'short', bytes: 600 }, 1),
    ...done,
    ...nothingAgain,
  },
  {
    fault: 'a body that is empty, always',
    behave: onPart3({ kind: 'short', bytes: 0 }),
    sees: wrong('length'),
    keeps: 'some',
    ...underWay,
  },
  {
    fault: 'a body longer than its range',
    behave: onPart3({ kind: 'long', extraBytes: 5 }, 1),
    sees: wrong('length'),
    keeps: 'some',
    bytesAgain: 3 * PART + 5,
  },
  {
    fault: 'a file of another length',
    behave: always({ kind: 'other-length', bytes: 9000 }),
    sees: wrong('length'),
    keeps: [],
    bytesAgain: 3 * PART,
  },
  {
    fault: 'one flipped bit',
    behave: onPart3({ kind: 'flipped', at: 3456 }, 1),
    sees: wrong('hash'),
    keeps: [],
    bytesAgain: FILE_BYTES.a,
  },
  {
    fault: 'the whole file instead of a range',
    behave: always({ kind: 'no-range' }),
    ...done,
    bytesAgain: 3 * (FILE_BYTES.a + FILE_BYTES.b),
  },
  {
    fault: 'the whole file instead of a range, from the middle on',
    behave: (asked) => (asked.count >= 5 ? { kind: 'no-range' } : null),
    ...done,
    bytesAgain: 4 * TOTAL,
    startsOver: true,
  },
  {
    fault: 'the whole file, cut once',
    behave: (asked) => ({ kind: 'no-range', ...(asked.count === 3 && { cutAfterBytes: 2500 }) }),
    ...done,
    bytesAgain: 5 * TOTAL,
    startsOver: true,
  },
  { fault: '404', behave: always(status(404)), sees: refused(404), keeps: [], ...underWay },
  {
    fault: '404 without CORS',
    behave: always({ kind: 'status', status: 404, withoutCors: true }),
    sees: refused(0),
    keeps: [],
    ...underWay,
  },
  { fault: '403', behave: always(status(403)), sees: refused(403), keeps: [], ...underWay },
  {
    fault: '416 for one part',
    behave: onPart3(status(416)),
    sees: refused(416),
    keeps: 'some',
    ...underWay,
  },
  {
    fault: '429 once, with a wish',
    behave: once(status(429, { 'Retry-After': '7' })),
    ...done,
    ...nothingAgain,
  },
  {
    fault: '429 always',
    behave: always(status(429, { 'Retry-After': '7' })),
    sees: { code: 'rate-limited', details: { host, retryAfterSeconds: 7 } },
    keeps: [],
    ...underWay,
  },
  {
    fault: '429 with a wish of an hour',
    behave: always(status(429, { 'Retry-After': '3600' })),
    sees: { code: 'rate-limited', details: { host, retryAfterSeconds: 3600 } },
    keeps: [],
    ...underWay,
  },
  {
    fault: '500 five times',
    behave: (asked) => (asked.count < 5 ? status(500) : null),
    ...done,
    ...nothingAgain,
  },
  {
    fault: '500 always',
    behave: always(status(500)),
    sees: refused(500),
    keeps: [],
    ...underWay,
  },
  {
    fault: '503 once, with a date',
    behave: once(status(503, { 'Retry-After': new Date(Date.now() + 30_000).toUTCString() })),
    ...done,
    ...nothingAgain,
  },
  {
    fault: 'a slow line',
    behave: always({ kind: 'slow', chunkBytes: 250, pauseMs: 5 }),
    ...done,
    ...nothingAgain,
  },
  {
    fault: 'redirects to a signed address of another origin',
    behave: always({ kind: 'redirect' }),
    ...done,
    ...nothingAgain,
  },
];

describe.each(ROWS)('with $fault', (row) => {
  it(`${row.sees ? `says ${row.sees.code}` : 'succeeds'}, and the next download ends it`, async () => {
    const network = (await createKit()).network;
    const kit = await createKit({ network: { ...network, stallMs: row.stallMs ?? 20_000 } });
    kit.server.behave = row.behave;

    const outcome = await kit.download().then(
      ({ state }) => ({ code: state }),
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject(row.sees ?? { code: 'ready' });
    const kept = partsKept(await kit.store.keys(), FILE_A);
    if (row.keeps !== 'some') expect(kept).toEqual(row.keeps);
    else expect(kept).not.toContain(3);
    expectHonest(kit.progress, row.sees === null);
    expect(kit.progress.filter(({ startedOver }) => startedOver)).toHaveLength(
      row.startsOver ? 1 : 0,
    );

    kit.server.behave = () => null;
    const sentBefore = kit.server.bytesSent;
    expect(await kit.download()).toMatchObject({ state: 'ready', bytesPresent: TOTAL });
    expect(kit.server.bytesSent - TOTAL).toBeLessThanOrEqual(row.bytesAgain);
    if (!row.sees) expect(kit.server.bytesSent).toBe(sentBefore);
    expect(partsKept(await kit.store.keys(), FILE_B)).toEqual([0, 1]);
  });
});

/** The invariants of the contract, whatever happens. */
function expectHonest(progress: readonly DownloadProgress[], succeeds: boolean): void {
  const bytes = progress.map(({ bytesDone }) => bytesDone);
  expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
  expect(new Set(progress.map(({ bytesTotal }) => bytesTotal))).toEqual(new Set([TOTAL]));
  if (succeeds) expect(progress.at(-1)).toMatchObject({ bytesDone: TOTAL, secondsLeft: 0 });
}
