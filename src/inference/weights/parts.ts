/**
 * How a published file is cut up: parts of one size, the last one shorter, each kept as one shard.
 * Parts hold the file's bytes as they are, so that joined in order they are the file again, and the
 * prepared graphs' offsets into the published file stay true.
 */

/**
 * Chromium's CacheStorage writes entries of 4–64 MB at 130–150 MB/s and reads them at 280–540 MB/s,
 * and one of 256 MB at a third of that (measured). 32 MiB is also what a lost connection costs at most.
 */
export const PART_BYTES = 32 * 2 ** 20;

export interface Part {
  readonly index: number;
  /** In bytes from the start of the file. */
  readonly start: number;
  readonly bytes: number;
}

export function partsOf(fileBytes: number, partBytes: number): readonly Part[] {
  return Array.from({ length: Math.ceil(fileBytes / partBytes) }, (_, index) => {
    const start = index * partBytes;
    return { index, start, bytes: Math.min(partBytes, fileBytes - start) };
  });
}
