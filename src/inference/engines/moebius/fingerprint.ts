/** A short name for many numbers, to find again what has been computed from them. */

/**
 * 64 bits of two independent 32-bit mixes (constants of MurmurHash3's finaliser): two of a session's few
 * pictures having the same is out of the question, and nobody is there to make them so on purpose.
 */
export function fingerprintOf(numbers: Float32Array): string {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < words.length; i++) {
    a = Math.imul(a ^ words[i]!, 0x85ebca6b);
    a ^= a >>> 13;
    b = Math.imul(b ^ words[i]!, 0xc2b2ae35);
    b ^= b >>> 16;
  }
  return `${words.length}-${(a >>> 0).toString(16)}-${(b >>> 0).toString(16)}`;
}
