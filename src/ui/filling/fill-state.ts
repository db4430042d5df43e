/**
 * How far the fill of the open picture is. Pure; `use-fill.ts` does the work.
 *
 * Nothing is lost on the way: a result that could not be applied is still the result, and asking for
 * another outcome keeps the one before until the new one is there.
 */
import type { FillProgress, FillResult } from '../../inference/contract';
import { isAbort } from '../../inference/core/errors';
import type { Patch } from '../../inference/core/raster';

/** Exactly one of these at a time: there is no pair of booleans to get wrong. */
export type FillState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running';
      readonly progress: FillProgress | null;
      /** What another engine made of it in the meantime, to look at while this one works. */
      readonly draft: Patch | null;
      /** What was shown before, when this is another outcome. */
      readonly previous: FillResult | null;
    }
  | { readonly phase: 'done' | 'applying' | 'applied'; readonly result: FillResult }
  | { readonly phase: 'failed'; readonly error: unknown; readonly result: FillResult | null };

export type FillEvent =
  | { readonly kind: 'start' | 'cancel' | 'apply' | 'applied' | 'discard' | 'acknowledge' }
  | { readonly kind: 'progress'; readonly progress: FillProgress }
  | { readonly kind: 'drafted'; readonly draft: Patch }
  /** A result is there: a new one, or one of those kept. */
  | { readonly kind: 'finished' | 'choose'; readonly result: FillResult }
  /** Whatever was under way: an abort goes back without a word. */
  | { readonly kind: 'stopped'; readonly error: unknown };

export const IDLE: FillState = { phase: 'idle' };

export function nextFill(state: FillState, event: FillEvent): FillState {
  switch (event.kind) {
    case 'start':
      return { phase: 'running', progress: null, draft: null, previous: resultOf(state) };
    case 'progress':
      return state.phase === 'running' ? { ...state, progress: event.progress } : state;
    case 'drafted':
      return state.phase === 'running' ? { ...state, progress: null, draft: event.draft } : state;
    case 'finished':
      return { phase: 'done', result: event.result };
    case 'choose':
      return state.phase === 'running' || state.phase === 'applying'
        ? state
        : { phase: 'done', result: event.result };
    case 'stopped':
      return isAbort(event.error)
        ? back(state)
        : { phase: 'failed', error: event.error, result: resultOf(state) };
    case 'apply':
      return withResult('applying', state);
    case 'applied':
      return withResult('applied', state);
    case 'cancel':
    case 'acknowledge':
      return back(state);
    case 'discard':
      return IDLE;
  }
}

/** The result there is, on show or kept behind a running fill; null where there is none. */
export function resultOf(state: FillState): FillResult | null {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'running':
      return state.previous;
    case 'done':
    case 'applying':
    case 'applied':
    case 'failed':
      return state.result;
  }
}

function back(state: FillState): FillState {
  return withResult('done', state);
}

function withResult(phase: 'done' | 'applying' | 'applied', state: FillState): FillState {
  const result = resultOf(state);
  return result ? { phase, result } : IDLE;
}
