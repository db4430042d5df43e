/**
 * Undo by whole states: every commit keeps a copy of the document tree, so undo is exact by
 * construction. Pictures are not part of it: they are named by their content and never change.
 */
export class History<State> {
  #past: State[] = [];
  #future: State[] = [];

  /** @param initial - the state that can be returned to but not undone */
  constructor(private current: State) {}

  /** Makes `state` a step of its own. What was undone before can no longer be redone. */
  commit(state: State): void {
    this.#past.push(this.current);
    this.#future = [];
    this.current = state;
  }

  /** The state to go back to, or null at the beginning. */
  undo(): State | null {
    const previous = this.#past.pop();
    if (previous === undefined) return null;
    this.#future.push(this.current);
    this.current = previous;
    return previous;
  }

  redo(): State | null {
    const next = this.#future.pop();
    if (next === undefined) return null;
    this.#past.push(this.current);
    this.current = next;
    return next;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The last committed state. */
  get head(): State {
    return this.current;
  }

  /** For what is remembered with a step but is not worth one of its own. */
  amend(state: State): void {
    this.current = state;
  }
}
