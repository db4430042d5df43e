/** The sums over cells of `../smooth/cell-grid.ts` in WebAssembly: a row of pixels at a time is copied in. */
import type { CellsIn, CellWork } from '../smooth/cell-grid';
import { KNOWN } from '../pixel-kind';
import { align } from './room';
import type { Workshop } from './workshop';

export function openWasmCells(
  { exports, open }: Workshop,
  { image, rect, kind, side }: CellsIn,
): CellWork {
  const { width, height } = rect;
  const across = Math.ceil(width / side);
  const cells = across * Math.ceil(height / side);
  const room = open(align(cells) + align(4 * cells) + align(16 * cells) + 2 * align(4 * width));
  const made = {
    kind: room.take(Uint8Array, cells).fill(KNOWN),
    counts: room.take(Int32Array, cells).fill(0),
    sums: room.take(Int32Array, 4 * cells).fill(0),
  };
  const [kinds, colours] = [room.take(Uint8Array, width), room.take(Uint8ClampedArray, 4 * width)];
  const addRows = (from: number, to: number) => {
    for (let y = from; y < to; y++) {
      const start = 4 * ((rect.y + y) * image.width + rect.x);
      kinds.set(kind.subarray(y * width, (y + 1) * width));
      colours.set(image.data.subarray(start, start + 4 * width));
      const cell = Math.floor(y / side) * across;
      exports.addToCells(
        width,
        side,
        kinds.byteOffset,
        colours.byteOffset,
        made.kind.byteOffset + cell,
        made.counts.byteOffset + 4 * cell,
        made.sums.byteOffset + 16 * cell,
      );
    }
  };
  return { ...made, addRows };
}
