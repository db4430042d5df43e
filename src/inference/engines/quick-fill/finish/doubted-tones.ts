/**
 * Which tones of a fill are to be doubted. Not those of flat ground that goes on from the rim beside it:
 * a red saucer is red to its edge, however dark the table is that it stands on.
 */
import type { Size } from '../../../core/geometry';
import { CHAMFER_STEP } from '../chamfer';
import { inBatches, type Pace } from '../pace';
import { FINENESS } from '../patches/level';
import { HOLE, KNOWN } from '../pixel-kind';

/** Of the rim's pixels. */
const ASKED = 96;
/** A rim's pixel is beside one of the hole within so many times its depth, and so many pixels more. */
const [REACH, CLOSE] = [1.2, 3];
/** In samples: a tone 12 levels off is another one. */
const OTHER = 12 * FINENESS;
/** In samples of texture, 16 to a level: fur and grass slope by more than 4 levels a pixel, glaze by 1. */
const BUSY = 2 * 16;

/**
 * @param estimate - four channels, as a level's; known around the hole
 * @param depth - of the hole, from `chamferAtPace`
 * @returns per pixel from 0, surely right, to 1
 */
export async function doubtIn(
  estimate: Float32Array,
  kind: Uint8Array,
  depth: Uint16Array,
  { width }: Size,
  pace: Pace,
): Promise<Float32Array> {
  const rim: number[] = [];
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== KNOWN) continue;
    const x = p % width;
    const left = x > 0 && kind[p - 1] === HOLE;
    const right = x + 1 < width && kind[p + 1] === HOLE;
    if (left || right || kind[p - width] === HOLE || kind[p + width] === HOLE) rim.push(p);
  }
  const asked = rim.filter((_, n) => n % Math.ceil(rim.length / ASKED) === 0);
  const doubt = new Float32Array(kind.length);
  await inBatches(kind.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (kind[p] === HOLE) doubt[p] = doubtAt(estimate, depth, asked, p, width);
    }
  });
  return doubt;
}

function doubtAt(
  estimate: Float32Array,
  depth: Uint16Array,
  asked: readonly number[],
  p: number,
  width: number,
): number {
  const busyness = estimate[4 * p + 3]! / BUSY;
  if (busyness >= 1) return 1;
  const reach = (REACH * depth[p]!) / CHAMFER_STEP + CLOSE;
  const strangeness = distanceToTones(estimate, asked, p, width, reach) / OTHER;
  return Math.min(Math.max(strangeness, busyness * busyness), 1);
}

/** How far the colour at `p` is from the most similar of those within `reach`, in its worst channel. */
function distanceToTones(
  colours: Float32Array,
  tones: readonly number[],
  p: number,
  width: number,
  reach: number,
): number {
  const x = p % width;
  const y = (p - x) / width;
  let least = Infinity;
  for (const q of tones) {
    const i = q % width;
    const j = (q - i) / width;
    if ((x - i) * (x - i) + (y - j) * (y - j) > reach * reach) continue;
    let worst = 0;
    for (let c = 0; c < 3; c++) {
      worst = Math.max(worst, Math.abs(colours[4 * p + c]! - colours[4 * q + c]!));
    }
    least = Math.min(least, worst);
  }
  return least;
}
