/**
 * What a model file may make us keep. A file of 900 MB costs what its skeleton costs, 2.5 MB for the
 * largest graph of Moebius; a hostile one is refused before it costs more than this.
 */
import { Damage } from './wire';

/** Twenty-five times the largest skeleton known. */
export const MAX_KEPT_BYTES = 64 * 2 ** 20;

/** Nodes, names, attributes, tensors, and the numbers that are written one by one: 60,000 in Moebius' UNet. */
export const MAX_PARTS = 2 ** 20;

export class Allowance {
  private bytesLeft: number;
  private partsLeft = MAX_PARTS;

  constructor(maxKeptBytes = MAX_KEPT_BYTES) {
    this.bytesLeft = maxKeptBytes;
  }

  /** To be asked before `length` bytes are read into memory. */
  keep(length: number): void {
    this.bytesLeft -= length;
    if (this.bytesLeft < 0) throw new Damage('too much outside the tensors');
  }

  /** To be asked for each thing of which a few bytes in the file make many in memory. */
  count(parts = 1): void {
    this.partsLeft -= parts;
    if (this.partsLeft < 0) throw new Damage(`more than ${MAX_PARTS} parts`);
  }
}
