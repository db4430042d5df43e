/**
 * What is written last about a file: without it the shards are only bytes that came from somewhere.
 *
 * `isProven` is taken back before a missing part is fetched again, so that a window killed in between
 * leaves no proof behind; the checksums stay, and say which part it is if the whole is wrong.
 */
import type { ModelFile } from './catalogue';
import { manifestKey } from './keys';
import { bytesOf } from './read-blob';
import type { ShardStore } from './store';

export interface Manifest {
  readonly isProven: boolean;
  readonly partBytes: number;
  /** XXH64 of each part, in hexadecimal, taken when the whole was last proven. */
  readonly checksums: readonly string[];
  /** Which preparation made the skeletons; another version makes them again, without a download. */
  readonly preparation: string;
  /** By variant. */
  readonly skeletons: Readonly<Record<string, Skeleton>>;
}

export interface Skeleton {
  readonly bytes: number;
  readonly sha256: string;
}

const FORMAT = 1;

export async function readManifest(
  store: ShardStore,
  file: ModelFile,
  partBytes: number,
): Promise<Manifest | null> {
  const blob = await store.read(manifestKey(file));
  if (!blob) return null;
  const manifest = parseManifest(new TextDecoder().decode(await bytesOf(blob)));
  return manifest?.partBytes === partBytes ? manifest : null;
}

export async function writeManifest(
  store: ShardStore,
  file: ModelFile,
  manifest: Manifest,
): Promise<void> {
  const json = JSON.stringify({ format: FORMAT, ...manifest });
  await store.write(manifestKey(file), new TextEncoder().encode(json));
}

/** null for anything else than what this version writes: an old or damaged manifest proves nothing. */
export function parseManifest(json: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null; // cut short
  }
  return isManifest(value) ? value : null;
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value)) return false;
  const { format, isProven, partBytes, checksums, preparation, skeletons } = value;
  return (
    format === FORMAT &&
    typeof isProven === 'boolean' &&
    typeof partBytes === 'number' &&
    Array.isArray(checksums) &&
    checksums.every((checksum) => typeof checksum === 'string') &&
    typeof preparation === 'string' &&
    isRecord(skeletons) &&
    Object.values(skeletons).every(isSkeleton)
  );
}

function isSkeleton(value: unknown): value is Skeleton {
  return (
    isRecord(value) && typeof value['bytes'] === 'number' && typeof value['sha256'] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
