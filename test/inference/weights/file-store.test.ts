/** Reading anywhere in a file that is kept in parts. */
import { beforeEach, describe, expect, it } from 'vitest';
import { FileStore } from '../../../src/inference/weights/file-store';
import { createMemoryStore } from '../../../src/inference/weights/memory-store';
import { CONTENT, FILE_A, FILE_BYTES, PART } from './library-kit';

describe('a reader', () => {
  let kept: FileStore;
  let reads: number;

  beforeEach(async () => {
    reads = 0;
    const store = createMemoryStore();
    const counting = { ...store, read: (key: string) => (reads++, store.read(key)) };
    kept = new FileStore(counting, FILE_A, PART);
    for (const part of kept.parts) {
      await kept.writePart(part, CONTENT.a.slice(part.start, part.start + part.bytes));
    }
  });

  it('gives the file’s bytes wherever they lie, over borders of parts too', async () => {
    const read = kept.reader();
    for (const [offset, length] of [
      [0, 1],
      [990, 20],
      [500, 2500],
      [9499, 1],
      [0, 9500],
    ] as const) {
      expect(await read(offset, length)).toEqual(CONTENT.a.slice(offset, offset + length));
    }
  });

  it('asks the store once for a part, however many reads in a row are in it', async () => {
    const read = kept.reader();
    for (let offset = 3000; offset < 4000; offset += 100) await read(offset, 100);
    expect(reads).toBe(1);
    await read(3990, 20); // the next part too
    expect(reads).toBe(2);
  });

  it('refuses what is not all here', async () => {
    await kept.deletePart(kept.parts[2]!);
    await expect(kept.reader()(1990, 20)).rejects.toThrow(RangeError);
    await expect(kept.reader()(FILE_BYTES.a - 10, 11)).rejects.toThrow(RangeError);
  });
});
