/** IHDR: what kind of PNG it is (PNG specification, 11.2.2). */
import type { Size } from '../../core/geometry';
import { checkPixelCount, damaged } from '../refuse';
import type { PngChunk } from './chunks';

/** The numbers are the file's own. */
export const ColourType = { grey: 0, rgb: 2, palette: 3, greyAlpha: 4, rgba: 6 } as const;
export type ColourType = (typeof ColourType)[keyof typeof ColourType];
export type BitDepth = 1 | 2 | 4 | 8 | 16;

export interface PngHeader extends Size {
  readonly colourType: ColourType;
  /** Bits per sample; of a palette picture, per index. */
  readonly bitDepth: BitDepth;
  readonly interlaced: boolean;
}

const allowedDepths: Record<ColourType, readonly number[]> = {
  [ColourType.grey]: [1, 2, 4, 8, 16],
  [ColourType.rgb]: [8, 16],
  [ColourType.palette]: [1, 2, 4, 8],
  [ColourType.greyAlpha]: [8, 16],
  [ColourType.rgba]: [8, 16],
};

const channels: Record<ColourType, number> = {
  [ColourType.grey]: 1,
  [ColourType.rgb]: 3,
  [ColourType.palette]: 1,
  [ColourType.greyAlpha]: 2,
  [ColourType.rgba]: 4,
};

/** @throws Failure 'damaged-image', or 'too-many-pixels' */
export function parsePngHeader({ type, data }: PngChunk): PngHeader {
  if (type !== 'IHDR') throw damaged('png', `begins with ${type}`);
  if (data.length !== 13) throw damaged('png', `IHDR of ${data.length} bytes`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const size = { width: view.getUint32(0), height: view.getUint32(4) };
  const [bitDepth, colourType] = [data[8]!, data[9]!];
  const [compression, filter, interlace] = [data[10]!, data[11]!, data[12]!];
  if (!isColourType(colourType) || !isDepthOf(colourType, bitDepth)) {
    throw damaged('png', `colour type ${colourType} with ${bitDepth} bits`);
  }
  if (compression !== 0 || filter !== 0 || interlace > 1) {
    throw damaged('png', `methods ${compression}, ${filter}, ${interlace}`);
  }
  checkPixelCount('png', size);
  return { ...size, colourType, bitDepth, interlaced: interlace === 1 };
}

export function bitsPerPixel({ colourType, bitDepth }: PngHeader): number {
  return channels[colourType] * bitDepth;
}

export function isGreyType(colourType: ColourType): boolean {
  return colourType === ColourType.grey || colourType === ColourType.greyAlpha;
}

export function pngHeaderChunk({
  width,
  height,
  bitDepth,
  colourType,
  interlaced,
}: PngHeader): PngChunk {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set([bitDepth, colourType, 0, 0, interlaced ? 1 : 0], 8);
  return { type: 'IHDR', data };
}

function isColourType(value: number): value is ColourType {
  return value in channels;
}

function isDepthOf(colourType: ColourType, value: number): value is BitDepth {
  return allowedDepths[colourType].includes(value);
}
