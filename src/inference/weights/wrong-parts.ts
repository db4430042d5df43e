/** What to delete of a file whose hash is wrong: one part of it, where that can be told. */
import type { FileStore } from './file-store';

/**
 * @param found - checksum of each part as it is now; undefined for one that is not here
 * @param proven - the same when the file was last right; empty where it never was, and then nobody
 *   knows which part is wrong, and all goes
 */
export async function deleteWrongParts(
  kept: FileStore,
  found: readonly (string | undefined)[],
  proven: readonly string[],
): Promise<void> {
  const wrong = kept.parts.filter(({ index }) => found[index] !== proven[index]);
  if (proven.length !== kept.parts.length || wrong.length === 0) return kept.deleteAll();
  for (const part of wrong) await kept.deletePart(part);
}
