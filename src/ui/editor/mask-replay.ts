/**
 * The mask of a list of operations that changes at its end: what is new is drawn on what is there, and
 * an undo goes on from the nearest of the masks kept along the way. It gives what `rasterise` gives.
 */
import type { Size } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import { maskOperations, type Operation } from './operations';
import { replay } from './rasterise';
import { decodeRuns, encodeRuns, type RunMask } from './run-mask';

/** One mask is kept for so many operations: an undo draws no more than these again. */
const KEPT_EVERY = 8;

interface Kept {
  /** How many of the operations it is the mask of. */
  readonly count: number;
  readonly pixels: RunMask | null;
}

export class MaskReplay {
  #operations: readonly Operation[] = [];
  #mask: Mask | null = null;
  #kept: Kept[] = [];

  constructor(private readonly image: Size) {}

  /** @returns a mask that the next call may change; null or all outside where nothing is masked */
  maskOf(operations: readonly Operation[]): Mask | null {
    const visible = maskOperations(operations);
    this.#takeBase(visible);
    const shared = sharedCount(this.#operations, visible);
    if (shared < this.#operations.length) this.#goBack(shared);
    for (let at = this.#operations.length; at < visible.length;) {
      const next = Math.min(visible.length, at - (at % KEPT_EVERY) + KEPT_EVERY);
      this.#mask = replay(this.#mask, visible.slice(at, next), this.image);
      if (next % KEPT_EVERY === 0) {
        this.#kept.push({ count: next, pixels: this.#mask && encodeRuns(this.#mask) });
      }
      this.#operations = visible.slice(0, next);
      at = next;
    }
    return this.#mask;
  }

  /** Where only the oldest operations have become one, the mask is what it was. */
  #takeBase([base, ...others]: readonly Operation[]): void {
    if (base?.kind !== 'base' || base === this.#operations[0]) return;
    const merged = others[0] ? this.#operations.indexOf(others[0]) : -1;
    const rest = this.#operations.slice(merged);
    if (merged < 1 || rest.some((operation, i) => operation !== others[i])) return;
    this.#operations = [base, ...rest];
    this.#kept = [
      { count: 1, pixels: base.pixels },
      ...this.#kept
        .filter(({ count }) => count > merged)
        .map(({ count, pixels }) => ({ count: count - merged + 1, pixels })),
    ];
  }

  /** To the last mask kept of the first `count` operations or fewer. */
  #goBack(count: number): void {
    this.#kept = this.#kept.filter((kept) => kept.count <= count);
    const from = this.#kept.at(-1) ?? { count: 0, pixels: null };
    this.#operations = this.#operations.slice(0, from.count);
    this.#mask = from.pixels && decodeRuns(from.pixels);
  }
}

function sharedCount(a: readonly Operation[], b: readonly Operation[]): number {
  const end = Math.min(a.length, b.length);
  let i = 0;
  while (i < end && a[i] === b[i]) i++;
  return i;
}
