/** Random PNGs of every kind, and what their pixels are: worked out here from the samples alone. */
import fc from 'fast-check';
import { channelsOf, type PngSpec } from '../../support/image-files';

/** Colour type and bit depth, every pair the specification allows. */
export const kinds: readonly (readonly [colourType: number, bitDepth: number])[] = [
  [0, 1], [0, 2], [0, 4], [0, 8], [0, 16],
  [2, 8], [2, 16],
  [3, 1], [3, 2], [3, 4], [3, 8],
  [4, 8], [4, 16],
  [6, 8], [6, 16],
]; // prettier-ignore

export interface RandomPng {
  readonly spec: PngSpec;
  /** RGBA in 0–65535, exact. */
  readonly deep: number[];
}

export const randomPng: fc.Arbitrary<RandomPng> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    width: fc.integer({ min: 1, max: 19 }),
    height: fc.integer({ min: 1, max: 19 }),
    interlaced: fc.boolean(),
    filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 }),
    withTransparency: fc.boolean(),
    dataBytes: fc.integer({ min: 1, max: 200 }),
    seed: fc.integer({ min: 1, max: 0xffff }),
  })
  .map(({ kind: [colourType, bitDepth], filters, withTransparency, seed, ...rest }) => {
    const count = rest.width * rest.height * channelsOf[colourType]!;
    const samples = Array.from(noise(seed, count), (value) => value % 2 ** bitDepth);
    const palette = colourType === 3 ? Array.from(noise(seed + 1, 3 << bitDepth), low) : null;
    const transparency = withTransparency ? transparencyOf(colourType, samples, palette) : null;
    const before = [
      ...(palette ? [{ type: 'PLTE', data: palette }] : []),
      ...(transparency ? [{ type: 'tRNS', data: transparency }] : []),
    ];
    const filter = (line: number) => filters[line % filters.length]!;
    const spec: PngSpec = { ...rest, colourType, bitDepth, samples, filter, before };
    return { spec, deep: deepPixels(spec, palette, transparency) };
  });

/** Numbers of 16 bits with both ends among them (Park–Miller). */
function* noise(seed: number, count: number): Generator<number> {
  let state = seed;
  for (let i = 0; i < count; i++) {
    state = (state * 48271) % 2147483647;
    yield state % 5 === 0 ? 0 : state % 7 === 0 ? 0xffff : state & 0xffff;
  }
}

/** tRNS that matches something: the first pixel's colour, or alphas for part of the palette. */
function transparencyOf(
  colourType: number,
  samples: readonly number[],
  palette: readonly number[] | null,
): number[] | null {
  if (palette) return Array.from(noise(77, Math.ceil(palette.length / 6)), low);
  if (colourType !== 0 && colourType !== 2) return null;
  return samples.slice(0, channelsOf[colourType]).flatMap((sample) => [sample >> 8, low(sample)]);
}

function deepPixels(
  spec: PngSpec,
  palette: readonly number[] | null,
  transparency: readonly number[] | null,
): number[] {
  const { colourType, bitDepth, samples } = spec;
  const opaque = 0xffff;
  const channels = channelsOf[colourType]!;
  const scaled = (sample: number) => (sample * opaque) / (2 ** bitDepth - 1);
  const pixels: number[] = [];
  for (let i = 0; i < samples.length; i += channels) {
    const own = Array.from({ length: channels }, (_, c) => samples[i + c]!);
    if (palette) {
      const colour = palette.slice(3 * own[0]!, 3 * own[0]! + 3);
      pixels.push(...colour.map((c) => c * 257), (transparency?.[own[0]!] ?? 255) * 257);
      continue;
    }
    const isKey = transparency !== null && own.every((c, k) => c === keySample(transparency, k));
    const colour = colourType === 2 || colourType === 6 ? own.slice(0, 3) : Array(3).fill(own[0]!);
    const alpha = colourType === 4 ? own[1]! : colourType === 6 ? own[3]! : null;
    pixels.push(...colour.map(scaled));
    pixels.push(isKey ? 0 : alpha === null ? opaque : scaled(alpha));
  }
  return pixels;
}

function keySample(transparency: readonly number[], channel: number): number {
  return transparency[2 * channel]! * 256 + transparency[2 * channel + 1]!;
}

function low(value: number): number {
  return value & 0xff;
}
