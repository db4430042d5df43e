/**
 * Noise that textures are made of: smooth gradient noise, sums of it over octaves (fbm), and cellular
 * noise. All are functions of the place and a seed alone. Gradient noise lies in about −1 … 1.
 */
import { hash } from './sampler';

/** Perlin's quintic: first and second derivatives vanish at the lattice (Improving Noise, 2002). */
function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** Unit vectors all round; a table, because sines would be half the time of a render. */
const GRADIENT_X = Float64Array.from({ length: 256 }, (_, i) => Math.cos((i * Math.PI) / 128));
const GRADIENT_Y = Float64Array.from({ length: 256 }, (_, i) => Math.sin((i * Math.PI) / 128));

function gradient2(ix: number, iy: number, seed: number, dx: number, dy: number): number {
  const turn = hash(ix + Math.imul(iy, 0x27d4eb2d), seed) >>> 24;
  return GRADIENT_X[turn]! * dx + GRADIENT_Y[turn]! * dy;
}

export function noise2(x: number, y: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const dx = x - ix;
  const dy = y - iy;
  const sx = fade(dx);
  const bottom =
    gradient2(ix, iy, seed, dx, dy) * (1 - sx) + gradient2(ix + 1, iy, seed, dx - 1, dy) * sx;
  const top =
    gradient2(ix, iy + 1, seed, dx, dy - 1) * (1 - sx) +
    gradient2(ix + 1, iy + 1, seed, dx - 1, dy - 1) * sx;
  return (bottom + (top - bottom) * fade(dy)) * 1.5;
}

/** A value in −1 … 1 for a corner of the 3-D lattice. */
function lattice3(ix: number, iy: number, iz: number, seed: number): number {
  return hash(ix + Math.imul(iy, 0x27d4eb2d), seed + Math.imul(iz, 0x165667b1)) / 2147483648 - 1;
}

/** Smoothed lattice values in three dimensions, −1 … 1: for stains and speckles through solids. */
export function noise3(x: number, y: number, z: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const sx = fade(x - ix);
  const sy = fade(y - iy);
  const near = layer3(ix, iy, iz, sx, sy, seed);
  return near + (layer3(ix, iy, iz + 1, sx, sy, seed) - near) * fade(z - iz);
}

function layer3(ix: number, iy: number, iz: number, sx: number, sy: number, seed: number): number {
  const a = lattice3(ix, iy, iz, seed);
  const b = lattice3(ix + 1, iy, iz, seed);
  const c = lattice3(ix, iy + 1, iz, seed);
  const d = lattice3(ix + 1, iy + 1, iz, seed);
  return (a + (b - a) * sx) * (1 - sy) + (c + (d - c) * sx) * sy;
}

/** `octaves` layers of `noise2`, each twice as fine and `gain` times as strong; about −1 … 1. */
export function fbm2(x: number, y: number, octaves: number, seed: number, gain = 0.5): number {
  let sum = 0;
  let total = 0;
  let strength = 1;
  let frequency = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += strength * noise2(x * frequency, y * frequency, seed + octave * 101);
    total += strength;
    strength *= gain;
    // Not quite 2, so that the lattices of the octaves never coincide.
    frequency *= 2.03;
  }
  return sum / total;
}

export function fbm3(x: number, y: number, z: number, octaves: number, seed: number): number {
  let sum = 0;
  let total = 0;
  let strength = 1;
  let frequency = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += strength * noise3(x * frequency, y * frequency, z * frequency, seed + octave * 101);
    total += strength;
    strength *= 0.5;
    frequency *= 2.03;
  }
  return sum / total;
}

export interface Cell {
  /** Distance to the nearest point, 0 … about 1. */
  readonly nearest: number;
  /** Distance to the second nearest. */
  readonly second: number;
  /** Which point it was: an unsigned 32-bit hash, the same all over its cell. */
  readonly id: number;
}

/** One random point per unit square (Worley, A Cellular Texture Basis Function, 1996). */
export function cellular2(x: number, y: number, seed: number): Cell {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  let nearest = Infinity;
  let second = Infinity;
  let id = 0;
  for (let j = iy - 1; j <= iy + 1; j++) {
    for (let i = ix - 1; i <= ix + 1; i++) {
      const key = hash(i + Math.imul(j, 0x27d4eb2d), seed);
      const dx = i + (key & 0xffff) / 65536 - x;
      const dy = j + (key >>> 16) / 65536 - y;
      const squared = dx * dx + dy * dy;
      if (squared < nearest) {
        second = nearest;
        nearest = squared;
        id = key;
      } else if (squared < second) second = squared;
    }
  }
  return { nearest: Math.sqrt(nearest), second: Math.sqrt(second), id };
}
