/** A membrane's loops in WebAssembly: its grids lie in the job's memory. */
import { type GridShape, type MembraneLoops, targetLength, targetStep } from './membrane-loops';
import { align } from './room';
import type { Workshop } from './workshop';

export function openWasmMembrane(
  shopFor: (bytes: number) => Workshop,
  shapes: readonly GridShape[],
): MembraneLoops {
  const { exports, grids } = takeGrids(shopFor, shapes);
  return {
    grids,
    listHoles: (grid, from, to, count) =>
      exports.listHoles(
        grid.width,
        grid.kind.byteOffset,
        grid.holes.byteOffset,
        grid.neighbours.byteOffset,
        from,
        to,
        count,
      ),
    sweep: (grid, from, to) =>
      exports.sweep(
        16 * grid.width,
        grid.values.byteOffset,
        grid.holes.byteOffset,
        grid.neighbours.byteOffset,
        grid.target.byteOffset,
        4 * targetStep(grid),
        from,
        to,
      ),
    restrict: (fine, coarse, from, to) =>
      exports.restrict(
        fine.width,
        fine.values.byteOffset,
        fine.holes.byteOffset,
        fine.neighbours.byteOffset,
        fine.target.byteOffset,
        4 * targetStep(fine),
        from,
        to,
        coarse.width,
        coarse.values.byteOffset,
      ),
    prolong: (coarse, fine, add, from, to) =>
      exports.prolong(
        coarse.width,
        coarse.kind.byteOffset,
        coarse.values.byteOffset,
        fine.width,
        fine.values.byteOffset,
        fine.holes.byteOffset,
        from,
        to,
        add ? 1 : 0,
      ),
  };
}

function takeGrids(shopFor: (bytes: number) => Workshop, shapes: readonly GridShape[]) {
  const bytesOf = ({ width, height, holes }: GridShape, g: number) =>
    align(width * height) +
    align(16 * width * height) +
    align(4 * holes) +
    align(holes) +
    align(4 * targetLength(shapes[g]!, g));
  const bytes = shapes.reduce((sum, shape, g) => sum + bytesOf(shape, g), 0);
  const { exports, open } = shopFor(bytes);
  const room = open(bytes);
  const grids = shapes.map(({ width, height, holes }, g) => ({
    width,
    height,
    kind: room.take(Uint8Array, width * height),
    values: room.take(Float32Array, 4 * width * height),
    holes: room.take(Int32Array, holes),
    neighbours: room.take(Uint8Array, holes),
    target: room.take(Float32Array, targetLength(shapes[g]!, g)),
  }));
  return { exports, grids };
}
