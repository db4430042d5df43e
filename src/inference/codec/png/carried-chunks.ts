/**
 * Which of a PNG's chunks go over into the result, byte for byte: those that say how to show the
 * pixels. Text, times and histograms do not; nor does sBIT, which would claim of the filled pixels
 * that only some of their bits count.
 */
import { zlibSync } from 'fflate';
import { concat } from '../concat';
import { isUsableProfile, MAX_PROFILE_BYTES } from '../icc';
import { inflateWhole } from '../inflate';
import { ascii } from '../sniff';
import type { PngChunk } from './chunks';
import { isGreyType, type PngHeader } from './header';

/** Chunk → what its data must be (PNG specification, third edition, 11.3). */
const valid: Readonly<Record<string, (data: Uint8Array, header: PngHeader) => boolean>> = {
  iCCP: (data, { colourType }) => profileIn(data, isGreyType(colourType)) !== null,
  sRGB: (data) => data.length === 1 && data[0]! <= 3,
  gAMA: (data) => data.length === 4 && data.some((byte) => byte !== 0),
  cHRM: (data) => data.length === 32,
  // Matrix coefficients other than 0 (RGB) are not allowed in PNG.
  cICP: (data) => data.length === 4 && data[2] === 0 && data[3]! <= 1,
  mDCV: (data) => data.length === 24,
  cLLI: (data) => data.length === 8,
  pHYs: (data) => data.length === 9 && data[8]! <= 1,
  // Whether a program turns a PNG by its EXIF orientation or not, it does the same to both pictures.
  eXIf: (data) => ['II*\0', 'MM\0*'].includes(ascii(data, 0, 4)),
};

/** @param chunks - those before the pixels; of several of one type the first counts, as in libpng */
export function carriedChunks(chunks: readonly PngChunk[], header: PngHeader): PngChunk[] {
  const first = new Map<string, PngChunk>();
  for (const chunk of chunks) {
    if (!first.has(chunk.type)) first.set(chunk.type, chunk);
  }
  return [...first.values()]
    .filter(({ type, data }) => Object.hasOwn(valid, type) && valid[type]!(data, header))
    .map(({ type, data }) => ({ type, data: data.slice() }));
}

/** `profile` as a PNG carries it; null where it is not usable for such a picture. */
export function profileChunk(profile: Uint8Array | null, isGrey: boolean): PngChunk | null {
  if (!profile || !isUsableProfile(profile, isGrey)) return null;
  const name = Array.from('ICC profile\0\0', (letter) => letter.charCodeAt(0));
  return { type: 'iCCP', data: concat([Uint8Array.from(name), zlibSync(profile)]) };
}

/** The ICC profile in an iCCP chunk's data; null where it is truncated, corrupt or of another kind. */
export function profileIn(data: Uint8Array, isGrey: boolean): Uint8Array | null {
  const nameLength = data.indexOf(0);
  // A name of 1–79 letters, a zero, and 0 for the only compression there is.
  if (nameLength < 1 || nameLength > 79 || data[nameLength + 1] !== 0) return null;
  const profile = inflateWhole(data.subarray(nameLength + 2), MAX_PROFILE_BYTES);
  return profile && isUsableProfile(profile, isGrey) ? profile : null;
}
