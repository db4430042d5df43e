/** The operations of a mask as text, for what keeps texts: as `packStrokes` has them, in base64. */
import type { Size } from '../../inference/core/geometry';
import type { Operation } from '../editor/operations';
import { packStrokes, unpackStrokes } from './pack-strokes';

/** @returns no character where they are too much to be kept */
export function strokesText(operations: readonly Operation[], picture: Size): string {
  const packed = packStrokes(operations, picture);
  return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
}

/** @throws for anything that `strokesText` does not make */
export function strokesFrom(text: string): readonly Operation[] {
  return unpackStrokes(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}
