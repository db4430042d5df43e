/** The one thing of EXIF that moves pixels: the orientation. */
import { ascii } from './sniff';

/** 1 as stored; 2 mirrored; 3 half a turn; 4 upside down; 5–8 the same with x and y exchanged. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const TAG_ORIENTATION = 0x0112;
const TYPE_SHORT = 3;
const ENTRY_BYTES = 12;

/**
 * @param tiff - what EXIF holds, from its byte-order mark on (EXIF 2.32, 4.6: TIFF structure)
 * @returns 1 where there is no orientation, or none that means anything
 */
export function exifOrientation(tiff: Uint8Array): Orientation {
  const order = ascii(tiff, 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const little = order === 'II';
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.getUint16(2, little) !== 42) return 1;

  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) return 1;
    const isOrientation = view.getUint16(at, little) === TAG_ORIENTATION;
    if (isOrientation && view.getUint16(at + 2, little) === TYPE_SHORT) {
      const value = view.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? (value as Orientation) : 1;
    }
  }
  return 1;
}
