/**
 * The mask a person would paint: the unwanted object, its shadow and its mirror image, and some pixels
 * around them.
 *
 * Found by asking, not by drawing: a pixel belongs to it where enough of its rays meet the object, are
 * kept from a lamp by it, or see it mirrored.
 */
import type { Size } from '../../../src/inference/core/geometry';
import { createLens } from './camera';
import { surfaceAt } from './integrator';
import { nearestHit, obstacle, type Scene } from './scene';
import { Sampler } from './sampler';
import type { Ray } from './shape';
import { fresnel, MIRROR_ROUGHNESS } from './surface';
import { dot, reflect, scale } from './vector';

const SAMPLES = 9;
/** Share of a pixel's light the object must touch: less than this nobody sees. */
const NOTICEABLE = 0.12;
/** Width of the margin in picture heights: some 8 pixels at 1024. */
const MARGIN = 0.008;

/** One byte per pixel, row by row: 255 = fill, 0 = keep. */
export function objectMask(scene: Scene, size: Size, seed: number): Uint8Array<ArrayBuffer> {
  const touched = touchedPixels(scene, size, seed);
  return fillHoles(dilate(touched, size, Math.max(1, size.height * MARGIN)), size);
}

/** The pixels that show the object itself, nothing else: the least that a mask must cover. */
export function objectPixels(scene: Scene, size: Size): Uint8Array<ArrayBuffer> {
  const lens = createLens({ ...scene.camera, aperture: 0 }, size);
  const pixels = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const hit = nearestHit(scene, lens(x + 0.5, y + 0.5, 0, 0));
      if (hit?.object.isUnwanted) pixels[y * size.width + x] = 255;
    }
  }
  return pixels;
}

function touchedPixels(scene: Scene, size: Size, seed: number): Uint8Array<ArrayBuffer> {
  const lens = createLens(scene.camera, size);
  const sampler = new Sampler(seed, SAMPLES);
  const touched = new Uint8Array(size.width * size.height);
  for (let pixel = 0; pixel < touched.length; pixel++) {
    const x = pixel % size.width;
    const y = (pixel - x) / size.width;
    let share = 0;
    for (let sample = 0; sample < SAMPLES; sample++) {
      sampler.startPath(pixel, sample);
      sampler.next();
      const px = x + sampler.u;
      const py = y + sampler.v;
      sampler.next();
      share += touch(scene, lens(px, py, sampler.u, sampler.v), sampler) / SAMPLES;
    }
    if (share > NOTICEABLE) touched[pixel] = 255;
  }
  return touched;
}

/** How much of the light along the ray the unwanted object changes, 0 … 1. */
function touch(scene: Scene, ray: Ray, sampler: Sampler): number {
  const hit = nearestHit(scene, ray);
  if (!hit) return 0;
  if (hit.object.isUnwanted) return 1;
  const { point, surface, clearOf } = surfaceAt(ray, hit);
  if (surface.emission) return 0;
  let changed = 0;
  for (const lamp of scene.lights) {
    sampler.next();
    const sample = lamp.sample(point, sampler.u, sampler.v);
    if (!sample || dot(sample.direction, surface.normal) <= 0) continue;
    const origin = clearOf(sample.direction);
    const found = obstacle(scene, { origin, direction: sample.direction }, sample.distance);
    if (found?.isUnwanted) changed = Math.max(changed, 1 / scene.lights.length);
  }
  if (surface.reflectance > 0 && surface.roughness < MIRROR_ROUGHNESS) {
    const direction = reflect(ray.direction, surface.normal);
    const mirrored = nearestHit(scene, { origin: clearOf(direction), direction });
    const cosine = Math.abs(dot(surface.normal, scale(ray.direction, -1)));
    if (mirrored?.object.isUnwanted) changed += fresnel(surface.reflectance, cosine);
  }
  return Math.min(changed, 1);
}

/** Every pixel within `radius` of a set one becomes set. */
function dilate(
  mask: Uint8Array<ArrayBuffer>,
  { width, height }: Size,
  radius: number,
): Uint8Array<ArrayBuffer> {
  const reach = Math.ceil(radius);
  const grown = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] === 0) continue;
      for (let dy = -reach; dy <= reach; dy++) {
        const half = Math.sqrt(radius * radius - dy * dy);
        const row = y + dy;
        if (!(half >= 0) || row < 0 || row >= height) continue;
        const from = Math.max(0, Math.ceil(x - half));
        const to = Math.min(width - 1, Math.floor(x + half));
        grown.fill(255, row * width + from, row * width + to + 1);
      }
    }
  }
  return grown;
}

/** Sets what is wholly surrounded: nobody paints around the hole of a ring. */
function fillHoles(
  mask: Uint8Array<ArrayBuffer>,
  { width, height }: Size,
): Uint8Array<ArrayBuffer> {
  const outside = new Uint8Array(mask.length);
  const waiting: number[] = [];
  const visit = (x: number, y: number) => {
    const pixel = y * width + x;
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    if (mask[pixel] !== 0 || outside[pixel] !== 0) return;
    outside[pixel] = 1;
    waiting.push(pixel);
  };
  for (let x = 0; x < width; x++) [0, height - 1].forEach((y) => visit(x, y));
  for (let y = 0; y < height; y++) [0, width - 1].forEach((x) => visit(x, y));
  for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return outside.map((isOutside) => (isOutside ? 0 : 255));
}
