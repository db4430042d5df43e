/** Pictures and masks as files for other programs, in a folder that is gone afterwards. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { nodeCodecs } from '../../../scripts/node-codecs';
import { decodePicture } from '../../../src/inference/codec/decode';
import { hasTransparency } from '../../../src/inference/codec/picture';
import type { Raster } from '../../../src/inference/core/raster';
import type { Problem } from '../metrics/score';

export interface ExchangeFiles {
  readonly input: string;
  readonly mask: string;
  /** Where the program is to leave its PNG. */
  readonly output: string;
}

/** @returns the picture the program left, and what `work` returned */
export async function exchange<T>(
  { input, mask }: Pick<Problem, 'input' | 'mask'>,
  work: (files: ExchangeFiles) => Promise<T>,
): Promise<{ image: Raster; result: T }> {
  const folder = await mkdtemp(join(tmpdir(), 'inpaint-eval-'));
  const path = (name: string) => join(folder, name);
  const files = { input: path('in.png'), mask: path('mask.png'), output: path('out.png') };
  try {
    await writeFile(files.input, encodePlainly(input));
    const { width, height, data } = mask;
    await writeFile(files.mask, encode({ width, height, data, channels: 1 }));
    const result = await work(files);
    const picture = await decodePicture(Uint8Array.from(await readFile(files.output)), nodeCodecs);
    return { image: picture.raster, result };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Without alpha where all is opaque: the programs are slower, and some other, with it. */
export function encodePlainly({ width, height, data }: Raster): Uint8Array {
  const channels = hasTransparency(data, 255) ? 4 : 3;
  if (channels === 4) return encode({ width, height, data: new Uint8Array(data), channels });
  const rgb = new Uint8Array(width * height * 3);
  for (let p = 0, q = 0; q < rgb.length; p += 4, q += 3) rgb.set(data.subarray(p, p + 3), q);
  return encode({ width, height, data: rgb, channels });
}
