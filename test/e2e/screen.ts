/** What is on the screen, as pixels: screenshots for people to look at, and their key regions for tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { nodeCodecs } from '../../scripts/node-codecs';
import type { PluginDriver, StageDriver } from '../../scripts/lib/stage-driver';
import { decodePicture } from '../../src/inference/codec/decode';
import type { Raster } from '../../src/inference/core/raster';

export async function decode(bytes: Uint8Array): Promise<Raster> {
  return (await decodePicture(Uint8Array.from(bytes), nodeCodecs)).raster;
}

/** Not committed; `test-results/` is for looking at. */
export async function keepScreenshot(stage: StageDriver, name: string): Promise<void> {
  mkdirSync('test-results', { recursive: true });
  writeFileSync(`test-results/${name}.png`, await stage.page.screenshot());
}

/** A point of the plugin's canvas, as fractions of its width and height. */
export type Place = readonly [number, number];

/** Mean red, green and blue, 0–255, of a small square of the plugin's canvas around a point. */
export async function colourAt(
  plugin: PluginDriver,
  place: Place,
): Promise<readonly [number, number, number]> {
  return colourIn(await decode(await plugin.screenshotCanvas()), place);
}

/** The same, of a screenshot of the canvas. */
export function colourIn(
  { width, height, data }: Raster,
  [x, y]: Place,
): readonly [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  const left = Math.round(x * width) - 4;
  const top = Math.round(y * height) - 4;
  for (let i = 0; i < 64; i++) {
    const at = ((top + (i >> 3)) * width + left + (i & 7)) * 4;
    for (const channel of [0, 1, 2] as const) sums[channel] += data[at + channel]! / 64;
  }
  return sums;
}

/** Largest difference of the three channels. */
export function colourDistance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
}

/** Indices of pixels that differ in any of the four channels. */
export function changedPixels(a: Raster, b: Raster): number[] {
  if (a.width !== b.width || a.height !== b.height) throw new Error('The sizes differ');
  const before = new Uint32Array(a.data.buffer);
  const after = new Uint32Array(b.data.buffer);
  return Array.from(before.keys()).filter((i) => before[i] !== after[i]);
}
