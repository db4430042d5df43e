/** Which format a file is, by its first bytes: names lie. */
import type { PictureFormat } from '../contract';
import { Failure } from '../core/errors';

/** @throws Failure 'unknown-format' for anything that is none of the four */
export function sniffFormat(bytes: Uint8Array): PictureFormat {
  const head = ascii(bytes, 0, 12);
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'webp';
  throw new Failure('unknown-format', { firstBytes: hex(bytes.subarray(0, 12)) });
}

/** The `length` bytes at `start` as Latin-1: shorter where the file ends first. */
export function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
