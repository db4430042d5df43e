/** RGBA samples → PNG, as small as is exact: no alpha where all is opaque, one channel where grey. */
import type { Size } from '../../core/geometry';
import { concat } from '../concat';
import { deflateZlib } from '../deflate';
import { hasTransparency } from '../picture';
import { PNG_SIGNATURE, pngChunkBytes, type PngChunk } from './chunks';
import { filterLine } from './filter';
import { bitsPerPixel, ColourType, pngHeaderChunk, type PngHeader } from './header';

/** What goes to the compressor at a time. */
const PIECE_BYTES = 262_144;

export interface Samples extends Size {
  /** RGBA, not premultiplied, width × height × 4; 8 or 16 bits each by the type of array. */
  readonly data: Uint8ClampedArray | Uint16Array;
  /** Red = green = blue everywhere. */
  readonly isGrey: boolean;
}

/** @param carried - chunks to write before the pixels */
export async function writePng(
  samples: Samples,
  carried: readonly PngChunk[],
): Promise<Uint8Array<ArrayBuffer>> {
  const header = headerFor(samples);
  const stream = await deflateZlib(filteredPieces(samples, header));
  const chunks = [
    pngHeaderChunk(header),
    ...carried,
    ...stream.map((data): PngChunk => ({ type: 'IDAT', data })),
    { type: 'IEND', data: new Uint8Array(0) },
  ];
  return concat([PNG_SIGNATURE, ...chunks.map(pngChunkBytes)]);
}

function headerFor({ width, height, data, isGrey }: Samples): PngHeader {
  const bitDepth = data instanceof Uint16Array ? 16 : 8;
  const hasAlpha = hasTransparency(data, bitDepth === 16 ? 65535 : 255);
  const [opaque, withAlpha] = isGrey
    ? [ColourType.grey, ColourType.greyAlpha]
    : [ColourType.rgb, ColourType.rgba];
  const colourType = hasAlpha ? withAlpha : opaque;
  return { width, height, bitDepth, colourType, interlaced: false };
}

/** The filtered lines, in pieces of about PIECE_BYTES, each with a buffer of its own. */
function* filteredPieces(
  samples: Samples,
  header: PngHeader,
): Generator<Uint8Array<ArrayBuffer>, void> {
  const pixelBytes = bitsPerPixel(header) / 8;
  const lineBytes = header.width * pixelBytes;
  const linesPerPiece = Math.max(1, Math.floor(PIECE_BYTES / (lineBytes + 1)));
  let line = new Uint8Array(lineBytes);
  let above = new Uint8Array(lineBytes);
  for (let top = 0; top < header.height; top += linesPerPiece) {
    const lines = Math.min(linesPerPiece, header.height - top);
    const piece = new Uint8Array(lines * (lineBytes + 1));
    for (let row = 0; row < lines; row++) {
      packLine(samples, header.colourType, top + row, line);
      const start = row * (lineBytes + 1);
      filterLine(line, above, pixelBytes, piece.subarray(start, start + lineBytes + 1));
      [line, above] = [above, line];
    }
    yield piece;
  }
}

/** Which of R, G, B, A a pixel of each kind stores. */
const storedChannels: Record<ColourType, readonly number[]> = {
  [ColourType.grey]: [0],
  [ColourType.greyAlpha]: [0, 3],
  [ColourType.rgb]: [0, 1, 2],
  [ColourType.rgba]: [0, 1, 2, 3],
  [ColourType.palette]: [],
};

function packLine(
  { width, data }: Samples,
  colourType: ColourType,
  row: number,
  line: Uint8Array,
): void {
  const channels = storedChannels[colourType];
  const start = row * width * 4;
  let at = 0;
  for (let pixel = start; pixel < start + width * 4; pixel += 4) {
    for (let c = 0; c < channels.length; c++) {
      const sample = data[pixel + channels[c]!]!;
      if (data instanceof Uint16Array) line[at++] = sample >> 8;
      line[at++] = sample;
    }
  }
}
