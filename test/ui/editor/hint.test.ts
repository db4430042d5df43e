import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../src/inference/codec/png/decode-png';
import { boundsOfMask } from '../../../src/inference/core/mask';
import { maskFromRaster } from '../../../src/inference/core/mask-from-raster';
import type { Mask, Raster } from '../../../src/inference/core/raster';
import { hash } from '../../../src/inference/core/random';
import { findHint, SMALL_SIDE } from '../../../src/ui/editor/hint';
import type { Operation } from '../../../src/ui/editor/operations';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { PHOTOGRAPHS, photographsPresent, readPhotograph } from '../../support/photographs';
import { paint, type Colour } from '../../support/pictures';

const SIZE = { width: 240, height: 180 };

function hintFor(colourAt: (x: number, y: number) => Colour, mask: Mask) {
  const { data } = paint(SIZE, (x, y) => {
    const grain = (hash(1, x, y) / 2 ** 32 - 0.5) * 12;
    const [red, green, blue] = colourAt(x, y);
    return [red + grain, green + grain, blue + grain];
  });
  return run(findHint({ ...SIZE, data: new Uint8ClampedArray(data) }, mask, SIZE));
}

function run<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function masked(...operations: Operation[]): Mask {
  return rasterise(operations, SIZE)!;
}

const isIn = (mask: Mask, x: number, y: number) =>
  mask.data[(y - mask.y) * mask.width + x - mask.x] === 255;

const WALL: Colour = [190, 180, 165];
const BALL: Colour = [200, 40, 30];
const isBall = (x: number, y: number) => Math.hypot(x - 100, y - 80) < 22;
/** To the lower right of the ball, reaching under it. */
const isTail = (x: number, y: number) => Math.hypot((x - 130) / 2, y - 98) < 12 && !isBall(x, y);
const dab: Operation = { kind: 'stroke', tool: 'brush', radius: 25, points: [{ x: 100, y: 80 }] };
const overBall = masked(dab);
const inLight = ([red, green, blue]: Colour, left: number): Colour => {
  const value = (byte: number) => byte * left ** (1 / 2.2);
  return [value(red), value(green), value(blue)];
};

describe('a shadow', () => {
  it('that touches the mask is found, to its soft edge', () => {
    const scene = (x: number, y: number) =>
      isBall(x, y) ? BALL : isTail(x, y) ? inLight(WALL, 0.5) : WALL;
    const hint = hintFor(scene, overBall);
    expect(hint?.kind).toBe('shadow');
    for (let y = 70; y < 120; y++) {
      for (let x = 128; x < 170; x++) {
        if (isTail(x, y)) expect(isIn(hint!.pixels, x, y)).toBe(true);
      }
    }
    const bounds = boundsOfMask(hint!.pixels, SIZE)!;
    expect(bounds.x + bounds.width).toBeLessThan(130 + 24 + 6);
    expect(hintFor(scene, masked({ ...dab, hardness: 0.5 }))?.kind).toBe('shadow');
  });

  it.each<[string, (x: number, y: number) => Colour]>([
    ['there is none', (x, y) => (isBall(x, y) ? BALL : WALL)],
    ['another thing lies there', (x, y) => (isBall(x, y) ? BALL : isTail(x, y) ? [40, 60, 150] : WALL)],
    ['the darker part is half of the picture', (x, y) => (isBall(x, y) ? BALL : y > 90 ? inLight(WALL, 0.5) : WALL)],
    ['the surface has dark patches everywhere', (x, y) => (isBall(x, y) ? BALL : (x >> 4) % 2 === (y >> 4) % 2 ? inLight(WALL, 0.5) : WALL)],
    ['the picture darkens evenly', (x, y) => (isBall(x, y) ? BALL : inLight(WALL, 1 - x / 400))],
  ])('is not claimed where %s', (_, scene) => {
    expect(hintFor(scene, overBall)).toBeNull();
  }); // prettier-ignore
});

describe('a thin stroke', () => {
  const isPole = (x: number, y: number) => x >= 96 && x < 110 && y > 30 && y < 150;
  const scene = (x: number, y: number): Colour => (isPole(x, y) ? BALL : WALL);
  const along = (radius: number) =>
    masked({
      kind: 'stroke',
      tool: 'brush',
      radius,
      points: [
        { x: 103, y: 35 },
        { x: 103, y: 146 },
      ],
    });

  it('is found where the object goes on along both sides of it', () => {
    const hint = hintFor(scene, along(4));
    expect(hint?.kind).toBe('thin');
    for (const x of [97, 103, 108]) expect(isIn(hint!.pixels, x, 90)).toBe(x !== 103);
    expect(boundsOfMask(hint!.pixels, SIZE)!.width).toBeLessThan(20);
  });

  it('is not claimed where the stroke covers the object', () => {
    expect(hintFor(scene, along(12))).toBeNull();
  });

  it('is not claimed on an even surface', () => {
    expect(hintFor(() => WALL, along(4))).toBeNull();
  });
});

/** Means of 2 × 2, again and again until it is as small as the editor has it. */
function reduced(raster: Raster): Raster {
  if (Math.max(raster.width, raster.height) <= SMALL_SIDE) return raster;
  const half = { width: raster.width >> 1, height: raster.height >> 1 };
  const byte = (x: number, y: number, c: number) => raster.data[4 * (y * raster.width + x) + c]!;
  const mean = (x: number, y: number, c: number) =>
    (byte(x, y, c) + byte(x + 1, y, c) + byte(x, y + 1, c) + byte(x + 1, y + 1, c)) / 4;
  return reduced(
    paint(half, (x, y) => [mean(2 * x, 2 * y, 0), mean(2 * x, 2 * y, 1), mean(2 * x, 2 * y, 2)]),
  );
}

describe.skipIf(!photographsPresent)('on photographs', () => {
  it.each(PHOTOGRAPHS)('%s: says nothing about a mask that covers its object', (name) => {
    const { picture, mask } = readPhotograph(name);
    const { raster } = decodePng(new Uint8Array(picture));
    const { width, height, data } = reduced(raster);
    const given = maskFromRaster(decodePng(new Uint8Array(mask)).raster);
    const small = { width, height, data: new Uint8ClampedArray(data) };
    expect(run(findHint(small, given, raster))).toBeNull();
  });
});
