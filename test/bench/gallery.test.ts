import { describe, expect, it } from 'vitest';
import type { SheetRow } from '../../bench/eval/contact-sheet';
import { composeGallery } from '../../bench/eval/gallery';
import { createRaster, type Raster } from '../../src/inference/core/raster';

function plain(level: number, width: number): Raster {
  const image = createRaster({ width, height: 240 });
  image.data.fill(level);
  return image;
}

const row = (level: number): SheetRow => ({
  title: 'a scene',
  tiles: [
    { label: 'truth', image: plain(1, 560) },
    { label: 'input', image: plain(level, 560) },
    { label: 'ours 30.0 DB', image: plain(level + 1, 560) },
    { label: 'cv-ns 20.0 DB', image: plain(2, 560) },
  ],
});

describe('the gallery', () => {
  it('shows each scene with its hole and filled, in lines', () => {
    const { width, height, data } = composeGallery([row(100), row(110), row(120)]);
    expect([width, height]).toEqual([1200, 2 * 120 + 8]); // two pairs of 560 fit
    const at = (x: number, y: number) => data[4 * (y * width + x)];
    const shown = [at(10, 60), at(290, 60), at(564, 60), at(570, 60), at(10, 190), at(570, 190)];
    expect(shown).toEqual([100, 101, 255, 110, 120, 255]);
  });

  it('leaves out what has no fill, and nothing else', () => {
    const { height } = composeGallery([
      row(100),
      { ...row(110), tiles: row(110).tiles.slice(0, 2) },
    ]);
    expect(height).toBe(120);
  });
});
