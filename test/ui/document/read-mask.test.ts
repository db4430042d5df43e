import { describe, expect, it } from 'vitest';
import { createRaster, type Raster } from '../../../src/inference/core/raster';
import { interpretMask } from '../../../src/ui/document/read-mask';

const size = { width: 10, height: 10 };

/** Grey levels by index; opaque. */
function grey(level: (i: number) => number, of = size): Raster {
  const raster = createRaster(of);
  for (let i = 0; i < of.width * of.height; i++) {
    raster.data.set([level(i), level(i), level(i), 255], i * 4);
  }
  return raster;
}

describe('interpretMask', () => {
  it('takes white for what is to be filled, pixel by pixel', () => {
    const read = interpretMask(
      grey((i) => (i === 37 ? 255 : 0)),
      size,
    );
    expect(read).toMatchObject({ kind: 'mask', mask: { x: 0, y: 0, ...size } });
    const data = read.kind === 'mask' ? [...read.mask.data] : [];
    expect(data.flatMap((value, i) => (value === 255 ? [i] : []))).toEqual([37]);
  });

  it('forgives the few greys of a JPEG', () => {
    const mask = grey((i) => (i < 4 ? 130 : i < 50 ? 250 : 6));
    expect(interpretMask(mask, size).kind).toBe('mask');
  });

  it('does not take a photograph for a mask', () => {
    expect(
      interpretMask(
        grey((i) => (i * 2) % 256),
        size,
      ).kind,
    ).toBe('picture');
  });

  it('does not take pure colours for black or white', () => {
    const red = createRaster(size);
    for (let i = 0; i < 100; i++) red.data.set([255, 0, 0, 255], i * 4);
    expect(interpretMask(red, size).kind).toBe('picture');
  });

  it('neither scales nor crops a mask of another size', () => {
    const small = { width: 5, height: 10 };
    expect(
      interpretMask(
        grey(() => 255, small),
        size,
      ),
    ).toEqual({
      kind: 'other-size',
      size: small,
    });
  });

  it('says so where nothing is white', () => {
    expect(
      interpretMask(
        grey(() => 0),
        size,
      ).kind,
    ).toBe('empty');
  });
});
