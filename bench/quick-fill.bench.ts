/** How long Quick Fill takes on the sample pictures and on large ones made of them. */
import { readFile } from 'node:fs/promises';
import { decodePicture } from '../src/inference/codec/decode';
import { engineFor } from '../src/inference/engines/registry';
import { fill } from '../src/inference/fill';
import { maskFromRaster } from '../src/inference/core/mask-from-raster';
import type { Mask, Raster } from '../src/inference/core/raster';
import { nodeCodecs } from '../scripts/node-codecs';
import { median, writeReport } from './report';

const RUNS = 5;
const SAMPLES = ['studio.png', 'coast.jpg', 'wall.png'];

async function read(file: string): Promise<Raster> {
  return (await decodePicture(Uint8Array.from(await readFile(file)), nodeCodecs)).raster;
}

async function time(source: Raster, mask: Mask): Promise<number> {
  const engine = engineFor('quick-fill');
  const { signal } = new AbortController();
  const started = performance.now();
  await fill(source, { mask, engine, seed: 1, grow: 'auto' }, { signal, onProgress: () => {} });
  return performance.now() - started;
}

const rows: (string | number)[][] = [];
for (const sample of SAMPLES) {
  const source = await read(`stage/samples/${sample}`);
  const mask = maskFromRaster(await read(`stage/samples/${sample.replace(/\.\w+$/, '.mask.png')}`));
  const holePixels = mask.data.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) times.push(await time(source, mask));
  const [cold, ...warm] = times;
  rows.push([
    sample,
    `${source.width} × ${source.height}`,
    `${((100 * holePixels) / (source.width * source.height)).toFixed(1)} %`,
    `${Math.round(cold!)} ms`,
    `${Math.round(median(warm))} ms`,
  ]);
}

writeReport({
  name: 'quick-fill',
  about: `One fill of each sample picture in Node, one thread, the mask grown as for a painted stroke. Cold is the first run of the process for the first row; warm is the median of ${RUNS}.`,
  columns: ['picture', 'size', 'hole', 'first', 'warm'],
  rows,
});
