/**
 * One file of the catalogue in the store: which of its parts are here, what is known of it, and its
 * bytes. Length is checked with every look; a part of another length counts as gone.
 */
import type { ModelFile } from './catalogue';
import type { GraphPreparer, ReadBytes } from './graph-preparer';
import { belongsTo, partKey } from './keys';
import { readManifest, type Manifest } from './manifest';
import { partsOf, type Part } from './parts';
import { bytesOf } from './read-blob';
import type { ShardStore } from './store';

export interface FileState {
  /** The parts that are here whole, by index. */
  readonly present: ReadonlySet<number>;
  readonly bytesPresent: number;
  readonly isComplete: boolean;
  readonly manifest: Manifest | null;
  /** Complete and proven: it can be run, without a network. */
  readonly isReady: boolean;
}

export class FileStore {
  readonly parts: readonly Part[];

  constructor(
    readonly store: ShardStore,
    readonly file: ModelFile,
    readonly partBytes: number,
  ) {
    this.parts = partsOf(file.bytes, partBytes);
  }

  async state(): Promise<FileState> {
    const [manifest, blobs] = await Promise.all([
      this.manifest(),
      Promise.all(this.parts.map((part) => this.readPart(part))),
    ]);
    const here = this.parts.filter(({ index }) => blobs[index]);
    const isComplete = here.length === this.parts.length;
    return {
      present: new Set(here.map(({ index }) => index)),
      bytesPresent: here.reduce((sum, { bytes }) => sum + bytes, 0),
      isComplete,
      manifest,
      isReady: isComplete && manifest?.isProven === true,
    };
  }

  /** null where there is none to go by. */
  manifest(): Promise<Manifest | null> {
    return readManifest(this.store, this.file, this.partBytes);
  }

  /** undefined where it is missing or of the wrong length. */
  async readPart({ index, bytes }: Part): Promise<Blob | undefined> {
    const blob = await this.store.read(partKey(this.file, this.partBytes, index));
    return blob?.size === bytes ? blob : undefined;
  }

  writePart({ index }: Part, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.store.write(partKey(this.file, this.partBytes, index), bytes);
  }

  deletePart({ index }: Part): Promise<void> {
    return this.store.delete(partKey(this.file, this.partBytes, index));
  }

  /** Parts, skeletons and manifest, of other part sizes too. */
  async deleteAll(): Promise<void> {
    for (const key of await this.store.keys()) {
      if (belongsTo(this.file, key)) await this.store.delete(key);
    }
  }

  /** The file as published, without reading it; undefined where a part is missing. */
  async whole(): Promise<Blob | undefined> {
    const blobs = await Promise.all(this.parts.map((part) => this.readPart(part)));
    return blobs.every((blob) => blob !== undefined) ? new Blob(blobs) : undefined;
  }

  /**
   * Reads anywhere in the file, and holds the parts of the latest read until the next: in Firefox and
   * WebKit a part's Blob costs reading all of it (0.13 and 0.4 s for 32 MB, measured; nothing in
   * Chromium), and a graph is prepared with hundreds of small reads close together.
   *
   * @returns what throws RangeError where a part that holds some of the bytes is missing
   */
  reader(): ReadBytes {
    let held = new Map<number, Blob>();
    return async (offset, length) => {
      const end = offset + length;
      const parts = this.parts.filter(({ start, bytes }) => start < end && start + bytes > offset);
      const now = new Map<number, Blob>();
      for (const part of parts) {
        const blob = held.get(part.index) ?? (await this.readPart(part));
        if (blob) now.set(part.index, blob);
      }
      held = now;
      if (now.size < parts.length || end > this.file.bytes) {
        throw new RangeError(`${this.file.path}: bytes ${offset} to ${end} are not all here`);
      }
      const slices = parts.map(({ index, start, bytes }) =>
        now.get(index)!.slice(Math.max(0, offset - start), Math.min(bytes, end - start)),
      );
      return bytesOf(new Blob(slices));
    };
  }
}

/** Which skeletons these are: of this code, for these variants. */
export function preparationOf({ variants }: ModelFile, { version }: GraphPreparer): string {
  return `${version} ${JSON.stringify(variants)}`;
}
