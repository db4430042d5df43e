/** The first bytes of pictures of any size, for what reads headers and decodes nothing. */

export function pngBytes(width: number, height: number, note = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(34);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes[33] = note; // to tell pictures of one size apart
  return bytes;
}

export function gifBytes(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(13);
  bytes.set(new TextEncoder().encode('GIF89a'));
  const view = new DataView(bytes.buffer);
  view.setUint16(6, width, true);
  view.setUint16(8, height, true);
  return bytes;
}

/** @param frame - the start-of-frame marker's second byte: C0 baseline, C2 progressive */
export function jpegBytes(
  width: number,
  height: number,
  frame: number,
  before: readonly number[] = [],
): Uint8Array<ArrayBuffer> {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const jfif = [0xff, 0xe0, 0, 4, 0, 0];
  return Uint8Array.from([0xff, 0xd8, ...jfif, ...before, 0xff, frame, 0, 17, 8, ...size, 3, 0, 0]);
}
