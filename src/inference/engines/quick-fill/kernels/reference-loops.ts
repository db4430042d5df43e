/** The loops in TypeScript: those of the levels are where the levels are made. */
import type { Size } from '../../../core/geometry';
import { openBoxSum } from '../box-sum';
import { openChamfer } from '../chamfer';
import { openGrain } from '../finish/grain';
import { halveRow } from '../patches/halve';
import { openCells } from '../smooth/cell-grid';
import { openTaking } from '../smooth/region-grain';
import { openFit } from '../smooth/surface';
import { openSort } from '../survey';
import { RADIUS } from '../patches/targets';
import { addTexture } from '../patches/texture';
import type { Loops, TakeList } from './loops';
import { openReferenceCanvas } from './reference-canvas';
import { openReferenceMembrane } from './reference-membrane';
import { misfitOf, openReferenceSieve } from './repeat-loops';

export const referenceLoops: Loops = {
  lendFloats: () => (length) => new Float32Array(length),
  createKinds: ({ width, height }) => new Uint8Array(width * height),
  createLevel: ({ width, height }) => ({
    width,
    height,
    samples: new Int16Array(4 * width * height),
    kind: new Uint8Array(width * height),
    wanted: new Uint8Array(width * height),
  }),
  reuse: () => {},
  close: () => {},
  spread,
  countOf,
  listOf,
  openSort,
  addTexture,
  halveRows(source, half, gain, from, to) {
    for (let y = from; y < to; y++) halveRow(source, half, gain, y);
  },
  openChamfer,
  openBoxSum,
  openGrain,
  openFit,
  openTaking,
  openCells,
  openSieve: openReferenceSieve,
  openMisfit: (places) => (dx, dy, most) => misfitOf(places, dx, dy, most),
  openMembrane: openReferenceMembrane,
  openCanvas: openReferenceCanvas,
};

function countOf(bytes: Uint8Array, value: number): number {
  let count = 0;
  for (let p = 0; p < bytes.length; p++) if (bytes[p] === value) count++;
  return count;
}

function listOf(
  bytes: Uint8Array,
  value: number,
  take: TakeList = (length) => new Int32Array(length),
): Int32Array<ArrayBuffer> {
  const list = take(countOf(bytes, value));
  for (let p = 0, n = 0; p < bytes.length; p++) if (bytes[p] === value) list[n++] = p;
  return list;
}

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
