/** Holds fills back, so that a running one can be looked at for as long as a test needs. */
import type { Frame } from 'playwright-core';
import type { FillProgress } from '../../src/inference/contract';

export interface HeldFill {
  /** What the worker would tell on the way. */
  tell(progress: FillProgress): Promise<void>;
  /** Ends it with a failure. */
  fail(): Promise<void>;
  /** From now on fills run. */
  letGo(): Promise<void>;
}

/** Of a model's fill, a minute before its end. */
export const PAINTING: FillProgress = {
  fraction: 0.4,
  region: 1,
  regions: 1,
  steps: {
    stage: 'denoising',
    done: 4,
    total: 12,
    millisecondsPerStep: 7500,
    millisecondsLeft: 60_000,
  },
};

export async function holdFills(frame: Frame): Promise<HeldFill> {
  const held = await frame.evaluateHandle(takeOver);
  return {
    tell: (progress) => held.evaluate(({ tell }, progress) => tell(progress), progress),
    fail: () => held.evaluate(({ fail }) => fail()),
    letGo: () => held.evaluate(({ letGo }) => letGo()),
  };
}

/** Runs in the window, so it brings everything along. */
function takeOver() {
  interface Call {
    readonly kind: string;
    readonly id: number;
    readonly method?: string;
  }
  const { prototype } = Worker;
  const post = Reflect.get(prototype, 'postMessage') as (...values: unknown[]) => void;
  let running: { readonly worker: Worker; readonly id: number } | null = null;
  const answer = (message: object) => {
    if (!running) throw new Error('No fill is held');
    const { worker, id } = running;
    worker.dispatchEvent(new MessageEvent('message', { data: { id, ...message } }));
  };
  const end = (error: object) => {
    answer({ kind: 'error', error });
    running = null;
  };
  prototype.postMessage = function (this: Worker, ...values: unknown[]) {
    const { kind, id, method } = values[0] as Call;
    if (kind === 'call' && method === 'fill') running = { worker: this, id };
    else if (kind === 'cancel' && id === running?.id) end({ type: 'abort' });
    else post.apply(this, values);
  };
  return {
    tell: (value: unknown) => answer({ kind: 'progress', value }),
    fail: () =>
      end({ type: 'failure', code: 'worker-crashed', details: { message: 'out of memory' } }),
    letGo: () => void (prototype.postMessage = post),
  };
}
