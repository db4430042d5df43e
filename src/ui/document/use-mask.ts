/**
 * The mask of the open picture, with its undo history. Every picture opened in this session keeps
 * its own, so coming back to a layer finds what was painted there.
 */
import { useCallback, useState } from 'preact/hooks';
import type { Size } from '../../inference/core/geometry';
import { amend, commit, compact, EMPTY_HISTORY, redo, undo, type History } from '../editor/history';
import { isBlank, sourceOf, type Operation } from '../editor/operations';
import { isSameMask } from '../results/variations';

export type Masks = ReadonlyMap<string, History>;

export type Mask = ReturnType<typeof useMask>;

export function useMask(key: string) {
  const [masks, setMasks] = useState<Masks>(new Map());
  const change = useCallback(
    (next: (history: History) => History) => {
      setMasks((masks) => new Map(masks).set(key, next(masks.get(key) ?? EMPTY_HISTORY)));
    },
    [key],
  );
  return {
    /** Of every picture opened so far. */
    masks,
    restore: setMasks,
    history: masks.get(key) ?? EMPTY_HISTORY,
    /** @param image - the picture's size, with which the history can be kept within its limits */
    add: useCallback(
      (operation: Operation, image: Size | null = null) => {
        change((h) => (image ? compact(commit(h, operation), image) : commit(h, operation)));
      },
      [change],
    ),
    /** Puts `operation` in the place of `before`, if that is what was done last. */
    amend: useCallback(
      (before: Operation, operation: Operation) => change((h) => amend(h, before, operation)),
      [change],
    ),
    clear: useCallback(() => change((h) => commit(h, { kind: 'clear' })), [change]),
    undo: useCallback(() => change(undo), [change]),
    redo: useCallback(() => change(redo), [change]),
    /** Forgets mask and source and does `operations` instead, unless it comes to them already. */
    become: useCallback(
      (operations: readonly Operation[], image: Size | null) =>
        change((h) => became(h, operations, image)),
      [change],
    ),
    /** Starts `key`'s mask with operations made before, if it is blank. */
    begin: useCallback(
      (key: string, done: readonly Operation[]) => setMasks((masks) => begun(masks, key, done)),
      [],
    ),
    /** Starts `key`'s mask, if it has none, as `from`'s cleared: undo there brings it back. */
    inherit: useCallback((from: string) => setMasks((masks) => inherited(masks, from, key)), [key]),
  };
}

export function became(
  history: History,
  operations: readonly Operation[],
  image: Size | null,
): History {
  if (isSameMask(history.done, operations)) return history;
  const { done } = commit(history, { kind: 'clear' });
  const forgets = sourceOf(done) !== null && sourceOf(operations) === null;
  const whole: readonly Operation[] = forgets ? [{ kind: 'source', pixels: null }] : [];
  const next: History = { done: [...done, ...whole, ...operations], undone: [] };
  return image ? compact(next, image) : next;
}

export function begun(masks: Masks, key: string, done: readonly Operation[]): Masks {
  const before = masks.get(key)?.done ?? [];
  if (!isBlank(before)) return masks;
  return new Map(masks).set(key, { done: [...before, ...done], undone: [] });
}

export function inherited(masks: Masks, from: string, to: string): Masks {
  const source = masks.get(from);
  if (!source || masks.has(to)) return masks;
  return new Map(masks).set(to, commit(source, { kind: 'clear' }));
}
