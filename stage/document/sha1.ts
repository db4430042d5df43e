/**
 * SHA-1 (FIPS 180-4), synchronous: Figma names an image by the SHA-1 of its bytes, and
 * `figma.createImage` returns at once, which the browser's own digest cannot.
 */

/** 40 hexadecimal digits, lower case. */
export function sha1(bytes: Uint8Array): string {
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Int32Array(80);
  const whole = bytes.length - (bytes.length % 64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += 64) addBlock(state, words, view, at);
  const tail = padded(bytes.subarray(whole), bytes.length);
  const tailView = new DataView(tail.buffer);
  for (let at = 0; at < tail.length; at += 64) addBlock(state, words, tailView, at);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The last, incomplete block with its end mark and the message's length in bits. */
function padded(rest: Uint8Array, totalBytes: number): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(rest.length < 56 ? 64 : 128);
  block.set(rest);
  block[rest.length] = 0x80;
  new DataView(block.buffer).setBigUint64(block.length - 8, BigInt(totalBytes) * 8n);
  return block;
}

function addBlock(state: Uint32Array, words: Int32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 80; i++) {
    words[i] = turn(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
  }
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
  for (let i = 0; i < 80; i++) {
    const next = (turn(a, 5) + mix(i, b, c, d) + e + words[i]!) | 0;
    e = d;
    d = c;
    c = turn(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((value, i) => (state[i]! += value));
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function turn(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
