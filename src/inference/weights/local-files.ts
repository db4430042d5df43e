/**
 * Files picked by hand in place of a download: told apart by length and hash, whatever they are called,
 * and read before anything is kept, so that a wrong one costs nothing of what has arrived.
 */
import { Failure } from '../core/errors';
import type { ModelFile } from './catalogue';
import { createFileHasher } from './file-hasher';
import type { PartSource } from './part-source';
import { bytesOf, chunksOf } from './read-blob';

export interface Match {
  readonly picked: File;
  readonly file: ModelFile;
}

export interface MatchOptions {
  readonly signal: AbortSignal;
  readonly onRead: (bytes: number) => void;
}

/** @throws Failure `wrong-content` - for the first one picked that is none of `files` */
export async function matchFiles(
  picked: readonly File[],
  files: readonly ModelFile[],
  options: MatchOptions,
): Promise<readonly Match[]> {
  const stranger = picked.find(({ size }) => !files.some(({ bytes }) => bytes === size));
  if (stranger) throw wrong(stranger, 'length');
  const matches: Match[] = [];
  for (const one of picked) {
    const sha256 = await hashOf(one, options);
    const file = files.find((file) => file.bytes === one.size && file.sha256 === sha256);
    if (!file) throw wrong(one, 'hash');
    matches.push({ picked: one, file });
  }
  return matches;
}

export function createLocalSource(picked: File): PartSource {
  return {
    async supply(missing, keep, signal) {
      for (const part of missing) {
        signal.throwIfAborted();
        const { start, bytes } = part;
        await keep(part, await readable(picked, () => bytesOf(picked.slice(start, start + bytes))));
      }
    },
  };
}

/** Where every part must be here already. */
export const NO_SOURCE: PartSource = {
  async supply(missing) {
    if (missing.length > 0) throw new RangeError(`${missing.length} parts are missing`);
  },
};

async function hashOf(picked: File, { signal, onRead }: MatchOptions): Promise<string> {
  const hasher = await createFileHasher();
  await readable(picked, async () => {
    for await (const chunk of chunksOf(picked, signal)) {
      hasher.update(chunk);
      onRead(chunk.length);
    }
  });
  return hasher.sha256();
}

/** A file that was changed or deleted since it was picked cannot be read any more. */
async function readable<T>(picked: File, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isGone = error instanceof Error && /^Not(Readable|Found)Error$/.test(error.name);
    throw isGone ? wrong(picked, 'length') : error;
  }
}

function wrong({ name }: File, reason: 'length' | 'hash'): Failure {
  return new Failure('wrong-content', { file: name, reason });
}
