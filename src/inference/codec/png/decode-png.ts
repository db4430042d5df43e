/**
 * PNG → Picture, every kind of it, with every sample as it is in the file.
 *
 * Our own and not fast-png: version 8.0.0 fails on interlaced pictures of less than 8 bits and on
 * those with a truncated colour profile, and leaves few bits, palettes and tRNS to its caller.
 */
import type { PictureInfo } from '../../contract';
import { Failure } from '../../core/errors';
import { createRaster, type Raster } from '../../core/raster';
import { InflateError, inflateZlib } from '../inflate';
import { hasTransparency, type Picture } from '../picture';
import { damaged } from '../refuse';
import { carriedChunks } from './carried-chunks';
import { readPngChunks, type PngChunk } from './chunks';
import { writerTo16Bit, writerTo8Bit, type ColourTables, type WriteLine } from './expand';
import { isGreyType, parsePngHeader, type PngHeader } from './header';
import { Scanlines } from './scanlines';

/** Deflate cannot do better (zlib.net, "Technical details"): fewer bytes than that cannot be all. */
const MAX_DEFLATE_RATIO = 1032;

interface PngFile {
  readonly header: PngHeader;
  readonly tables: ColourTables;
  readonly carried: readonly PngChunk[];
  /** The zlib stream of the pixels, in as many parts as there are IDAT chunks. */
  readonly stream: readonly Uint8Array[];
}

/** @throws Failure 'damaged-image', 'animated-image' or 'too-many-pixels' */
export function decodePng(bytes: Uint8Array): Picture {
  const file = parsePng(bytes);
  const { header } = file;
  const deep = header.bitDepth === 16 ? decodeTo16Bit(file) : null;
  const raster = deep ? rasterOf(deep, header) : decodeTo8Bit(file);
  const info: PictureInfo = {
    format: 'png',
    size: { width: header.width, height: header.height },
    bitDepth: deep ? 16 : 8,
    hasAlpha: deep ? hasTransparency(deep, 65535) : hasTransparency(raster.data, 255),
    hasProfile: file.carried.some(({ type }) => type === 'iCCP'),
  };
  return { info, raster, deep, isGrey: isGreyType(header.colourType), carried: file.carried };
}

function parsePng(bytes: Uint8Array): PngFile {
  const reader = readPngChunks(bytes);
  const first = reader.next();
  if (first.done) throw damaged('png', 'empty');
  const header = parsePngHeader(first.value);

  const chunks = [...reader];
  const firstData = chunks.findIndex(({ type }) => type === 'IDAT');
  if (firstData < 0) throw damaged('png', 'no pixels');
  const before = chunks.slice(0, firstData);
  const after = chunks.slice(firstData);
  const stream = after.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  if (chunks.some(({ type }) => isUnknownEssential(type))) throw damaged('png', 'unknown chunk');
  if (isAnimated(before, after)) throw new Failure('animated-image', { format: 'png' });

  const dataOf = (type: string) => before.find((chunk) => chunk.type === type)?.data ?? null;
  const tables = { palette: dataOf('PLTE'), transparency: dataOf('tRNS') };
  return { header, tables, stream, carried: carriedChunks(before, header) };
}

/** Apple's own variant, for one, says so with a chunk CgBI: its pixels are not what they seem. */
function isUnknownEssential(type: string): boolean {
  return type[0] === type[0]!.toUpperCase() && !['PLTE', 'IDAT'].includes(type);
}

/** Several frames, or a single one other than the picture itself (PNG specification, 11.3.6). */
function isAnimated(before: readonly PngChunk[], after: readonly PngChunk[]): boolean {
  const control = before.find(({ type }) => type === 'acTL')?.data;
  if (control?.length !== 8) return false;
  const frames = new DataView(control.buffer, control.byteOffset).getUint32(0);
  return frames > 1 || after.some(({ type }) => type === 'fdAT');
}

function decodeTo8Bit(file: PngFile): Raster {
  checkStreamLength(file);
  const raster = createRaster(file.header);
  readPixels(file, writerTo8Bit(raster.data, file.header, file.tables));
  return raster;
}

function decodeTo16Bit(file: PngFile): Uint16Array<ArrayBuffer> {
  checkStreamLength(file);
  const deep = new Uint16Array(file.header.width * file.header.height * 4);
  readPixels(file, writerTo16Bit(deep, file.header, file.tables));
  return deep;
}

/** Before memory is asked for: a few bytes may claim to be 100 megapixels. */
function checkStreamLength({ header, stream }: PngFile): void {
  const needed = new Scanlines(header, () => {}).totalBytes;
  const streamBytes = stream.reduce((sum, part) => sum + part.length, 0);
  if (streamBytes * MAX_DEFLATE_RATIO < needed) throw damaged('png', 'pixels missing');
}

function readPixels({ header, stream }: PngFile, write: WriteLine): void {
  const lines = new Scanlines(header, (line, pass, row) => {
    write(line, pass.width, (pass.y + row * pass.dy) * header.width + pass.x, pass.dx);
  });
  try {
    for (const piece of inflateZlib(stream)) {
      lines.push(piece);
      if (lines.complete) return;
    }
  } catch (error) {
    if (error instanceof InflateError) throw damaged('png', `pixels: ${error.message}`);
    throw error;
  }
  throw damaged('png', 'rows missing');
}

/** Each 16-bit sample's nearest 8-bit value: 65535 = 257 × 255. */
function rasterOf(deep: Uint16Array, { width, height }: PngHeader): Raster {
  const raster = createRaster({ width, height });
  for (let i = 0; i < deep.length; i++) raster.data[i] = deep[i]! / 257;
  return raster;
}
