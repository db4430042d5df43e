/**
 * The proof that a file is the published one, and a memory of where it was whole. SHA-256 over the
 * file proves it; XXH64 over each part (several GB/s, no proof against intent) is kept in the manifest
 * so that later damage is found in one part and only that part is fetched again.
 */
import { createSHA256, createXXHash64 } from 'hash-wasm';

export interface FileHasher {
  update(chunk: Uint8Array): void;
  /** Ends the part that the chunks since the last call belong to; its checksum. */
  endPart(): string;
  /** Ends the file; lower-case hexadecimal. Nothing may follow. */
  sha256(): string;
}

export async function createFileHasher(): Promise<FileHasher> {
  const [file, part] = await Promise.all([createSHA256(), createXXHash64()]);
  file.init();
  part.init();
  return {
    update(chunk) {
      file.update(chunk);
      part.update(chunk);
    },
    endPart() {
      const checksum = part.digest();
      part.init();
      return checksum;
    },
    sha256: () => file.digest(),
  };
}

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  return (await createSHA256()).init().update(bytes).digest();
}
