/**
 * Under which key everything of a file is kept. A file is known by its hash: whichever host or mirror
 * it came from and whatever the catalogue calls it, the same bytes are never fetched twice. Keys must
 * be http(s) addresses (CacheStorage takes no others); this one leads nowhere.
 */
import type { ModelFile } from './catalogue';

const ORIGIN = 'https://weights.invalid/';

type Known = Pick<ModelFile, 'sha256'>;

/** The part size belongs to the key: a part of another size is another thing. */
export function partKey({ sha256 }: Known, partBytes: number, index: number): string {
  return `${ORIGIN}${sha256}/parts-of-${partBytes}/${index}`;
}

export function skeletonKey({ sha256 }: Known, variant: string): string {
  return `${ORIGIN}${sha256}/skeletons/${variant}`;
}

export function manifestKey({ sha256 }: Known): string {
  return `${ORIGIN}${sha256}/manifest`;
}

export function belongsTo({ sha256 }: Known, key: string): boolean {
  return key.startsWith(`${ORIGIN}${sha256}/`);
}
