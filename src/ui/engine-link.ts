/**
 * The ladder to the model's engine, which cannot run in Figma's packaged window itself.
 *
 * Each rung is a way to reach a page that has WebGPU and CacheStorage. A rung is trusted only after
 * it has reported what it really has: in Chromium the same frame is a secure context or not
 * depending on how the browser isolates sites, and a blocked frame fires no error at all.
 */
import { Failure } from '../inference/core/errors';

/** What a rung says about the place it reaches. */
export interface EngineReport {
  readonly secure: boolean;
  readonly gpu: boolean;
  readonly caches: boolean;
  readonly version: string;
}

export interface Rung {
  readonly name: string;
  /** @throws anything, where the place cannot be reached; must stop when `signal` aborts */
  probe(signal: AbortSignal): Promise<EngineReport>;
}

export interface ClimbOptions {
  /** The protocol version this build speaks; a cached engine of another one is passed over. */
  readonly version: string;
  readonly signal?: AbortSignal;
  /** How long one rung may take to report. */
  readonly timeoutMs?: number;
}

/** In order of preference. Empty until the engine exists: Quick Fill needs none of them. */
export const RUNGS: readonly Rung[] = [];

export const ENGINE_VERSION = '1';

/**
 * The first rung that holds.
 *
 * @throws Failure `engine-unreachable` - with one reason per rung tried
 * @throws AbortError - once `options.signal` aborts
 */
export async function climb(rungs: readonly Rung[], options: ClimbOptions): Promise<Rung> {
  const reasons: string[] = [];
  for (const rung of rungs) {
    options.signal?.throwIfAborted();
    const missing = await whatIsMissing(rung, options);
    options.signal?.throwIfAborted();
    if (missing === null) return rung;
    reasons.push(`${rung.name}: ${missing}`);
  }
  throw new Failure('engine-unreachable', { reasons });
}

async function whatIsMissing(
  rung: Rung,
  { version, signal, timeoutMs = 5000 }: ClimbOptions,
): Promise<string | null> {
  const limit = new AbortController();
  const giveUp = () => limit.abort(signal?.reason);
  const timer = setTimeout(() => limit.abort(new Error('no answer')), timeoutMs);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const report = await Promise.race([rung.probe(limit.signal), rejectionOf(limit.signal)]);
    if (!report.secure) return 'not a secure context';
    if (!report.gpu) return 'no WebGPU';
    if (!report.caches) return 'no CacheStorage';
    return report.version === version ? null : `version ${report.version}, not ${version}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** Rejects when `signal` aborts: a rung that ignores its signal must not hold up the next. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
