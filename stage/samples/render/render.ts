/**
 * The command that makes the sample pictures and their masks:
 *
 *     npx tsx stage/samples/render/render.ts [name …] [--size 384x256] [--samples 8] [--out DIR]
 *
 * Writing a JPEG needs ImageMagick's `convert` on the path; without it a PNG is left in its place.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Size } from '../../../src/inference/core/geometry';
import type { Raster } from '../../../src/inference/core/raster';
import { PICTURES, renderMask, renderPicture, type Picture } from './picture';
import { writePng } from './png-writer';

const SEED = 20;
const JPEG_QUALITY = '90';
const USAGE = `usage: render.ts [${PICTURES.map(({ name }) => name).join('|')} …] [--size WxH] [--samples N] [--out DIR] [--mask-only]`;

interface Job {
  readonly size: Size;
  readonly samples: number;
  readonly folder: string;
  readonly isMaskOnly: boolean;
}

function main(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string' },
      samples: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
      'mask-only': { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((name) => PICTURES.every((picture) => picture.name !== name));
  if (unknown !== undefined) throw new Error(`There is no picture "${unknown}".`);
  mkdirSync(values.out, { recursive: true });
  for (const picture of PICTURES) {
    if (positionals.length > 0 && !positionals.includes(picture.name)) continue;
    make(picture, {
      size: values.size === undefined ? picture.size : parseSize(values.size),
      samples: values.samples === undefined ? picture.samples : parseCount(values.samples),
      folder: values.out,
      isMaskOnly: values['mask-only'],
    });
  }
}

function make(picture: Picture, { size, samples, folder, isMaskOnly }: Job): void {
  const started = Date.now();
  const path = (ending: string) => join(folder, `${picture.name}.${ending}`);
  const mask = renderMask(picture, size, SEED);
  writeFileSync(path('mask.png'), writePng({ ...size, channels: 1, data: mask }));
  if (isMaskOnly) return;
  const raster = renderPicture(picture, { size, samples, seed: SEED, onProgress: report });
  const png = writePng({ ...size, channels: 3, data: withoutAlpha(raster) });
  writeFileSync(path('png'), png);
  if (picture.format === 'jpeg') toJpeg(path('png'), path('jpg'));
  console.log(`\r${picture.name}: done in ${Math.round((Date.now() - started) / 1000)} s`);

  function report(share: number): void {
    if (process.stdout.isTTY)
      process.stdout.write(`\r${picture.name}: ${Math.round(share * 100)} %`);
  }
}

function toJpeg(png: string, jpeg: string): void {
  try {
    execFileSync('convert', [
      png,
      '-strip',
      '-sampling-factor',
      '4:2:0',
      '-quality',
      JPEG_QUALITY,
      jpeg,
    ]);
    rmSync(png);
  } catch (error) {
    console.error(
      `${jpeg} was not written; ${png} is there instead. ImageMagick's convert is needed.`,
    );
    throw error;
  }
}

function withoutAlpha({ width, height, data }: Raster): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  }
  return rgb;
}

function parseSize(text: string): Size {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (!Number(width) || !Number(height))
    throw new Error(`"${text}" is not a size such as 384x256.`);
  return { width: Number(width), height: Number(height) };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`"${text}" is not a number of samples.`);
  return count;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 2;
}
