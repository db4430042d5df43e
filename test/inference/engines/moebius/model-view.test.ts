import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../../src/inference/core/geometry';
import { OFF_LIMITS } from '../../../../src/inference/engines/engine';
import {
  maskedPicture,
  modelPictureOf,
  viewOf,
} from '../../../../src/inference/engines/moebius/model-view';
import { unknownPixels } from '../../../../src/inference/engines/moebius/model-mask';
import { flat, holeIn, noise, paint, poison } from '../../../support/pictures';
import { BEST, isSame, jobOf } from './jobs';

const size = { width: 512, height: 512 };
const hole = { x: 100, y: 203, width: 30, height: 9 };
const at = (plane: ArrayLike<number>, x: number, y: number, c = 0) =>
  plane[(c * 512 + y) * 512 + x]!;
const trimmed = (mask: Uint8Array, { x, y, width, height }: Rect) =>
  Array.from({ length: height }, (_, j) => [
    ...mask.subarray((y + j) * 512 + x, (y + j) * 512 + x + width),
  ]).flat();
const exact = { ...BEST, snapMask: false };

describe('what the model sees', () => {
  it('is red, green and blue from −1 to 1, mid grey in the hole', () => {
    const view = viewOf(jobOf(flat(size, [0, 127.5, 255]), hole), exact);
    const masked = maskedPicture(view);
    expect([0, 1, 2].map((c) => at(masked, 5, 5, c))).toEqual([-1, expect.closeTo(0.004, 3), 1]);
    expect([0, 1, 2].map((c) => at(masked, 110, 205, c))).toEqual([0, 0, 0]);
  });

  it('has no trace of what is in the hole, or in holes of other regions', () => {
    const image = noise(size, 200);
    const kinds = holeIn(size, hole);
    kinds.fill(OFF_LIMITS, 0, 512 * 40);
    const view = (picture: typeof image) => viewOf({ image: picture, hole: kinds, seed: 1 }, BEST);
    const [one, other] = [view(image), view(poison(image, kinds, [255, 0, 255, 3]))];
    expect(isSame(other.known, one.known)).toBe(true);
    expect(isSame(maskedPicture(other), maskedPicture(one))).toBe(true);
    expect(at(one.mask, 3, 3)).toBe(255);
  });

  it('marks just the hole, or whole latent cells where snapped', () => {
    const job = jobOf(flat(size, [9, 9, 9]), hole);
    expect(isSame(viewOf(job, exact).mask, job.hole)).toBe(true);
    const snapped = holeIn(size, { x: 96, y: 200, width: 40, height: 16 });
    expect(isSame(viewOf(job, BEST).mask, snapped)).toBe(true);
  });

  it('never shows a model pixel that has a sliver of the hole in it', () => {
    const side = fc.integer({ min: 513, max: 900 });
    fc.assert(
      fc.property(side, side, fc.nat(), fc.nat(), (width, height, a, b) => {
        const [x, y] = [a % width, b % height];
        const image = flat({ width, height }, [9, 9, 9]);
        const { mask, placement } = viewOf(jobOf(image, { x, y, width: 1, height: 1 }), exact);
        const { content } = placement;
        const modelX = content.x + Math.floor(((x + 0.5) * content.width) / width);
        const modelY = content.y + Math.floor(((y + 0.5) * content.height) / height);
        expect(at(mask, modelX, modelY)).toBe(255);
        const within = trimmed(mask, content);
        // A pixel of the window touches at most two model pixels along each axis.
        expect(within.filter((value) => value !== 0).length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 6 },
    );
  });

  it('mirrors the hole with the picture, and leaves bars known', () => {
    const small = { width: 100, height: 512 };
    const job = jobOf(flat(small, [200, 200, 200]), { x: 0, y: 64, width: 8, height: 8 });
    const mirrored = viewOf(job, exact); // content begins at 200
    expect([at(mirrored.mask, 203, 66), at(mirrored.mask, 196, 66)]).toEqual([255, 255]);
    const barred = viewOf(job, { ...exact, padding: 'black' });
    expect([at(barred.mask, 203, 66), at(barred.mask, 196, 66)]).toEqual([255, 0]);
    expect(at(maskedPicture(barred), 196, 66)).toBe(-1);
  });

  it('continues colours under transparent pixels, whatever is hidden there', () => {
    const image = paint(size, (x) => (x < 300 ? [80, 90, 100, 255] : [255, 0, 255, 0]));
    const picture = modelPictureOf(image, viewOf(jobOf(image, hole), BEST).placement, 'reflect');
    expect(at(picture, 400, 250)).toBeCloseTo(80 / 127.5 - 1, 3);
  });

  it('trusts only what is known, visible, of the window, and in a wholly known cell', () => {
    const image = paint({ width: 300, height: 512 }, (x) => [9, 9, 9, x < 200 ? 255 : 0]);
    const { trusted } = viewOf(jobOf(image, { x: 10, y: 10, width: 3, height: 3 }), exact);
    const offset = 104; // (512 − 300) / 2 on the grid of cells
    expect(at(trusted, offset + 50, 50)).toBe(1);
    expect(at(trusted, offset + 9, 9)).toBe(0); // shares a cell with the hole
    expect(at(trusted, offset + 250, 50)).toBe(0);
    expect(at(trusted, offset - 20, 50)).toBe(0);
  });
});

describe('with the published paste', () => {
  it('the model fills what was painted, not the growth', () => {
    const grown = 8;
    const image = flat(size, [9, 9, 9]);
    // A painted square grown by a disc: its corners are round.
    const kinds = holeIn(size, { x: 0, y: 0, width: 0, height: 0 }).map((_, p) => {
      const [x, y] = [p % 512, Math.floor(p / 512)];
      const [dx, dy] = [Math.max(200 - x, x - 239, 0), Math.max(100 - y, y - 119, 0)];
      return dx * dx + dy * dy <= grown * grown ? 255 : 0;
    });
    const job = { image, hole: kinds, grown, seed: 1 };
    const painted = holeIn(size, { x: 200, y: 100, width: 40, height: 20 });
    expect(isSame(unknownPixels(job, 'two-sided-blur'), painted)).toBe(true);
    expect(isSame(unknownPixels(job, 'inner-feather'), kinds)).toBe(true);
    expect(isSame(unknownPixels({ image, hole: kinds }, 'two-sided-blur'), kinds)).toBe(true);
  });

  it('what was painted to the picture’s edge stays painted to its edge', () => {
    const corner = holeIn(size, { x: 0, y: 0, width: 48, height: 48 });
    const job = { image: flat(size, [9, 9, 9]), hole: corner, grown: 8, seed: 1 };
    expect(
      isSame(
        unknownPixels(job, 'two-sided-blur'),
        holeIn(size, { x: 0, y: 0, width: 40, height: 40 }),
      ),
    ).toBe(true);
  });
});
