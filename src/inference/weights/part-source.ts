/** Where the bytes of missing parts come from: a host, or a file picked by hand. */
import type { Part } from './parts';

export interface PartSource {
  /**
   * Hands over each of `missing` once, whole, in about this order.
   *
   * @param keep - several may run at a time; the bytes are the callee's from then on
   * @throws Failure - what the source says
   * @throws AbortError - once `signal` aborts
   */
  supply(missing: readonly Part[], keep: KeepPart, signal: AbortSignal): Promise<void>;
}

export type KeepPart = (part: Part, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
