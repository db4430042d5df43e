/** Undo and redo over the mask's operations. Pure: every function gives a new history. */
import { isBlank, type Operation } from './operations';

export interface History {
  /** Oldest first; this list is the mask. */
  readonly done: readonly Operation[];
  /** What redo would bring back, next one last. */
  readonly undone: readonly Operation[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Adds `operation` and forgets what could be redone. Clearing a blank mask changes nothing. */
export function commit(history: History, operation: Operation): History {
  if (operation.kind === 'clear' && isBlank(history.done)) return history;
  return { done: [...history.done, operation], undone: [] };
}

export function undo(history: History): History {
  const last = history.done.at(-1);
  if (!last) return history;
  return { done: history.done.slice(0, -1), undone: [...history.undone, last] };
}

export function redo(history: History): History {
  const next = history.undone.at(-1);
  if (!next) return history;
  return { done: [...history.done, next], undone: history.undone.slice(0, -1) };
}
