/**
 * Screenshots against the ones that somebody has looked at and committed, in `goldens/`.
 * `UPDATE_GOLDENS=1` takes those anew that differ; look at each before you commit it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { encode } from 'fast-png';
import type { Raster } from '../../src/inference/core/raster';
import { decode } from './screen';

/** How far a channel of 0–255 may be off: graphics libraries round edges differently. */
const CHANNEL = 32;
/** Which share of the pixels may be further off. A missing icon is more of the smallest window. */
const SHARE = 0.001;

/** @returns what is wrong with the screenshot; null where nothing is */
export async function differenceFromGolden(name: string, png: Buffer): Promise<string | null> {
  const path = `test/e2e/goldens/${name}.png`;
  const actual = await decode(png);
  const golden = existsSync(path) ? await decode(readFileSync(path)) : null;
  const difference = golden && compare(golden, actual);
  if (difference && difference.share <= SHARE) return null;
  if (process.env['UPDATE_GOLDENS'] === '1') {
    write(path, png);
    return null;
  }
  write(`test-results/goldens/${name}.actual.png`, png);
  if (!difference) return `${name}: ${golden ? 'has another size' : 'there is no golden'}`;
  write(`test-results/goldens/${name}.diff.png`, encode(difference.picture));
  return `${name}: ${(difference.share * 100).toFixed(2)} % of the pixels differ; see test-results/goldens/`;
}

interface Difference {
  /** 0–1, of the pixels. */
  readonly share: number;
  /** The screenshot, paler, with what differs in red. */
  readonly picture: Raster;
}

/** @returns null where the sizes differ */
export function compare(golden: Raster, actual: Raster): Difference | null {
  const { width, height, data } = actual;
  if (golden.width !== width || golden.height !== height) return null;
  const picture = { ...actual, data: data.map((value) => 170 + value / 3) };
  let off = 0;
  for (let at = 0; at < data.length; at += 4) {
    const isOff = [0, 1, 2].some((channel) => {
      const before = golden.data[at + channel]!;
      return Math.abs(before - data[at + channel]!) > CHANNEL;
    });
    if (!isOff) continue;
    picture.data.set([255, 0, 0, 255], at);
    off++;
  }
  return { share: off / (width * height), picture };
}

function write(path: string, png: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, png);
}
