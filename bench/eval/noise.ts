/** Smooth random fields for scenes: values in about [-1, 1], lengths in lattice cells. */
import type { Dice } from './dice';

export type Field = (x: number, y: number) => number;

const PERIOD = 256;

/** Value noise: random numbers on a lattice, joined by smoothsteps; repeats every 256 cells. */
export function createNoise(dice: Dice): Field {
  const lattice = Float32Array.from({ length: PERIOD * PERIOD }, () => dice.real(-1, 1));
  const at = (x: number, y: number) => lattice[(y & (PERIOD - 1)) * PERIOD + (x & (PERIOD - 1))]!;
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const right = smoothstep(x - left);
    const down = smoothstep(y - top);
    const above = mix(at(left, top), at(left + 1, top), right);
    const below = mix(at(left, top + 1), at(left + 1, top + 1), right);
    return mix(above, below, down);
  };
}

/**
 * Several octaves of value noise.
 *
 * @param gain - amplitude of each octave relative to the one before: 0.5 is cloud-like, 1 is rough
 */
export function createFractal(dice: Dice, octaves: number, gain: number): Field {
  const layers = Array.from({ length: octaves }, (_, i) => ({
    noise: createNoise(dice),
    amplitude: gain ** i,
    frequency: 2 ** i,
  }));
  const total = layers.reduce((sum, { amplitude }) => sum + amplitude, 0);
  return (x, y) => {
    let sum = 0;
    for (const { noise, amplitude, frequency } of layers) {
      sum += amplitude * noise(x * frequency, y * frequency);
    }
    return sum / total;
  };
}

export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** 0 below 0, 1 above 1, and level at both ends. */
export function smoothstep(t: number): number {
  const clamped = Math.min(Math.max(t, 0), 1);
  return clamped * clamped * (3 - 2 * clamped);
}
