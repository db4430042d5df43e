/**
 * Writes 8-bit grey and RGB PNG files with filtered rows.
 *
 * fast-png, which the product reads and writes with, leaves rows unfiltered; on pictures with grain
 * that makes files half as large again.
 */
import { zlibSync } from 'fflate';

export interface PngPicture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** width × height × channels bytes, row by row. */
  readonly data: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

export function writePng({ width, height, channels, data }: PngPicture): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8; // bits per channel
  header[9] = channels === 1 ? 0 : 2; // grey or truecolour
  const rows = filterRows(data, width * channels, height, channels);
  return concatenate([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** Each row gets the filter with the smallest sum of absolute differences (PNG 1.2, section 9.6). */
function filterRows(data: Uint8Array, rowBytes: number, height: number, channels: number) {
  const filtered = new Uint8Array((rowBytes + 1) * height);
  const trial = new Uint8Array(rowBytes);
  for (let row = 0; row < height; row++) {
    let least = Infinity;
    for (let filter = 0; filter <= 4; filter++) {
      let sum = 0;
      for (let i = 0; i < rowBytes; i++) {
        const value = (data[row * rowBytes + i]! - predict(data, row, i, filter)) & 0xff;
        trial[i] = value;
        sum += value < 128 ? value : 256 - value;
      }
      if (sum >= least) continue;
      least = sum;
      filtered[row * (rowBytes + 1)] = filter;
      filtered.set(trial, row * (rowBytes + 1) + 1);
    }
  }
  return filtered;

  function predict(source: Uint8Array, row: number, i: number, filter: number): number {
    if (filter === 0) return 0;
    const at = row * rowBytes + i;
    const left = i >= channels ? source[at - channels]! : 0;
    const up = row > 0 ? source[at - rowBytes]! : 0;
    if (filter === 1) return left;
    if (filter === 2) return up;
    if (filter === 3) return (left + up) >> 1;
    return paeth(left, up, row > 0 && i >= channels ? source[at - rowBytes - channels]! : 0);
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(body, 8);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(4, -4)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
