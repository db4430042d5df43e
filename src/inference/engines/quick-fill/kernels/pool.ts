/**
 * What jobs that are done worked in, for the next job: the regions of a fill follow each other faster
 * than garbage is collected. Held weakly, so that nothing is kept for long.
 */
export interface Pool<T> {
  take(): T | undefined;
  /** In the order in which they are to be taken; what was left from before is let go. */
  giveBack(things: readonly T[]): void;
}

export function createPool<T extends object>(): Pool<T> {
  let idle: WeakRef<T>[] = [];
  return {
    take() {
      for (;;) {
        const reference = idle.shift();
        const thing = reference?.deref();
        if (thing || !reference) return thing;
      }
    },
    giveBack(things) {
      idle = things.map((thing) => new WeakRef(thing));
    },
  };
}
