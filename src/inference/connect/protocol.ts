/**
 * What a packaged window and the engine's frame say to each other (DESIGN section 2, rung 1).
 *
 * The window posts a probe with a port to the frame; everything else goes over that port, so that
 * nobody else can listen or speak. Each worker gets two ports: one for its calls, which the frame
 * hands on to it, and one between window and frame, for its life and death.
 */

/** To the frame's window, with one port. */
export interface Probe {
  readonly kind: 'inpaint:probe';
}

/** Frame to window, over the probe's port: that it is there at all, what it has, and that it still is. */
export type FromFrame =
  { readonly kind: 'here' | 'alive' } | { readonly kind: 'report'; readonly report: EngineReport };

/** Window to frame, over the probe's port; with two ports: the worker's calls, and its control. */
export interface StartWorker {
  readonly kind: 'start';
}

/** Window to frame, over the probe's port: is anybody there? */
export interface Ping {
  readonly kind: 'ping';
}

/** Window to frame, over a worker's control port. */
export interface Terminate {
  readonly kind: 'terminate';
}

/** Frame to window, over a worker's control port. */
export interface Crashed {
  readonly kind: 'crashed';
  readonly message: string;
}

/** What a page says about itself before it is trusted with the model. */
export interface EngineReport {
  readonly secure: boolean;
  /** An adapter has really been obtained. */
  readonly gpu: boolean;
  /** A cache has really been opened. */
  readonly caches: boolean;
  readonly version: string;
}

export function isProbe(data: unknown): data is Probe {
  return kindOf(data) === 'inpaint:probe';
}

export function isStartWorker(data: unknown): data is StartWorker {
  return kindOf(data) === 'start';
}

export function isPing(data: unknown): data is Ping {
  return kindOf(data) === 'ping';
}

export function isTerminate(data: unknown): data is Terminate {
  return kindOf(data) === 'terminate';
}

/** null for anything that is not of this protocol. */
export function parseFromFrame(data: unknown): FromFrame | null {
  const { kind, report } = recordOf(data);
  if (kind === 'here' || kind === 'alive') return { kind };
  if (kind !== 'report') return null;
  const { secure, gpu, caches, version } = recordOf(report);
  if (typeof version !== 'string') return null;
  return {
    kind,
    report: { secure: secure === true, gpu: gpu === true, caches: caches === true, version },
  };
}

/** null for anything that is not of this protocol. */
export function parseCrashed(data: unknown): Crashed | null {
  const { kind, message } = recordOf(data);
  return kind === 'crashed' ? { kind, message: String(message) } : null;
}

function kindOf(data: unknown): unknown {
  return recordOf(data).kind;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
