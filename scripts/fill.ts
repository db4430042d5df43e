/**
 * Fills files from the command line, with the plugin's own code: decode, fill, encode.
 * `npm run fill -- --help` explains it. Exit code 0: done; 1: something failed; 2: wrong usage.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { decodePicture } from '../src/inference/codec/decode';
import { encodePng } from '../src/inference/codec/encode';
import type { Picture } from '../src/inference/codec/picture';
import type { FillReport } from '../src/inference/contract';
import { Failure } from '../src/inference/core/errors';
import type { Size } from '../src/inference/core/geometry';
import { maskFromRaster } from '../src/inference/core/mask-from-raster';
import type { Mask } from '../src/inference/core/raster';
import { engineFor } from '../src/inference/engines/registry';
import { fill } from '../src/inference/fill';
import { failureText } from '../src/ui/notices/failure-text';
import { words } from '../src/ui/words/words';
import {
  type FillCommand,
  type FillFiles,
  type FillSettings,
  HELP,
  parseFillArguments,
  UsageError,
} from './fill-arguments';
import { findPairs } from './fill-pairs';
import { fileTrouble } from './lib/file-trouble';
import { nodeCodecs } from './node-codecs';

/** Something a person can put right; the message is the whole sentence. */
class Complaint extends Error {
  override readonly name = 'Complaint';
}

/** Where the person is, for paths in and out. The launcher itself has gone to the project's folder. */
const here = process.env['FILL_FOLDER'] ?? process.cwd();

async function main(args: readonly string[]): Promise<number> {
  let command: FillCommand;
  try {
    command = parseFillArguments(args, here);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${HELP}`);
    return 2;
  }
  switch (command.kind) {
    case 'help':
      console.log(HELP);
      return 0;
    case 'one':
      return (await attempt(() => fillFiles(command.files, command.settings))) ? 0 : 1;
    case 'all':
      return (await attempt(() => fillFolder(command))) ? 0 : 1;
  }
}

/** Every pair in turn; one that fails is named and does not stop the others. */
async function fillFolder({
  folder,
  out,
  settings,
}: Extract<FillCommand, { kind: 'all' }>): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => complain(folder, error));
  const pairs = findPairs(names, folder, out);
  if (pairs.length === 0) throw new Complaint(`${show(folder)}: no NAME.mask.png is in it.`);
  await mkdir(out, { recursive: true }).catch((error: unknown) => complain(out, error));
  let failed = 0;
  for (const { picture, mask, out } of pairs) {
    const done = await attempt(async () => {
      if (picture === null) throw new Complaint(`${show(mask)}: there is no picture of its name.`);
      await fillFiles({ picture, mask, out }, settings);
    });
    if (!done) failed++;
  }
  if (failed > 0) throw new Complaint(`${failed} of ${pairs.length} pictures were not filled.`);
}

async function fillFiles(files: FillFiles, settings: FillSettings): Promise<void> {
  const { picture, mask, out } = files;
  const source = await open(picture);
  const painted = await openMask(mask, source.info.size);
  const donors = files.donors && (await openMask(files.donors, source.info.size));
  const progress = createProgressLine(show(picture));
  const { engine, seed, grow } = settings;
  const request = {
    mask: painted,
    engine: engineFor(engine),
    seed,
    grow,
    ...(donors && { donors }),
  };
  const { patch, report } = await fill(source.raster, request, {
    onProgress: ({ fraction }) => progress.show(fraction),
  })
    .catch((error: unknown) => complain(mask, error))
    .finally(progress.clear);
  const png = await encodePng(source, patch);
  await writeFile(out, png).catch((error: unknown) => complain(out, error));
  announce(out, report);
}

async function openMask(path: string, size: Size): Promise<Mask> {
  const { raster } = await open(path);
  if (size.width !== raster.width || size.height !== raster.height) {
    throw new Complaint(
      `${show(path)}: the mask is ${raster.width} × ${raster.height} and the picture ` +
        `${size.width} × ${size.height}; both must be of the same size.`,
    );
  }
  return maskFromRaster(raster);
}

async function open(path: string): Promise<Picture> {
  try {
    return await decodePicture(Uint8Array.from(await readFile(path)), nodeCodecs);
  } catch (error) {
    return complain(path, error);
  }
}

function announce(out: string, { filledPixels, regions, milliseconds, remarks }: FillReport): void {
  const seconds = (milliseconds / 1000).toFixed(1);
  const where = regions.length === 1 ? '1 region' : `${regions.length} regions`;
  console.log(`${show(out)}: ${filledPixels} pixels in ${where}, ${seconds} s`);
  for (const remark of remarks) console.error(`${show(out)}: ${words.window.remark(remark)}`);
}

/** Runs `work`; what a person can do something about is said in its sentence. */
async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    // Anything else is a bug, and its stack is what a report needs.
    console.error(error instanceof Complaint ? error.message : error);
    return false;
  }
}

/** @throws Complaint - for what a person can put right about the file at `path`; else `error` itself */
function complain(path: string, error: unknown): never {
  if (error instanceof Failure) throw new Complaint(`${show(path)}: ${failureText(error)}`);
  const sentence = fileTrouble(error);
  if (sentence) throw new Complaint(`${show(path)}: ${sentence}`);
  throw error;
}

/** A path as the person would type it. */
function show(path: string): string {
  const fromHere = relative(here, path) || '.';
  return fromHere.startsWith('..') ? path : fromHere;
}

/** One line on stderr that is written over, where somebody is watching. */
function createProgressLine(name: string) {
  const { stderr } = process;
  let shown = '';
  const write = (text: string) => {
    if (!stderr.isTTY || text === shown) return;
    stderr.write(`\r\x1b[K${text}`); // to the line's start, erase the line
    shown = text;
  };
  return {
    show: (fraction: number) => write(`${name} ${Math.floor(fraction * 100)} %`),
    clear: () => write(''),
  };
}

process.exitCode = await main(process.argv.slice(2));
