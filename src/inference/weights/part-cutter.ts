/** Cuts a stream of a whole file into the parts of it that are missing, and passes over the rest. */
import type { KeepPart } from './part-source';
import type { Part } from './parts';

/** Thrown to end a transfer whose rest is here already. */
export const NOTHING_LEFT = new Error('nothing left to fetch');

export class PartCutter {
  #at = 0;
  #got = 0;
  #buffer: Uint8Array<ArrayBuffer> | null = null;

  /** @param left - the missing parts, in order; `keep` takes the one it is given out of it */
  constructor(
    private readonly left: readonly Part[],
    private readonly keep: KeepPart,
    private readonly moved: (bytes: number, kept: number) => void,
  ) {}

  /** Bytes of a part that is not whole yet: they are lost if the stream ends here. */
  get bytesInHand(): number {
    return this.#got;
  }

  /** The next bytes of the file. @throws NOTHING_LEFT */
  async take(chunk: Uint8Array): Promise<void> {
    for (let used = 0; used < chunk.length;) {
      const [part] = this.left;
      if (!part) throw NOTHING_LEFT;
      const taken = await this.#takeFor(part, chunk.subarray(used));
      used += taken;
      this.#at += taken;
    }
  }

  /** @returns how much of `chunk` lay before `part` or in it */
  async #takeFor(part: Part, chunk: Uint8Array): Promise<number> {
    const gap = Math.min(chunk.length, Math.max(0, part.start - this.#at));
    const wanted = chunk.subarray(gap, gap + part.bytes - this.#got);
    this.#buffer ??= new Uint8Array(part.bytes);
    this.#buffer.set(wanted, this.#got);
    this.#got += wanted.length;
    this.moved(gap + wanted.length, wanted.length);
    if (this.#got === part.bytes) {
      await this.keep(part, this.#buffer);
      [this.#buffer, this.#got] = [null, 0];
    }
    return gap + wanted.length;
  }
}
