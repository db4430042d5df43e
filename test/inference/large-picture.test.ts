import { expect, it } from 'vitest';
import { createMask, createRaster, type Mask } from '../../src/inference/core/raster';
import { quickFill } from '../../src/inference/engines/quick-fill/quick-fill';
import { fill } from '../../src/inference/fill';
import { texture } from './engines/quick-fill/complete-poisoned';

const ROOM = { width: 300, height: 260 };

/** 100 megapixels, of which only a corner is painted: the rest costs no memory until it is touched. */
function hugePicture() {
  const source = createRaster({ width: 12_500, height: 8000 });
  const small = texture(ROOM);
  for (let y = 0; y < ROOM.height; y++) {
    const row = small.data.subarray(4 * y * ROOM.width, 4 * (y + 1) * ROOM.width);
    source.data.set(row, 4 * ((y + 5000) * source.width + 9000));
  }
  return source;
}

it('fills a small hole in 100 megapixels with the memory that its surroundings take', async () => {
  const source = hugePicture();
  const hole = createMask({ x: 9120, y: 5100, width: 60, height: 60 });
  const mask: Mask = { ...hole, data: hole.data.fill(255) };
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const { patch, report } = await fill(
    source,
    { mask, engine: quickFill, seed: 1, grow: 0 },
    { onProgress: () => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)) },
  );
  expect(report.windows).toEqual([{ x: 9056, y: 5036, width: 188, height: 188 }]);
  // A byte for each pixel of the picture would be 100 of these.
  expect(most / 1e6).toBeLessThan(20);
  expect(report.remarks).toEqual([]);
  expect(patch.data.every((value, i) => i % 4 < 3 || value === 255)).toBe(true);
});
