import { describe, expect, it } from 'vitest';
import { decodeInTiles } from '../../../../src/inference/engines/moebius/decode-tiles';
import { normals } from '../../../../src/inference/engines/moebius/noise';

/**
 * Linear and local: each pixel is the mean of the cells within `reach` of its own (zeros beyond the
 * edge, as convolutions have it), plus a ramp inside the cell.
 */
function decode(latents: Float32Array, side: number, reach: number): Float32Array {
  const out = new Float32Array(3 * 64 * side * side);
  for (let i = 0; i < out.length; i++) {
    const [x, y] = [i % (8 * side), Math.floor(i / (8 * side)) % (8 * side)];
    const c = Math.floor(i / (64 * side * side));
    let sum = 0;
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const [u, v] = [(x >> 3) + dx, (y >> 3) + dy];
        if (u >= 0 && v >= 0 && u < side && v < side) sum += latents[(c * side + v) * side + u]!;
      }
    }
    out[i] = sum + (x % 8) * latents[(3 * side + (y >> 3)) * side + (x >> 3)]!;
  }
  return out;
}

describe('decodeInTiles', () => {
  it('gives what the whole decoder gives, where that is linear and local', async () => {
    const latents = normals(5, 4 * 4096);
    const whole = decode(latents, 64, 1);
    const tiled = await decodeInTiles(latents, async (tile) => decode(tile, 32, 1));
    let worst = 0;
    whole.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - tiled[i]!))));
    expect(worst).toBeLessThan(1e-4);
  });

  it('lets no tile’s own edge be seen', async () => {
    const tiled = await decodeInTiles(new Float32Array(4 * 4096).fill(1), async (tile) => {
      const drawn = decode(tile, 32, 0);
      // The outermost 32 pixels of a tile, where it knows no surroundings.
      return drawn.map((value, i) => {
        const [x, y] = [i % 256, Math.floor(i / 256) % 256];
        return Math.min(x, y, 255 - x, 255 - y) < 32 ? NaN : value;
      });
    });
    const inner = tiled.filter((_, i) => {
      const [x, y] = [i % 512, Math.floor(i / 512) % 512];
      return Math.min(x, y, 511 - x, 511 - y) >= 32;
    });
    expect(inner.every((value) => Number.isFinite(value))).toBe(true);
  });

  it('fades where neighbours differ in tone: no step between two pixels', async () => {
    let tone = 0;
    const tiled = await decodeInTiles(new Float32Array(4 * 4096), async () => {
      return new Float32Array(3 * 256 * 256).fill((tone = 1 - tone));
    });
    let steepest = 0;
    for (let i = 1; i < 512; i++) {
      steepest = Math.max(steepest, Math.abs(tiled[256 * 512 + i]! - tiled[256 * 512 + i - 1]!));
    }
    expect(steepest).toBeLessThan(0.02); // over 64 pixels
    expect(steepest).toBeGreaterThan(0);
  });
});
