/** Results of baselines, kept in .cache/eval under a hash of all that they depend on. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCodecs } from '../../../scripts/node-codecs';
import { decodePicture } from '../../../src/inference/codec/decode';
import type { Problem } from '../metrics/score';
import type { Baseline, BaselineFill } from './baseline';
import { encodePlainly } from './exchange';

export async function cached(
  baseline: Baseline,
  problem: Pick<Problem, 'input' | 'mask'>,
  folder: string,
): Promise<BaselineFill> {
  const path = join(folder, keyOf(baseline, problem));
  const kept = await read(path);
  if (kept) return kept;
  const fresh = await baseline.fill(problem);
  await mkdir(folder, { recursive: true });
  await writeFile(`${path}.png`, encodePlainly(fresh.image));
  // Written last: without it the picture is not looked at.
  await writeFile(`${path}.json`, JSON.stringify({ milliseconds: fresh.milliseconds }));
  return fresh;
}

export function hashOf(...parts: readonly (string | Uint8Array | Uint8ClampedArray)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 24);
}

function keyOf(
  { id, version }: Baseline,
  { input, mask }: Pick<Problem, 'input' | 'mask'>,
): string {
  return hashOf(`${id} ${version} ${input.width}x${input.height} `, input.data, mask.data);
}

async function read(path: string): Promise<BaselineFill | null> {
  try {
    const { milliseconds } = JSON.parse(await readFile(`${path}.json`, 'utf8')) as BaselineFill;
    const bytes = Uint8Array.from(await readFile(`${path}.png`));
    return { image: (await decodePicture(bytes, nodeCodecs)).raster, milliseconds };
  } catch {
    return null; // not there, or damaged: it is made anew
  }
}
