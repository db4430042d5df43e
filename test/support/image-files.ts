/**
 * Picture files built by hand: every kind of PNG, GIF and WebP containers, and JPEGs with segments
 * put in. Straight from the specifications, sharing no code with what they test.
 */
import { crc32, deflateSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Chunk {
  readonly type: string;
  readonly data: Uint8Array | readonly number[];
}

export interface PngSpec {
  readonly width: number;
  readonly height: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGBA. */
  readonly colourType: number;
  readonly bitDepth: number;
  /** In the file's own range, channel by channel, pixel by pixel, row by row. */
  readonly samples: ArrayLike<number>;
  readonly interlaced?: boolean;
  /** The filter (0–4) of each line, in the order of the file; 0 where left out. */
  readonly filter?: (line: number) => number;
  /** Between IHDR and the pixels, and between the pixels and IEND. */
  readonly before?: readonly Chunk[];
  readonly after?: readonly Chunk[];
  /** Cuts the pixels into IDAT chunks of this many bytes. */
  readonly dataBytes?: number;
}

export const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function pngFile(spec: PngSpec): Bytes {
  return pngFromChunks([
    pngHeader(spec),
    ...(spec.before ?? []),
    ...dataChunks(deflateSync(filteredLines(spec)), spec.dataBytes),
    ...(spec.after ?? []),
    { type: 'IEND', data: [] },
  ]);
}

export function pngHeader(
  spec: Pick<PngSpec, 'width' | 'height' | 'colourType' | 'bitDepth' | 'interlaced'>,
): Chunk {
  const data = new Uint8Array(13);
  new DataView(data.buffer).setUint32(0, spec.width);
  new DataView(data.buffer).setUint32(4, spec.height);
  data.set([spec.bitDepth, spec.colourType, 0, 0, spec.interlaced ? 1 : 0], 8);
  return { type: 'IHDR', data };
}

export function pngFromChunks(chunks: readonly Chunk[]): Bytes {
  return join([[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], ...chunks.map(chunkBytes)]);
}

/** The chunks of a file, without a look at their checksums. */
export function chunksOf(png: Uint8Array): { type: string; data: Uint8Array }[] {
  const chunks = [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunkBytes({ type, data }: Chunk): Bytes {
  const body = join([text(type), data]);
  return join([uint32(data.length), body, uint32(crc32(body))]);
}

function dataChunks(stream: Uint8Array, dataBytes = stream.length): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < stream.length; at += dataBytes) {
    chunks.push({ type: 'IDAT', data: stream.subarray(at, at + dataBytes) });
  }
  return chunks;
}

/** The pixels of each pass of Adam7: first column and row, and the steps between them. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function filteredLines(spec: PngSpec): Bytes {
  const { width, height, colourType, bitDepth } = spec;
  const channels = channelsOf[colourType]!;
  const step = Math.max(1, (channels * bitDepth) / 8);
  const lines: Uint8Array[] = [];
  for (const [x0, y0, dx, dy] of spec.interlaced ? adam7 : [[0, 0, 1, 1] as const]) {
    let above: Uint8Array | null = null;
    for (let y = y0; y < height && x0 < width; y += dy) {
      const samples: number[] = [];
      for (let x = x0; x < width; x += dx) {
        for (let c = 0; c < channels; c++) {
          samples.push(spec.samples[(y * width + x) * channels + c]!);
        }
      }
      const line = packSamples(samples, bitDepth);
      lines.push(filtered(spec.filter?.(lines.length) ?? 0, line, above, step));
      above = line;
    }
  }
  return join(lines);
}

/** Most significant bit first; the last byte of a line is padded with ones, which mean nothing. */
function packSamples(samples: readonly number[], bitDepth: number): Bytes {
  const bits = samples.map((sample) => sample.toString(2).padStart(bitDepth, '0')).join('');
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  return Uint8Array.from(padded.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

function filtered(filter: number, line: Uint8Array, above: Uint8Array | null, step: number): Bytes {
  const predicted = Array.from(line, (_, i) => {
    const a = line[i - step] ?? 0;
    const b = above?.[i] ?? 0;
    const c = above?.[i - step] ?? 0;
    if (filter !== 4) return [0, a, b, Math.floor((a + b) / 2)][filter]!;
    const near = [a, b, c].map((value) => Math.abs(a + b - c - value));
    return [a, b, c][near.indexOf(Math.min(...near))]!;
  });
  return Uint8Array.from([filter, ...Array.from(line, (value, i) => value - predicted[i]!)]);
}

/** A profile with a valid header and one tag, for pictures of the colour space given. */
export function iccProfile(space: 'RGB ' | 'GRAY', totalBytes = 400): Bytes {
  const profile = new Uint8Array(totalBytes).map((_, i) => (i * 37) & 0xff);
  profile.set(uint32(totalBytes), 0);
  profile.set(text(space), 16);
  profile.set(text('acsp'), 36);
  profile.set(uint32(1), 128);
  profile.set([...text('desc'), ...uint32(144), ...uint32(totalBytes - 144)], 132);
  return profile;
}

export function iccpChunk(profile: Uint8Array): Chunk {
  return { type: 'iCCP', data: join([text('A profile\0\0'), deflateSync(profile)]) };
}

/** Puts segments (APP1, APP2 …) directly behind a JPEG's start-of-image marker. */
export function withSegments(
  jpeg: Uint8Array,
  segments: readonly { marker: number; data: Uint8Array | readonly number[] }[],
): Bytes {
  const inserted = segments.map(({ marker, data }) =>
    join([[0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff], data]),
  );
  return join([jpeg.subarray(0, 2), ...inserted, jpeg.subarray(2)]);
}

/** What an APP2 segment holds of part `number` of `count` of an ICC profile. */
export function iccSegment(part: Uint8Array, number: number, count: number) {
  return { marker: 0xe2, data: join([text('ICC_PROFILE\0'), [number, count], part]) };
}

/** A GIF with `frames` one-byte images, which no decoder needs to understand. */
export function gifFile(options: { width: number; height: number; frames: number }): Bytes {
  const { width, height, frames } = options;
  const size = [...uint16Little(width), ...uint16Little(height)];
  const comment = [0x21, 0xfe, 2, 0x68, 0x69, 0];
  const frame = [0x2c, 0, 0, 0, 0, ...size, 0, 2, 2, 0x44, 0x01, 0];
  const frameBytes = Array.from({ length: frames }, () => frame).flat();
  const palette = [0, 0, 0, 255, 255, 255];
  return join([text('GIF89a'), size, [0x80, 0, 0], palette, comment, frameBytes, [0x3b]]);
}

export function webpFile(chunks: readonly Chunk[]): Bytes {
  const body = join(
    chunks.flatMap(({ type, data }) => [
      text(type),
      uint32(data.length).reverse(),
      data,
      data.length % 2 ? [0] : [],
    ]),
  );
  return join([text('RIFF'), uint32(body.length + 4).reverse(), text('WEBP'), body]);
}

/** The header of a WebP of the extended kind; `flags`: 0x10 alpha, 0x02 animation. */
export function webpHeader(size: { width: number; height: number }, flags: number): Chunk {
  const uint24 = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16];
  const data = [flags, 0, 0, 0, ...uint24(size.width - 1), ...uint24(size.height - 1)];
  return { type: 'VP8X', data };
}

/** Latin-1. */
export function text(letters: string): number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}

export function join(parts: readonly (Uint8Array | readonly number[])[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

function uint16Little(value: number): number[] {
  return [value & 0xff, value >> 8];
}
