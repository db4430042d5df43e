/**
 * Joins the fill to its surroundings at full resolution.
 *
 * The lifted fill was matched at half size or less, so it can be a pixel off where it meets the
 * picture. Within 8 pixels of the rim it is matched once more and repainted. Memory is bounded by
 * the hole's own rectangle, not by the picture.
 */
import { inflate, intersect, wholeOf, type Rect } from '../../../core/geometry';
import { CHAMFER_STEP, chamferAtPace } from '../chamfer';
import { decay } from '../exponential';
import { type Band as Patches, type Canvas, MOST_VOTES } from '../kernels/canvas';
import { inBatches, inStrips, type Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import { cropAlone, type Survey } from '../survey';
import { AREA, RADIUS } from '../patches/targets';

/** 16 was no better. */
const WIDTH = 8;
const NOISE = 0.5 * AREA * 3;
const FLOOR = 1e-4;
/** Costs asked for what is typical. */
const SAMPLED = 4000;
const PASSES = 2;
/** Patches handled between two looks at the clock. */
const BATCH = 256;
/** Patches centred on the pixel say more about it: as e^-0.3 per squared pixel; keeps it sharp. */
const NEARNESS = 0.3;
const NEAR = Float64Array.from({ length: 2 * RADIUS * RADIUS + 1 }, (_, d) => decay(NEARNESS * d));

/** The patches along the rim, and where they are asked. */
export interface Band extends Patches {
  /** Indices into `rect` of the hole's pixels within reach of the rim. */
  readonly pixels: Int32Array<ArrayBuffer>;
  /** Indices into `rect` of the known pixels 4-adjacent to the hole. */
  readonly ring: Int32Array<ArrayBuffer>;
}

/** Matches along the rim, starting from the lower resolution's matching, and repaints there. */
export async function refineBand(scene: Survey, canvas: Canvas, pace: Pace): Promise<Band> {
  const band = await layOut(scene, canvas, pace);
  const count = band.x.length;
  for (let from = 0; from < count; from += BATCH) {
    if (pace.due()) await pace.rest();
    canvas.inherit(from, Math.min(from + BATCH, count));
  }
  for (let pass = 0; pass < PASSES; pass++) {
    const side = pass % 2 === 0 ? -1 : 1;
    for (let done = 0; done < count; done += BATCH) {
      if (pace.due()) await pace.rest();
      const first = side < 0 ? done : count - 1 - done;
      canvas.propagate(first, Math.min(BATCH, count - done), side);
    }
  }
  await weigh(band, pace);
  await repaint(scene, band, canvas, pace);
  return band;
}

async function layOut(scene: Survey, canvas: Canvas, pace: Pace): Promise<Band> {
  const rect = intersect(inflate(scene.bounds, RADIUS + 1), wholeOf(scene.image));
  const { width } = rect;
  const part = await cropAlone(scene, rect, pace);
  const depth = await chamferAtPace(part, rect, (of) => of !== HOLE, pace);
  const asked = new Uint8Array(part.length);
  const pixels: number[] = [];
  const ring: number[] = [];
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = y * width; y < to; y++) {
      for (let x = 0; x < width; x++, p++) {
        const isBand = depth[p]! > 0 && depth[p]! <= WIDTH * CHAMFER_STEP;
        if (!isBand && !(part[p] === KNOWN && touchesHole(part, rect, x, y))) continue;
        (isBand ? pixels : ring).push(p);
        asked[p] = 1;
      }
    }
  });
  const patches = pace.loops.spread(asked, rect, 1, false);
  let count = 0;
  for (let p = 0; p < patches.length; p++) count += patches[p]!;
  if (pace.due()) await pace.rest();
  const opened = canvas.openBand(rect, count, NEAR);
  const band: Band = { ...opened, pixels: Int32Array.from(pixels), ring: Int32Array.from(ring) };
  for (const array of [band.indexAt, band.donorX, band.donorY]) array.fill(-1);
  band.cost.fill(Infinity);
  band.bias.fill(0);
  band.weights.fill(0);
  let t = 0;
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = y * width; y < to; y++) {
      for (let x = 0; x < width; x++, p++) {
        if (patches[p] === 0) continue;
        band.indexAt[p] = t;
        band.x[t] = rect.x + x;
        band.y[t++] = rect.y + y;
      }
    }
  });
  return band;
}

function touchesHole(part: Uint8Array, { width, height }: Rect, x: number, y: number): boolean {
  const p = y * width + x;
  return (
    (x > 0 && part[p - 1] === HOLE) ||
    (x + 1 < width && part[p + 1] === HOLE) ||
    (y > 0 && part[p - width] === HOLE) ||
    (y + 1 < height && part[p + width] === HOLE)
  );
}

/** Writes what the patches want over the pixels of the band. */
async function repaint({ image }: Survey, band: Band, canvas: Canvas, pace: Pace): Promise<void> {
  const { rect, pixels } = band;
  for (let from = 0; from < pixels.length; from += MOST_VOTES) {
    if (pace.due()) await pace.rest();
    const some = pixels.subarray(from, from + MOST_VOTES);
    const colours = canvas.vote(some);
    const { data } = canvas;
    for (let n = 0; n < some.length; n++) {
      if (Number.isNaN(colours[4 * n])) continue;
      const x = rect.x + (some[n]! % rect.width);
      const y = rect.y + Math.floor(some[n]! / rect.width);
      const q = 4 * (y * image.width + x);
      for (let c = 0; c < 4; c++) data[q + c] = colours[4 * n + c]!;
    }
  }
}

/** Weight of every patch's say, as in `vote`; 0 for a patch without a donor. */
async function weigh({ cost, weights }: Patches, pace: Pace): Promise<void> {
  const stride = Math.max(1, Math.ceil(cost.length / SAMPLED));
  const sample: number[] = [];
  for (let t = 0; t < cost.length; t += stride) if (cost[t]! < Infinity) sample.push(cost[t]!);
  const sorted = Float64Array.from(sample).sort();
  const scale = Math.max(sorted[Math.floor(sorted.length * 0.75)] ?? 0, NOISE);
  await inBatches(cost.length, pace, (from, to) => {
    for (let t = from; t < to; t++) {
      weights[t] = cost[t]! < Infinity ? decay(Math.max(cost[t]!, 0) / scale) + FLOOR : 0;
    }
  });
}
