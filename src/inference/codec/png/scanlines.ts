/** Cuts the inflated bytes of a PNG into lines and undoes their filters. */
import { damaged } from '../refuse';
import { bitsPerPixel, type PngHeader } from './header';
import { passesOf, type Pass } from './passes';
import { unfilterLine } from './unfilter';

/** @param line - the packed samples of line `row` of `pass`; valid only during the call */
export type TakeLine = (line: Uint8Array, pass: Pass, row: number) => void;

export class Scanlines {
  private readonly passes: Pass[];
  private readonly step: number;
  private pass = 0;
  private row = 0;
  private filter = -1;
  private filled = 0;
  private line: Uint8Array;
  private above: Uint8Array;

  constructor(
    header: PngHeader,
    private readonly take: TakeLine,
  ) {
    this.passes = passesOf(header);
    this.step = Math.max(1, bitsPerPixel(header) / 8);
    this.line = new Uint8Array(this.passes[0]!.lineBytes);
    this.above = new Uint8Array(this.passes[0]!.lineBytes);
  }

  /** How many bytes there are in all, filters included. */
  get totalBytes(): number {
    return this.passes.reduce((sum, { height, lineBytes }) => sum + height * (1 + lineBytes), 0);
  }

  get complete(): boolean {
    return this.pass === this.passes.length;
  }

  /**
   * Takes the next bytes; those after the last line are ignored, as browsers do.
   *
   * @throws Failure 'damaged-image' for an unknown filter
   */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && !this.complete) {
      if (this.filter < 0) this.filter = bytes[at++]!;
      const missing = this.line.length - this.filled;
      const part = bytes.subarray(at, at + missing);
      this.line.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === this.line.length) this.finishLine();
    }
  }

  private finishLine(): void {
    const pass = this.passes[this.pass]!;
    if (!unfilterLine(this.filter, this.line, this.above, this.step)) {
      throw damaged('png', `filter ${this.filter} in row ${this.row}`);
    }
    this.take(this.line, pass, this.row);
    [this.line, this.above] = [this.above, this.line];
    this.filter = -1;
    this.filled = 0;
    if (++this.row === pass.height) this.startPass(this.pass + 1);
  }

  private startPass(index: number): void {
    this.pass = index;
    this.row = 0;
    const lineBytes = this.passes[index]?.lineBytes ?? 0;
    this.line = new Uint8Array(lineBytes);
    this.above = new Uint8Array(lineBytes);
  }
}
