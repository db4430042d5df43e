/**
 * One fill in a process of its own, told by its arguments: the picture's width and height, the hole's
 * side, and how many such holes, beside each other or strewn; or a wire that many pixels wide, from corner to corner.
 * Prints what the process grew by, at its most, in MiB, over its size with the picture and the code loaded, and the
 * processor time in milliseconds.
 */
import { hash } from '../src/inference/core/random';
import { createMask, createRaster } from '../src/inference/core/raster';
import { quickFill } from '../src/inference/engines/quick-fill/quick-fill';
import { fill } from '../src/inference/fill';
import { sceneColour } from './kernel-scenes';

const [width, height, side, holes] = process.argv.slice(2, 6).map(Number) as [
  number,
  number,
  number,
  number,
];
const shape = process.argv[6];
/** Pixels after which a row repeats: bricks are 64 wide. */
const TILE = 768;
const source = createRaster({ width, height });
const row = new Uint8ClampedArray(4 * TILE);
for (let y = 0; y < height; y++) {
  for (let x = 0; x < TILE; x++) row.set(sceneColour('bricks', x, y), 4 * x);
  for (let x = 0; x < width; x += TILE) {
    const part = row.subarray(0, 4 * Math.min(TILE, width - x));
    source.data.set(part, 4 * (y * width + x));
  }
}
const mask = createMask({ x: 0, y: 0, width, height });
const paint = (left: number, top: number) => {
  for (let y = top; y < top + side; y++) {
    mask.data.fill(255, y * width + left, y * width + left + side);
  }
};
if (shape === 'wire') {
  for (let x = 0; x + side < width; x++) paint(x, Math.floor((x / width) * (height - side)));
} else {
  for (let n = 0; n < holes; n++) {
    if (shape === 'strewn') paint(hash(n, 0) % (width - side), hash(n, 1) % (height - side));
    else paint(Math.floor(((n + 0.5) * width) / holes - side / 2), (height - side) >> 1);
  }
}

// What making the picture left behind must not count for the fill.
globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const look = () => (most = Math.max(most, process.memoryUsage.rss()));
const timer = setInterval(look, 1); // the fill rests every few milliseconds
const started = process.cpuUsage();
await fill(source, { mask, engine: quickFill, seed: 1, grow: 0 }, { onProgress: look });
clearInterval(timer);
const { user, system } = process.cpuUsage(started);
console.log((most - before) / 2 ** 20, (user + system) / 1000);
