/**
 * Writes a stand-in to a folder, laid out as a model host serves it, with its catalogue. Graphs go out
 * piece by piece and are hashed on the way, so the full one of 1.2 GB takes a few MB of memory.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OnnxModel } from '../src/inference/onnx/model';
import { modelChunks } from '../src/inference/onnx/write';
import type { ModelEntry } from '../src/inference/weights/catalogue';
import { MOEBIUS } from '../src/inference/weights/published-models';
import { standInEntry, standInGraphs, type StandInSize, type Written } from './catalogue-entry';
import type { ModelGraphs } from './model-graphs';

export interface FileProgress {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Makes `folder` where it is missing; what else is in it stays. A file has its name only once it is
 * whole, and the catalogue comes last.
 */
export async function writeStandIn(
  size: StandInSize,
  folder: string,
  onProgress: (progress: FileProgress) => void = () => {},
): Promise<ModelEntry> {
  const graphs = standInGraphs(size);
  const written = new Map<string, Written>();
  const { repository, revision } = standInEntry(size, (file) => file);
  for (const { name, path } of MOEBIUS.files) {
    const target = join(folder, repository, 'resolve', revision, path);
    const report = (bytes: number) => onProgress({ path, bytes });
    written.set(name, await writeGraph(graphOf(graphs, name), target, report));
  }
  const entry = standInEntry(size, ({ name }) => {
    const found = written.get(name);
    if (!found) throw new Error(`${name} was not written`);
    return found;
  });
  await writeFile(join(folder, 'catalogue.json'), `${JSON.stringify([entry], null, 2)}\n`);
  return entry;
}

/** The graph that stands in for one of Moebius' files. */
export function graphOf(graphs: ModelGraphs, name: string): OnnxModel {
  switch (name) {
    case 'vae_encoder':
      return graphs.encoder;
    case 'unet':
      return graphs.unet;
    case 'vae_decoder':
      return graphs.decoder;
    default:
      throw new RangeError(`there is no stand-in for ${name}`);
  }
}

async function writeGraph(
  model: OnnxModel,
  target: string,
  onProgress: (bytes: number) => void,
): Promise<Written> {
  await mkdir(dirname(target), { recursive: true });
  const unfinished = `${target}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(unfinished, 'w');
  try {
    for (const chunk of modelChunks(model)) {
      hash.update(chunk);
      await file.writeFile(chunk); // on a handle: goes on where the last one ended
      bytes += chunk.length;
      onProgress(bytes);
    }
    await file.close();
    await rename(unfinished, target);
  } catch (error) {
    await file.close().catch(() => {}); // the first error is the one to tell
    await rm(unfinished, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}
