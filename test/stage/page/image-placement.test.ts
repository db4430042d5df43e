/** Where image paints put their pictures: every number here is worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, invert } from '../../../stage/document/matrix';
import type { ImagePaint } from '../../../stage/document/scene';
import { imageToLayer, tileSize } from '../../../stage/page/render/image-placement';

const image = { width: 200, height: 100 };

/** Where the picture's top left, top right and bottom left corners land on the layer. */
function landing(paint: Parameters<typeof imageToLayer>[0], layer = { width: 100, height: 100 }) {
  const place = imageToLayer(paint, image, layer);
  return [
    { x: 0, y: 0 },
    { x: 200, y: 0 },
    { x: 0, y: 100 },
  ].map((corner) => {
    const { x, y } = apply(place, corner);
    return [round(x), round(y)];
  });
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

describe('FILL', () => {
  it('covers the layer and lets the longer side stick out equally on both ends', () => {
    // 100 / 200 = 0.5 and 100 / 100 = 1: scale 1, so 100 of the 200 are outside, 50 on each side.
    expect(landing({ scaleMode: 'FILL' })).toEqual([
      [-50, 0],
      [150, 0],
      [-50, 100],
    ]);
  });

  it('scales up a picture smaller than the layer', () => {
    // 400 / 200 = 2 and 100 / 100 = 1: scale 2, height 200 over a layer of 100.
    expect(landing({ scaleMode: 'FILL' }, { width: 400, height: 100 })).toEqual([
      [0, -50],
      [400, -50],
      [0, 150],
    ]);
  });

  it('covers with the turned picture: a quarter turn swaps its sides', () => {
    // Turned it is 100 × 200; 100 / 100 = 1 covers, 50 stick out above and below.
    // Clockwise, the top left goes to the top right, the bottom left to the top left.
    expect(landing({ scaleMode: 'FILL', rotation: 90 })).toEqual([
      [100, -50],
      [100, 150],
      [0, -50],
    ]);
  });
});

describe('FIT', () => {
  it('shows the whole picture and leaves equal strips free', () => {
    // Scale min(0.5, 1) = 0.5: 100 × 50, 25 free above and below.
    expect(landing({ scaleMode: 'FIT' })).toEqual([
      [0, 25],
      [100, 25],
      [0, 75],
    ]);
  });

  it('turns half round about its own centre', () => {
    expect(landing({ scaleMode: 'FIT', rotation: 180 })).toEqual([
      [100, 75],
      [0, 75],
      [100, 25],
    ]);
  });

  it('contains the turned picture', () => {
    // Turned three quarters it is 100 × 200; scale 0.5: 50 × 100, 25 free left and right.
    expect(landing({ scaleMode: 'FIT', rotation: 270 })).toEqual([
      [25, 100],
      [25, 0],
      [75, 100],
    ]);
  });

  it('takes -90 for 270', () => {
    expect(landing({ scaleMode: 'FIT', rotation: -90 })).toEqual(
      landing({ scaleMode: 'FIT', rotation: 270 }),
    );
  });
});

describe('CROP', () => {
  it('stretches the whole picture over the layer where the transform is the identity', () => {
    expect(landing({ scaleMode: 'CROP' }, { width: 300, height: 50 })).toEqual([
      [0, 0],
      [300, 0],
      [0, 50],
    ]);
  });

  it('shows the left half where the transform halves x', () => {
    const imageTransform: ImagePaint['imageTransform'] = [
      [0.5, 0, 0],
      [0, 1, 0],
    ];
    // The picture's left half fills 100, so the whole of it is 200 wide on the layer.
    expect(landing({ scaleMode: 'CROP', imageTransform })).toEqual([
      [0, 0],
      [200, 0],
      [0, 100],
    ]);
  });

  it('maps every layer point to the picture point that the documented formula names', () => {
    const hundredths = (min: number, max: number) =>
      fc.integer({ min, max }).map((value) => value / 100);
    const scale = hundredths(10, 200);
    const angle = hundredths(-314, 314);
    const unit = hundredths(-50, 150);
    fc.assert(
      fc.property(scale, scale, angle, unit, unit, (across, down, turn, u, v) => {
        const [a, b] = [across * Math.cos(turn), across * Math.sin(turn)];
        const [c, d] = [-down * Math.sin(turn), down * Math.cos(turn)];
        const imageTransform: ImagePaint['imageTransform'] = [
          [a, c, 0.1],
          [b, d, 0.2],
        ];
        const layer = { width: 320, height: 180 };
        const toImage = invert(imageToLayer({ scaleMode: 'CROP', imageTransform }, image, layer));
        const found = apply(toImage, { x: u * 320, y: v * 180 });
        expect(found.x).toBeCloseTo((a * u + c * v + 0.1) * 200, 6);
        expect(found.y).toBeCloseTo((b * u + d * v + 0.2) * 100, 6);
      }),
    );
  });

  it('refuses a transform that squeezes the picture to a line', () => {
    const imageTransform: ImagePaint['imageTransform'] = [
      [1, 1, 0],
      [1, 1, 0],
    ];
    expect(() => landing({ scaleMode: 'CROP', imageTransform })).toThrow(RangeError);
  });
});

describe('TILE', () => {
  it('starts at the top left with the picture at scalingFactor', () => {
    expect(landing({ scaleMode: 'TILE', scalingFactor: 0.25 })).toEqual([
      [0, 0],
      [50, 0],
      [0, 25],
    ]);
    expect(tileSize({ scaleMode: 'TILE', scalingFactor: 0.25 }, image)).toEqual({
      width: 50,
      height: 25,
    });
  });

  it('keeps the turned tile at the top left', () => {
    expect(landing({ scaleMode: 'TILE', rotation: 90 })).toEqual([
      [100, 0],
      [100, 200],
      [0, 0],
    ]);
    expect(tileSize({ scaleMode: 'TILE', rotation: 90 }, image)).toEqual({
      width: 100,
      height: 200,
    });
  });
});
