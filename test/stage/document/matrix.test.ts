import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  boundsThrough,
  identity,
  invert,
  multiply,
  rotationOf,
  translation,
  withRotation,
} from '../../../stage/document/matrix';
import type { Matrix } from '../../../stage/document/scene';

const part = fc.double({ min: -50, max: 50, noNaN: true });
const matrix = fc
  .tuple(part, part, part, part, part, part)
  .map(([a, c, e, b, d, f]): Matrix => [
    [a, c, e],
    [b, d, f],
  ])
  .filter(([[a, c], [b, d]]) => Math.abs(a * d - b * c) > 0.1);

function expectClose(actual: Matrix, expected: Matrix): void {
  actual.flat().forEach((value, i) => expect(value).toBeCloseTo(expected.flat()[i]!, 6));
}

describe('multiply', () => {
  it('maps as the right one first and the left one second', () => {
    fc.assert(
      fc.property(matrix, matrix, part, part, (a, b, x, y) => {
        const point = { x, y };
        const both = apply(multiply(a, b), point);
        const turns = apply(a, apply(b, point));
        expect(both.x).toBeCloseTo(turns.x, 6);
        expect(both.y).toBeCloseTo(turns.y, 6);
      }),
    );
  });
});

describe('invert', () => {
  it('undoes what the matrix does', () => {
    fc.assert(fc.property(matrix, (m) => expectClose(multiply(invert(m), m), identity())));
  });

  it('refuses a matrix that flattens the plane', () => {
    const flat: Matrix = [
      [1, 2, 0],
      [2, 4, 0],
    ];
    expect(() => invert(flat)).toThrow(RangeError);
  });
});

describe('rotation', () => {
  it('is what Figma documents: atan2(-m10, m00), in degrees', () => {
    const turned = withRotation(translation(7, 8), 30);
    expect(turned[0][0]).toBeCloseTo(Math.cos(Math.PI / 6));
    expect(turned[1][0]).toBeCloseTo(-Math.sin(Math.PI / 6));
    expect([turned[0][2], turned[1][2]]).toEqual([7, 8]);
    expect(rotationOf(turned)).toBeCloseTo(30);
  });

  it('keeps a mirrored layer mirrored', () => {
    const [[a, c], [b, d]] = withRotation(
      [
        [1, 0, 0],
        [0, -1, 0],
      ],
      45,
    );
    expect(a * d - b * c).toBeCloseTo(-1);
  });
});

describe('boundsThrough', () => {
  it('is the box around the turned rectangle', () => {
    const box = boundsThrough(withRotation(translation(10, 20), 90), 30, 40);
    expect(box.x).toBeCloseTo(10);
    expect(box.y).toBeCloseTo(-10);
    expect(box.width).toBeCloseTo(40);
    expect(box.height).toBeCloseTo(30);
  });
});
