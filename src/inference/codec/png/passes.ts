/**
 * The order in which a PNG stores its pixels: one pass from top to bottom, or the seven of Adam7
 * (PNG specification, 8.2).
 */
import { bitsPerPixel, type PngHeader } from './header';

/** A picture of every `dx`-th pixel of every `dy`-th row, starting at (x, y). */
export interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  /** Pixels per line and lines in this pass; never 0. */
  readonly width: number;
  readonly height: number;
  /** Without the byte that names the filter. */
  readonly lineBytes: number;
}

const whole = [{ x: 0, y: 0, dx: 1, dy: 1 }];

const adam7 = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** The passes that have pixels: in a small picture some of the seven have none. */
export function passesOf(header: PngHeader): Pass[] {
  return (header.interlaced ? adam7 : whole)
    .map((grid) => {
      const width = Math.ceil((header.width - grid.x) / grid.dx);
      const height = Math.ceil((header.height - grid.y) / grid.dy);
      const lineBytes = Math.ceil((width * bitsPerPixel(header)) / 8);
      return { ...grid, width, height, lineBytes };
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}
