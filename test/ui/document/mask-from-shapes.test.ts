import { describe, expect, it } from 'vitest';
import { createMask } from '../../../src/inference/core/raster';
import { addCovered, boundsOn, tileShifts } from '../../../src/ui/document/mask-from-shapes';

/** RGBA with this much alpha at each pixel. */
const rgba = (...alpha: number[]) => Uint8ClampedArray.from(alpha.flatMap((a) => [9, 9, 9, a]));

function covered(...drawings: Uint8ClampedArray[]): number[] {
  const mask = createMask({ x: 0, y: 0, width: 4, height: 1 });
  drawings.forEach((drawing) => addCovered(mask, drawing));
  return [...mask.data];
}

describe('the mask of shapes', () => {
  it('is what they cover, soft edges from the half on', () => {
    expect(covered(rgba(0, 127, 128, 255))).toEqual([0, 0, 255, 255]);
  });

  it('has a see-through shape whole, and none of its shadow', () => {
    expect(covered(rgba(20, 20, 100, 100))).toEqual([0, 0, 255, 255]);
  });

  it('adds each to those before, and nothing for what is not seen', () => {
    expect(covered(rgba(255, 0, 0, 0), rgba(0, 0, 0, 0), rgba(0, 0, 0, 10))).toEqual([
      255, 0, 0, 255,
    ]);
  });

  it('lies where the matrix says, turned too', () => {
    const quarterTurn = [
      [0, -2, 10],
      [2, 0, 5],
    ] as const;
    expect(boundsOn(quarterTurn, { width: 3, height: 4 })).toEqual({
      x: 2,
      y: 5,
      width: 8,
      height: 6,
    });
  });

  it('counts in a repeated picture at every repetition', () => {
    const tile = { width: 10, height: 8 };
    // From the third tile to the left into the first one of the picture itself.
    const wide = { x: -25, y: 1, width: 12, height: 2 };
    expect(tileShifts(wide, tile)).toEqual([
      [20, 0],
      [30, 0],
    ]);
    expect(tileShifts({ x: 2, y: 3, width: 4, height: 2 }, tile)).toEqual([[0, 0]]);
    expect(tileShifts({ x: 8, y: 6, width: 4, height: 4 }, tile)).toHaveLength(4);
  });
});
