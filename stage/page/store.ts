/** A value that can be watched, and the hook that draws a component again when a part of it changes. */
import { useEffect, useReducer, useRef } from 'preact/hooks';

export interface Store<State> {
  get(): State;
  set(patch: Partial<State>): void;
  /** Called after every `set`. @returns a function that stops it */
  subscribe(listener: () => void): () => void;
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `select` must give the same value for the same state: an object made anew is a change each time. */
export function useStore<State extends object, Part>(
  store: Store<State>,
  select: (state: State) => Part,
): Part {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const part = select(store.get());
  const latest = useRef({ part, select });
  latest.current = { part, select };
  useEffect(() => {
    const check = () => {
      if (latest.current.select(store.get()) !== latest.current.part) redraw(undefined);
    };
    check(); // what changed between drawing and now
    return store.subscribe(check);
  }, [store]);
  return part;
}
