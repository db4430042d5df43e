/**
 * Holes that reach into transparency: the picture is laid over a plain backing, filled as any other,
 * and taken off it again.
 *
 * Over the backing a cut-out's edge is an edge like any other, so matching continues it, and what
 * is nearly transparent weighs little, whatever colour is stored there. Alpha travels with the
 * patches. The backing is black or white per channel, whichever the picture is further from.
 */
import type { Raster } from '../../core/raster';
import { KNOWN as SOURCE } from '../engine';
import { copyAtPace, inBatches, type Pace } from './pace';
import { HOLE, KNOWN } from './pixel-kind';
import type { Survey } from './survey';

/** Red, green, blue in levels. */
export type Backing = readonly [number, number, number];

/** Pixels between two looks at the clock. */
const BATCH = 1 << 16;

/** The scene with known colours mixed with the backing, and transparent pixels known. */
export async function layOverBacking(
  scene: Survey,
  hole: Uint8Array,
  pace: Pace,
): Promise<{ readonly scene: Survey; readonly backing: Backing }> {
  const { image } = scene;
  const kind = scene.kind.slice();
  const { data } = await copyAtPace(image, pace);
  const backing = await chooseBacking(scene, pace);
  let knownPixels = 0;
  for (let p = 0; p < kind.length; p++) {
    if (p % BATCH === 0 && pace.due()) await pace.rest();
    if (hole[p] !== SOURCE) continue;
    kind[p] = KNOWN;
    knownPixels++;
    const alpha = data[4 * p + 3]!;
    for (let c = 0; c < 3; c++) {
      data[4 * p + c] = (data[4 * p + c]! * alpha + backing[c]! * (255 - alpha)) / 255;
    }
  }
  const laid = { ...scene, image: { ...image, data }, kind, knownPixels, channels: 4 as const };
  return { scene: laid, backing };
}

/** Undoes the mixing in the hole's pixels of `out`; what has become transparent gets no colour. */
export async function takeOffBacking(
  { kind, parts }: Survey,
  backing: Backing,
  out: Raster,
  pace: Pace,
): Promise<void> {
  for (const { x, y, width, height } of parts) {
    for (let j = y; j < y + height; j++) {
      if (pace.due()) await pace.rest();
      for (let p = j * out.width + x, end = p + width; p < end; p++) {
        if (kind[p] !== HOLE) continue;
        const alpha = out.data[4 * p + 3]!;
        for (let c = 0; c < 3; c++) {
          const own = 255 * out.data[4 * p + c]! - backing[c]! * (255 - alpha);
          out.data[4 * p + c] = alpha === 0 ? 0 : own / alpha;
        }
      }
    }
  }
}

/** Gives `out` the picture's own pixels outside the hole. */
export async function restoreKnown({ image, kind }: Survey, out: Raster, pace: Pace) {
  await inBatches(kind.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (kind[p] === HOLE) continue;
      for (let i = 4 * p; i < 4 * p + 4; i++) out.data[i] = image.data[i]!;
    }
  });
}

async function chooseBacking({ image, kind }: Survey, pace: Pace): Promise<Backing> {
  const sums = [0, 0, 0];
  let weight = 0;
  for (let p = 0; p < kind.length; p++) {
    if (p % BATCH === 0 && pace.due()) await pace.rest();
    if (kind[p] !== KNOWN) continue;
    const alpha = image.data[4 * p + 3]!;
    weight += alpha;
    for (let c = 0; c < 3; c++) sums[c]! += alpha * image.data[4 * p + c]!;
  }
  const [red, green, blue] = sums.map((sum) => (sum < 128 * weight ? 255 : 0));
  return [red!, green!, blue!];
}
