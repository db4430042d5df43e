/**
 * The mask of the open picture, with its undo history. Every picture opened in this session keeps
 * its own, so coming back to a layer finds what was painted there.
 */
import { useCallback, useState } from 'preact/hooks';
import { commit, EMPTY_HISTORY, redo, undo, type History } from './editor/history';
import type { Operation } from './editor/operations';

type Masks = ReadonlyMap<string, History>;

export function useMask(key: string) {
  const [masks, setMasks] = useState<Masks>(new Map());
  const change = useCallback(
    (next: (history: History) => History) => {
      setMasks((masks) => new Map(masks).set(key, next(masks.get(key) ?? EMPTY_HISTORY)));
    },
    [key],
  );
  return {
    history: masks.get(key) ?? EMPTY_HISTORY,
    add: useCallback((operation: Operation) => change((h) => commit(h, operation)), [change]),
    clear: useCallback(() => change((h) => commit(h, { kind: 'clear' })), [change]),
    undo: useCallback(() => change(undo), [change]),
    redo: useCallback(() => change(redo), [change]),
    /** Starts `key`'s mask, if it has none, as `from`'s cleared: undo there brings it back. */
    inherit: useCallback((from: string) => setMasks((masks) => inherited(masks, from, key)), [key]),
  };
}

export function inherited(masks: Masks, from: string, to: string): Masks {
  const source = masks.get(from);
  if (!source || masks.has(to)) return masks;
  return new Map(masks).set(to, commit(source, { kind: 'clear' }));
}
