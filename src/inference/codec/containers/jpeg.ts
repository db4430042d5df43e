/**
 * JPEG's markers (ITU-T T.81, annex B): all that must be known before, and beside, the decoding.
 *
 * A JPEG has no checksums. What can be told without decoding is whether the file ends where it says
 * it does, and that is what a broken download or upload looks like.
 */
import { Failure } from '../../core/errors';
import type { Size } from '../../core/geometry';
import { concat } from '../concat';
import { exifOrientation, type Orientation } from '../exif';
import { checkPixelCount, damaged } from '../refuse';
import { ascii } from '../sniff';

export interface JpegFile {
  /** As stored, before orientation. */
  readonly stored: Size;
  readonly isGrey: boolean;
  readonly orientation: Orientation;
  /** The ICC profile, put together; null where there is none or a part is missing. */
  readonly profile: Uint8Array | null;
}

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
const APP2 = 0xe2;
const EXIF_NAME = 'Exif\0\0';
const PROFILE_NAME = 'ICC_PROFILE\0';

interface Segment {
  readonly marker: number;
  /** Without the two bytes of its length. */
  readonly data: Uint8Array;
}

/** @throws Failure 'damaged-image', 'cmyk-jpeg', 'too-many-pixels' or 'unsupported-here' */
export function parseJpeg(bytes: Uint8Array): JpegFile {
  let frame: { stored: Size; components: number } | null = null;
  let orientation: Orientation = 1;
  let hasScan = false;
  const profileParts: Uint8Array[] = [];
  for (const { marker, data } of readSegments(bytes)) {
    if (isStartOfFrame(marker)) {
      frame ??= parseFrame(marker, data);
    } else if (marker === START_OF_SCAN) {
      hasScan = true;
    } else if (marker === APP1 && orientation === 1 && startsWith(data, EXIF_NAME)) {
      orientation = exifOrientation(data.subarray(EXIF_NAME.length));
    } else if (marker === APP2 && startsWith(data, PROFILE_NAME)) {
      profileParts.push(data.subarray(PROFILE_NAME.length));
    }
  }
  if (!frame || !hasScan) throw damaged('jpeg', 'no picture in it');
  const { stored, components } = frame;
  return { stored, orientation, isGrey: components === 1, profile: joinProfile(profileParts) };
}

/** The segments up to the end-of-image marker; what follows (previews, depth maps) is not ours. */
function* readSegments(bytes: Uint8Array): Generator<Segment> {
  let at = nextMarker(bytes, 2);
  while (bytes[at + 1] !== END_OF_IMAGE) {
    const marker = bytes[at + 1]!;
    if (at + 4 > bytes.length) throw damaged('jpeg', 'ends inside a marker');
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw damaged('jpeg', `ends inside segment at ${at}`);
    yield { marker, data: bytes.subarray(at + 4, end) };
    at = nextMarker(bytes, end);
  }
}

/**
 * Where the next marker is, from `at` on. Between segments stands the compressed data of a scan, in
 * which 0xff is followed by 0 or by a restart marker (0xd0–0xd7); stray bytes elsewhere are skipped
 * as libjpeg does.
 */
function nextMarker(bytes: Uint8Array, at: number): number {
  for (let i = bytes.indexOf(0xff, at); i >= 0 && i + 1 < bytes.length;) {
    const code = bytes[i + 1]!;
    if (code === 0xff) i++;
    else if (code === 0 || code === 1 || (code >= 0xd0 && code <= 0xd8)) {
      i = bytes.indexOf(0xff, i + 2);
    } else return i;
  }
  throw damaged('jpeg', 'ends before the end-of-image marker');
}

/** SOF0–SOF15 without DHT, JPG and DAC, which have numbers in between. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function parseFrame(marker: number, data: Uint8Array): { stored: Size; components: number } {
  if (data.length < 6) throw damaged('jpeg', 'frame header cut short');
  const uint16 = (at: number) => (data[at]! << 8) | data[at + 1]!;
  const stored = { width: uint16(3), height: uint16(1) };
  const precision = data[0]!;
  const components = data[5]!;
  checkPixelCount('jpeg', stored);
  // Beyond SOF2 come lossless, hierarchical and arithmetic coding; browsers decode none of them.
  if (marker > 0xc2) throw new Failure('unsupported-here', { format: 'jpeg, rare coding' });
  if (precision !== 8) throw new Failure('unsupported-here', { format: `jpeg, ${precision} bits` });
  if (components === 4) throw new Failure('cmyk-jpeg', {});
  if (components !== 1 && components !== 3) throw damaged('jpeg', `${components} components`);
  return { stored, components };
}

/** ICC.1:2022, B.4: each part begins with its number, from 1, and the count of parts. */
function joinProfile(parts: readonly Uint8Array[]): Uint8Array | null {
  const sorted = [...parts].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const isComplete = sorted.every((part, i) => part[0] === i + 1 && part[1] === parts.length);
  if (parts.length === 0 || !isComplete) return null;
  return concat(sorted.map((part) => part.subarray(2)));
}

function startsWith(data: Uint8Array, name: string): boolean {
  return ascii(data, 0, name.length) === name;
}
