/**
 * Packed samples of any kind of PNG → RGBA, exactly: what is scaled is scaled to the whole range
 * (a 2-bit 3 is 255), and a transparent pixel keeps its colour.
 */
import { damaged } from '../refuse';
import { ColourType, type PngHeader } from './header';

/** Writes a line of `count` pixels, the first at pixel `at` of the picture, each `stride` further. */
export type WriteLine = (line: Uint8Array, count: number, at: number, stride: number) => void;

/** What PLTE and tRNS say, unparsed. */
export interface ColourTables {
  readonly palette: Uint8Array | null;
  readonly transparency: Uint8Array | null;
}

/** @param rgba - width × height × 4 bytes, for pictures of up to 8 bits per sample */
export function writerTo8Bit(
  rgba: Uint8ClampedArray,
  { colourType, bitDepth }: PngHeader,
  tables: ColourTables,
): WriteLine {
  switch (colourType) {
    case ColourType.grey:
      return writeTable(rgba, greyTable(bitDepth, tables.transparency), bitDepth);
    case ColourType.palette:
      return writeTable(rgba, paletteTable(tables), bitDepth);
    case ColourType.rgb:
      return writeRgb(rgba, transparentKey(tables.transparency, 3, 0xff));
    case ColourType.greyAlpha:
      return (line, count, at, stride) => {
        for (let i = 0, o = at * 4; i < count; i++, o += stride * 4) {
          rgba[o] = rgba[o + 1] = rgba[o + 2] = line[2 * i]!;
          rgba[o + 3] = line[2 * i + 1]!;
        }
      };
    case ColourType.rgba:
      return (line, count, at, stride) => {
        if (stride === 1) return rgba.set(line, at * 4);
        for (let i = 0, o = at * 4; i < count; i++, o += stride * 4) {
          for (let c = 0; c < 4; c++) rgba[o + c] = line[4 * i + c]!;
        }
      };
  }
}

/** @param rgba - width × height × 4 samples, for pictures of 16 bits per sample */
export function writerTo16Bit(
  rgba: Uint16Array,
  { colourType }: PngHeader,
  { transparency }: ColourTables,
): WriteLine {
  const isGrey = colourType === ColourType.grey || colourType === ColourType.greyAlpha;
  const hasAlpha = colourType === ColourType.greyAlpha || colourType === ColourType.rgba;
  const colours = isGrey ? 1 : 3;
  const pixelBytes = 2 * (colours + (hasAlpha ? 1 : 0));
  const key = hasAlpha ? null : transparentKey(transparency, colours, 0xffff);
  const sample = (line: Uint8Array, at: number) => (line[at]! << 8) | line[at + 1]!;
  return (line, count, at, stride) => {
    for (let p = 0, o = at * 4; p < count * pixelBytes; p += pixelBytes, o += stride * 4) {
      rgba[o] = sample(line, p);
      rgba[o + 1] = isGrey ? rgba[o]! : sample(line, p + 2);
      rgba[o + 2] = isGrey ? rgba[o]! : sample(line, p + 4);
      rgba[o + 3] = hasAlpha ? sample(line, p + 2 * colours) : 0xffff;
      if (key && rgba[o] === key[0] && rgba[o + 1] === key[1] && rgba[o + 2] === key[2]) {
        rgba[o + 3] = 0;
      }
    }
  };
}

/** Grey of up to 8 bits and palettes: one RGBA entry for each value a sample may have. */
function writeTable(rgba: Uint8ClampedArray, table: Uint8Array, bits: number): WriteLine {
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  return (line, count, at, stride) => {
    for (let i = 0, o = at * 4; i < count; i++, o += stride * 4) {
      const byte = line[Math.floor(i / perByte)]!;
      const entry = 4 * ((byte >> (8 - bits * (1 + (i % perByte)))) & mask);
      rgba[o] = table[entry]!;
      rgba[o + 1] = table[entry + 1]!;
      rgba[o + 2] = table[entry + 2]!;
      rgba[o + 3] = table[entry + 3]!;
    }
  };
}

function writeRgb(rgba: Uint8ClampedArray, key: Key | null): WriteLine {
  return (line, count, at, stride) => {
    for (let p = 0, o = at * 4; p < 3 * count; p += 3, o += stride * 4) {
      const red = line[p]!;
      const green = line[p + 1]!;
      const blue = line[p + 2]!;
      rgba[o] = red;
      rgba[o + 1] = green;
      rgba[o + 2] = blue;
      const isKey = key !== null && red === key[0] && green === key[1] && blue === key[2];
      rgba[o + 3] = isKey ? 0 : 255;
    }
  };
}

function greyTable(bits: number, transparency: Uint8Array | null): Uint8Array {
  const levels = 1 << bits;
  const key = transparentKey(transparency, 1, levels - 1);
  const table = new Uint8Array(levels * 4);
  for (let value = 0; value < levels; value++) {
    const grey = (value * 255) / (levels - 1);
    table.set([grey, grey, grey, key?.[0] === value ? 0 : 255], value * 4);
  }
  return table;
}

/** An index beyond the palette is opaque black, as libpng and so the browsers have it. */
function paletteTable({ palette, transparency }: ColourTables): Uint8Array {
  if (!palette || palette.length === 0 || palette.length > 768 || palette.length % 3 !== 0) {
    throw damaged('png', `palette of ${palette?.length ?? 0} bytes`);
  }
  const entries = palette.length / 3;
  const alphas = transparency && transparency.length <= entries ? transparency : [];
  const table = new Uint8Array(256 * 4);
  for (let index = 0; index < 256; index++) {
    table.set(palette.subarray(3 * index, 3 * index + 3), 4 * index);
    table[4 * index + 3] = alphas[index] ?? 255;
  }
  return table;
}

type Key = readonly [number, number, number];

/** The one colour tRNS makes transparent; null where tRNS is absent or of another length (libpng). */
function transparentKey(transparency: Uint8Array | null, colours: 1 | 3, mask: number): Key | null {
  if (transparency?.length !== 2 * colours) return null;
  const sample = (at: number) => ((transparency[at]! << 8) | transparency[at + 1]!) & mask;
  return colours === 1 ? [sample(0), sample(0), sample(0)] : [sample(0), sample(2), sample(4)];
}
