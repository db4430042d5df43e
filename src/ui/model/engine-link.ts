/**
 * The ladder to the model's engine, which cannot run in Figma's packaged window itself.
 *
 * Each rung is a way to reach a page that has WebGPU and CacheStorage. A rung is trusted only after
 * that page has reported what it really has: in Chromium the same frame is a secure context or not
 * depending on how the browser isolates sites, and a blocked frame fires no error at all.
 */
import type { WorkerLike } from '../../inference/client';
import type { EngineReport } from '../../inference/connect/protocol';
import { Failure, type EngineTrouble } from '../../inference/core/errors';
import { PROTOCOL_VERSION } from '../../inference/model-contract';

export type RungName = EngineTrouble['rung'];

/** The way to the engine that holds. */
export interface EngineConnection {
  readonly rung: RungName;
  /** Starts a worker of its own at every call; a `WorkerClient<ModelContract>` is given this. */
  startWorker(): WorkerLike;
  /** Ends what the connection has opened. Workers started through it are terminated by their clients. */
  dispose(): void;
}

/** A place that has answered; what it says of itself decides whether it is used. */
export interface Reached {
  readonly report: EngineReport;
  /** Never resolves where the way there is to leave this page. */
  connect(): Promise<EngineConnection>;
  dispose(): void;
}

export interface Rung {
  readonly name: RungName;
  /**
   * @param below - why the rungs tried before did not hold
   * @throws RungFailure, or anything else; must stop when `signal` aborts
   */
  reach(signal: AbortSignal, below: readonly EngineTrouble[]): Promise<Reached>;
}

/** Why a rung could not be reached. */
export class RungFailure extends Error {
  constructor(
    readonly code: EngineTrouble['code'],
    detail = '',
  ) {
    super(detail);
  }
}

/** All that connecting needs to know of the program it runs in. */
export interface Ladder {
  /** In order of preference. */
  readonly rungs: readonly Rung[];
  /** Where the engine is, for a sentence. */
  readonly host: string;
}

export interface ConnectOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long one rung may take to report. */
  readonly timeoutMs?: number;
  /** The protocol version this build speaks; an engine of another one is passed over. */
  readonly version?: string;
  /**
   * Where no rung has all, take one that lacks only the GPU or the storage: the model then runs on the
   * processor, or is kept in memory, which its preflight says.
   */
  readonly acceptLimited?: boolean;
}

/** The first adapter of a browser session may take seconds, and a phone's network some more. */
const TIMEOUT_MS = 15_000;

/**
 * Connects by the first rung that holds.
 *
 * @throws Failure `engine-unreachable` - with one reason per rung tried
 * @throws AbortError - once `options.signal` aborts
 */
export async function connectEngine(
  { rungs, host }: Ladder,
  options: ConnectOptions = {},
): Promise<EngineConnection> {
  const reasons: EngineTrouble[] = [];
  let limited: Reached | null = null;
  for (const rung of rungs) {
    options.signal?.throwIfAborted();
    const { reached, trouble } = await tryRung(rung, reasons, options);
    if (options.signal?.aborted) [reached, limited].forEach((place) => place?.dispose());
    options.signal?.throwIfAborted();
    if (reached && !trouble) {
      limited?.dispose();
      return reached.connect();
    }
    if (reached && !limited && options.acceptLimited === true && isLimited(trouble)) {
      limited = reached;
    } else reached?.dispose();
    if (trouble) reasons.push(trouble);
  }
  if (limited) return limited.connect();
  throw new Failure('engine-unreachable', { host, reasons });
}

function isLimited(trouble: EngineTrouble | null): boolean {
  return trouble?.code === 'no-webgpu' || trouble?.code === 'no-storage';
}

/** Where the rung was reached and where it falls short; both for one that lacks something. */
interface Outcome {
  readonly reached: Reached | null;
  readonly trouble: EngineTrouble | null;
}

async function tryRung(
  rung: Rung,
  below: readonly EngineTrouble[],
  { version = PROTOCOL_VERSION, signal, timeoutMs = TIMEOUT_MS }: ConnectOptions,
): Promise<Outcome> {
  const limit = new AbortController();
  const giveUp = () => limit.abort(signal?.reason);
  const timer = setTimeout(() => limit.abort(new RungFailure('silent', 'no answer')), timeoutMs);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const reached = await Promise.race([
      rung.reach(limit.signal, [...below]),
      rejectionOf(limit.signal),
    ]);
    const missing = whatIsMissing(reached.report, version);
    return { reached, trouble: missing && { rung: rung.name, ...missing } };
  } catch (error) {
    return { reached: null, trouble: { rung: rung.name, ...troubleOf(error) } };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

type Trouble = Omit<EngineTrouble, 'rung'>;

/** A stranger's report is not judged further, and what an insecure page lacks follows from that. */
function whatIsMissing(report: EngineReport, version: string): Trouble | null {
  if (report.version !== version) return { code: 'other-version', detail: report.version };
  if (!report.secure) return { code: 'insecure', detail: '' };
  if (!report.gpu) return { code: 'no-webgpu', detail: '' };
  if (!report.caches) return { code: 'no-storage', detail: '' };
  return null;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof RungFailure) return { code: error.code, detail: error.message };
  return { code: 'failed', detail: String(error) };
}

/** Rejects when `signal` aborts: a rung that ignores its signal must not hold up the next. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
