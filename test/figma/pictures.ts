/** Small encoded pictures for the main thread's tests: it never decodes them. */
import { encode } from 'fast-png';

/** A grey PNG. Another `shade` gives another file, and so another image hash. */
export function greyPng(width: number, height: number, shade = 128): Uint8Array {
  return encode({
    width,
    height,
    channels: 1,
    data: new Uint8Array(width * height).fill(shade),
  });
}

/** A PNG with an alpha channel, wholly transparent. */
export function clearPng(width: number, height: number): Uint8Array {
  return encode({ width, height, channels: 4, data: new Uint8Array(width * height * 4) });
}
