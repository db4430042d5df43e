/** What is evaluated: procedural scenes, and the shared pictures beside the project where there are any. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCodecs } from '../../scripts/node-codecs';
import { decodePicture } from '../../src/inference/codec/decode';
import { maskFromRaster } from '../../src/inference/core/mask-from-raster';
import type { Raster } from '../../src/inference/core/raster';
import { nameOf, poison, renderScene, SCENES, type SeedSet } from './catalogue';
import type { Problem } from './metrics/score';

export interface Case {
  readonly id: string;
  readonly family: string;
  load(): Promise<Problem>;
}

/** Beside the project, not part of it. */
const FILL_CASES = '../shared/fill-cases';
const PHOTOS = '../shared/photos';

export function proceduralCases(seeds: SeedSet, size: number): Case[] {
  return SCENES[seeds].map((spec) => ({
    id: nameOf(spec),
    family: spec.family,
    load: async () => renderScene(spec, size),
  }));
}

/** @returns the cases that are there, and a sentence for every folder that is not */
export function sharedCases(): { cases: Case[]; absent: string[] } {
  const absent: string[] = [];
  const masksIn = (folder: string): string[] => {
    const isThere = existsSync(folder);
    if (!isThere) absent.push(`${folder} is absent: its cases are left out.`);
    return isThere ? readdirSync(folder).filter((file) => file.endsWith('.mask.png')) : [];
  };
  const casesIn = (folder: string, family: string, load: (path: string) => Promise<Problem>) =>
    masksIn(folder).map((file): Case => {
      const name = file.slice(0, -'.mask.png'.length);
      return { id: `${family}-${name}`, family, load: () => load(join(folder, name)) };
    });
  const cases = [
    ...casesIn(FILL_CASES, 'fill-cases', loadFillCase),
    ...casesIn(PHOTOS, 'photos', loadPhoto),
  ];
  return { cases, absent };
}

async function loadFillCase(path: string): Promise<Problem> {
  const mask = maskFromRaster(await read(`${path}.mask.png`));
  return { truth: await read(`${path}.gt.png`), input: await read(`${path}.in.png`), mask };
}

/** The truth is the photograph itself, so what is to go is painted over it here. */
async function loadPhoto(path: string): Promise<Problem> {
  const [truth, mask] = [await read(`${path}.png`), maskFromRaster(await read(`${path}.mask.png`))];
  return { truth, input: poison(truth, mask), mask };
}

async function read(path: string): Promise<Raster> {
  return (await decodePicture(Uint8Array.from(await readFile(path)), nodeCodecs)).raster;
}
