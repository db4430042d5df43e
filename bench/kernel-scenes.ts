/** Pictures for the kernels' bench, made rather than loaded so that a worker can have them too. */
import { hash } from '../src/inference/core/random';
import type { Size } from '../src/inference/core/geometry';
import type { EngineJob } from '../src/inference/engines/engine';
import { quickFill } from '../src/inference/engines/quick-fill/quick-fill';

export type SceneName = 'bricks' | 'planks' | 'page' | 'wall';

/** Lightness 0–255 of one pixel, before grain. */
const SCENES: Record<SceneName, (x: number, y: number) => number> = {
  bricks(x, y) {
    const row = Math.floor(y / 24);
    const along = x + (row % 2) * 32;
    if (y % 24 < 3 || along % 64 < 3) return 190;
    return 90 + (hash(row, Math.floor(along / 64)) % 50);
  },
  planks(x, y) {
    const plank = Math.floor(x / 90);
    if (x % 90 < 2) return 40;
    const wave = 20 * Math.abs(((y + 3 * (hash(plank) % 97)) % 120) / 60 - 1);
    return 120 + wave + 12 * (((x * 7 + wave * 5) % 23) / 23) + (hash(plank, 1) % 40);
  },
  page(x, y) {
    const inCard = x % 256 > 24 && y % 192 > 24;
    if (!inCard) return 225;
    const isInk = y % 16 < 8 && hash(Math.floor(x / 3), Math.floor(y / 16)) % 3 === 0;
    return isInk ? 60 : 250;
  },
  wall: (x, y) => 120 + x / 40 + y / 70,
};

const GRAIN = { bricks: 18, planks: 14, page: 2, wall: 8 };

export function sceneColour(name: SceneName, x: number, y: number): [number, number, number, 255] {
  const grain = (hash(x, y) / 2 ** 32 - 0.5) * GRAIN[name];
  const light = SCENES[name](x, y) + grain;
  return [light, 0.9 * light + 10, 0.75 * light + 30, 255];
}

export interface Scene extends EngineJob {
  readonly holeSize: Size;
}

/** The window that a square hole in the middle of the scene, `share` of its area, would be filled in. */
export function makeJob(name: SceneName, size: Size, share: number): Scene {
  const side = Math.round(Math.sqrt(size.width * size.height * share));
  const box = {
    x: (size.width - side) >> 1,
    y: (size.height - side) >> 1,
    width: side,
    height: side,
  };
  const window = quickFill.windowAround(box, size);
  const data = new Uint8ClampedArray(4 * window.width * window.height);
  for (let y = window.y, p = 0; y < window.y + window.height; y++) {
    for (let x = window.x; x < window.x + window.width; x++, p += 4) {
      data.set(sceneColour(name, x, y), p);
    }
  }
  const image = { width: window.width, height: window.height, data };
  const hole = new Uint8Array(window.width * window.height);
  for (let y = 0; y < side; y++) {
    const from = (box.y - window.y + y) * window.width + box.x - window.x;
    hole.fill(255, from, from + side);
  }
  return { image, hole, seed: 1, holeSize: box };
}
