/**
 * Repeatable random numbers: the same key gives the same numbers on any machine.
 *
 * xorshift32 (G. Marsaglia, "Xorshift RNGs", 2003): integer arithmetic only, so no engine can round
 * differently. A key has several parts so that stages of one job do not share a stream.
 */
export interface RandomStream {
  /** The next integer in [0, limit); `limit` from 1 to 2³². */
  below(limit: number): number;
  /** Writes `count` entries of `from`, each drawn with `below`, to `to`. */
  draw(from: Int32Array, to: Int32Array, count: number): void;
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
    draw(from, to, count) {
      let next = state;
      for (let i = 0; i < count; i++) {
        next ^= next << 13;
        next ^= next >>> 17;
        next ^= next << 5;
        to[i] = from[Math.floor(((next >>> 0) / 0x1_0000_0000) * from.length)]!;
      }
      state = next;
    },
  };
}

/** Mixes integers into one unsigned 32-bit integer (the finaliser of MurmurHash3, once per part). */
export function hash(...parts: readonly number[]): number {
  let h = UNMIXED;
  for (const part of parts) h = mix(h, part);
  return h >>> 0;
}

/** `hash` part by part, for where the first parts are often the same: begins here, and is made unsigned at the end. */
export const UNMIXED = 0x811c9dc5;

export function mix(h: number, part: number): number {
  h = Math.imul(h ^ part, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
