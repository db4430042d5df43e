/**
 * Repeatable random numbers: the same key gives the same numbers on any machine.
 *
 * xorshift32 (G. Marsaglia, "Xorshift RNGs", 2003): integer arithmetic only, so no engine can round
 * differently. A key has several parts so that stages of one job do not share a stream.
 */
export interface RandomStream {
  /** The next integer in [0, limit); `limit` from 1 to 2³². */
  below(limit: number): number;
}

/** A stream of its own for every `key`, whose parts are taken as unsigned 32-bit integers. */
export function createRandom(...key: readonly number[]): RandomStream {
  // xorshift never leaves the state 0, so that one key gets another start.
  let state = hash(...key) || 0x9e3779b9;
  return {
    below(limit) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return Math.floor(((state >>> 0) / 0x1_0000_0000) * limit);
    },
  };
}

/** Mixes integers into one unsigned 32-bit integer (the finaliser of MurmurHash3, once per part). */
export function hash(...parts: readonly number[]): number {
  let h = 0x811c9dc5;
  for (const part of parts) {
    h = Math.imul(h ^ part, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}
