/**
 * How far the model is from being usable here: reached, checked, on this computer. Pure; `use-model.ts`
 * does the work. Nothing in it can hold up Quick Fill.
 */
import { isAbort } from '../../inference/core/errors';
import type { DownloadProgress, ModelStatus } from '../../inference/model-contract';
import type { Verdict } from '../../inference/preflight/verdict';

export type ModelWork = 'download' | 'import' | 'verify' | 'remove' | 'export';

export type ModelState =
  /** Nobody has asked for it yet: nothing is loaded, no frame is opened. */
  | { readonly phase: 'unreached' }
  | { readonly phase: 'seeking' }
  | { readonly phase: 'unreachable'; readonly error: unknown }
  | {
      readonly phase: 'known';
      readonly verdict: Verdict;
      readonly status: ModelStatus;
      readonly work: ModelWork | null;
      readonly progress: DownloadProgress | null;
      /** What the last piece of work ended with, where it failed. */
      readonly error: unknown;
    };

export type ModelEvent =
  | { readonly kind: 'seek' | 'leave' }
  | { readonly kind: 'unreachable'; readonly error: unknown }
  | { readonly kind: 'known'; readonly verdict: Verdict; readonly status: ModelStatus }
  | WorkEvent;

/** What happens while the model is known; before that it changes nothing. */
type WorkEvent =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'work'; readonly work: ModelWork }
  | { readonly kind: 'progress'; readonly progress: DownloadProgress }
  | { readonly kind: 'status'; readonly status: ModelStatus }
  /** Work ended; `status` is what there is now, null where nobody could be asked. */
  | { readonly kind: 'ended'; readonly status: ModelStatus | null; readonly error?: unknown };

export const UNREACHED: ModelState = { phase: 'unreached' };

export function nextModel(state: ModelState, event: ModelEvent): ModelState {
  switch (event.kind) {
    case 'seek':
      return { phase: 'seeking' };
    case 'leave':
      return UNREACHED;
    case 'unreachable':
      return isAbort(event.error) ? UNREACHED : { phase: 'unreachable', error: event.error };
    case 'known': {
      const { verdict, status } = event;
      return { phase: 'known', verdict, status, work: null, progress: null, error: null };
    }
    case 'acknowledge':
    case 'work':
    case 'progress':
    case 'status':
    case 'ended':
      return state.phase === 'known' ? nextKnown(state, event) : state;
  }
}

type Known = Extract<ModelState, { phase: 'known' }>;

function nextKnown(state: Known, event: WorkEvent): ModelState {
  switch (event.kind) {
    case 'work':
      return { ...state, work: event.work, progress: null, error: null };
    case 'progress':
      return state.work ? { ...state, progress: event.progress } : state;
    case 'status':
      return { ...state, status: event.status };
    case 'ended':
      return {
        ...state,
        status: event.status ?? state.status,
        work: null,
        progress: null,
        error: event.error === undefined || isAbort(event.error) ? null : event.error,
      };
    case 'acknowledge':
      return { ...state, error: null };
  }
}

/** Whether a fill can run on it now. */
export function isUsable(state: ModelState): state is Known {
  return state.phase === 'known' && state.verdict.provider !== null && isHere(state);
}

function isHere({ status, work }: Known): boolean {
  return status.state === 'ready' && work !== 'remove' && work !== 'verify';
}
