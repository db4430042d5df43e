/** The loop of `../survey.ts` in WebAssembly, over a window that lies there whole: another is too large to be. */
import type { EngineJob } from '../../engine';
import { openSort, type SortRows } from '../survey';
import { align } from './room';
import { easelOf } from './wasm-window';

export function openWasmSort(
  job: Pick<EngineJob, 'image' | 'hole'>,
  kind: Uint8Array<ArrayBuffer>,
): SortRows {
  const { image, hole } = job;
  const { width, height, data } = image;
  const easel = easelOf(image);
  if (!easel || hole.buffer !== data.buffer || kind.buffer !== data.buffer) {
    return openSort(job, kind);
  }
  const { exports, open } = easel.shop;
  // Behind the hole, in the room for a canvas that is not open yet.
  const found = open(0, hole.byteOffset + align(hole.length)).take(Int32Array, 7);
  found.set([0, 0, width, height, -1, -1, 1]);
  return (from, to) => {
    const at = [hole.byteOffset, data.byteOffset, kind.byteOffset, found.byteOffset] as const;
    exports.sortRows(width, from, to, ...at);
    const [holes = 0, known = 0, left = 0, top = 0, right = 0, bottom = 0, opaque] = found;
    return { holes, known, left, top, right, bottom, isOpaque: opaque === 1 };
  };
}
