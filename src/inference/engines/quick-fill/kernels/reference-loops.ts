/** The loops in TypeScript: those of the levels are where the levels are made. */
import type { Size } from '../../../core/geometry';
import { halveRow } from '../halve';
import { RADIUS } from '../targets';
import { addTexture } from '../texture';
import type { Loops } from './loops';
import { openReferenceCanvas } from './reference-canvas';
import { openReferenceMembrane } from './reference-membrane';
import { openReferenceSieve } from './repeat-loops';

export const referenceLoops: Loops = {
  spread,
  addTexture,
  halveRows(source, half, gain, from, to) {
    for (let y = from; y < to; y++) halveRow(source, half, gain, y);
  },
  openSieve: openReferenceSieve,
  openMembrane: openReferenceMembrane,
  openCanvas: openReferenceCanvas,
};

function spread(
  values: Uint8Array,
  { width, height }: Size,
  value: number,
  differs: boolean,
): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(width * height);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((values[y * width + x] === value) === differs) continue;
      const row = y * width;
      rows.fill(1, row + Math.max(x - RADIUS, 0), row + Math.min(x + RADIUS + 1, width));
    }
  }
  for (let y = 0; y < height; y++) {
    const to = Math.min(y + RADIUS, height - 1);
    for (let j = Math.max(y - RADIUS, 0); j <= to; j++) {
      for (let x = 0; x < width; x++) out[y * width + x]! |= rows[j * width + x]!;
    }
  }
  return out;
}
