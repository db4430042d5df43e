/** Masks as text, for tests: `#` is wholly inside, and every coverage between has a sign of its own. */
import type { Size } from '../../src/inference/core/geometry';
import type { Mask } from '../../src/inference/core/raster';

/** The mask over the whole picture, so that masks of different bounds can be compared. */
export function drawnMask(mask: Mask | null, { width, height }: Size): string {
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => '.'));
  mask?.data.forEach((value, i) => {
    const y = mask.y + Math.floor(i / mask.width);
    if (value === 0) return;
    rows[y]![mask.x + (i % mask.width)] = value === 255 ? '#' : String.fromCharCode(0x100 + value);
  });
  return rows.map((row) => row.join('')).join('\n');
}
