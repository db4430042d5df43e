/**
 * How freely values pass between neighbouring pixels: along edges as on a membrane, hardly across.
 * Edges are where the structure tensor says so of all colours together.
 */
import type { Size } from '../../../core/geometry';
import { boxSumAtPace } from '../box-sum';
import type { Pace } from '../pace';
import { FINENESS } from '../patches/level';

/** Squared slope, in samples a pixel, that halves the flow across: 1.5 levels; 1 and 2 do as well. */
const CONTRAST = 1.5 * FINENESS * (1.5 * FINENESS);
/** Slopes are seen through a Gaussian of variance 1, and their tensor averaged by three box means: one of 6. */
const SOFT = 2;
const [BOXES, RADIUS] = [3, 2];
/** What they make of 1. */
const VOLUME = (2 * RADIUS + 1) ** (2 * BOXES);
/** So that no pixel is ever cut off. */
const LEAST_FLOW = 1e-3;
const OVERRELAXATION = 1.5;

/** One number per pixel, and as many zeros before and after as a look at the neighbours needs. */
export interface Field {
  readonly all: Float32Array;
  readonly pixels: Float32Array;
}

export function createField({ width, height }: Size): Field {
  const frame = width + 1;
  const all = new Float32Array(width * height + 2 * frame);
  return { all, pixels: all.subarray(frame, all.length - frame) };
}

/** From a pixel to the next on the right, below, and below on either side: from 0 to 1. As `Field.all`. */
export interface Flows {
  readonly right: Float32Array;
  readonly down: Float32Array;
  readonly downRight: Float32Array;
  readonly downLeft: Float32Array;
}

/** @param colours - in samples */
export async function flowsOf(colours: readonly Field[], size: Size, pace: Pace): Promise<Flows> {
  const [xx, xy, yy] = [0, 1, 2].map(() => new Float32Array(size.width * size.height)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (const { pixels } of colours) {
    const soft = pixels.slice();
    soften(soft, size, SOFT);
    addSlopes(soft, size, xx, xy, yy);
  }
  for (const part of [xx, xy, yy]) {
    for (let n = 0; n < BOXES; n++) await boxSumAtPace(part, size, RADIUS, pace);
  }
  for (let p = 0; p < xx.length; p++) {
    const difference = (xx[p]! - yy[p]!) / VOLUME;
    const slant = (2 * xy[p]!) / VOLUME;
    const edge = Math.sqrt(difference * difference + slant * slant);
    const coherence = edge / ((xx[p]! + yy[p]!) / VOLUME + 1e-6);
    // Grass has slopes all over and no edges.
    const belief = coherence * coherence * (coherence * coherence);
    const scale = 2 * (CONTRAST + belief * edge);
    // The flow's own tensor: 1 along an edge; CONTRAST over CONTRAST and the edge across.
    xx[p] = 1 - (belief * (edge + difference)) / scale;
    yy[p] = 1 - (belief * (edge - difference)) / scale;
    xy[p] = (-belief * slant) / scale;
  }
  return flowsBetween(xx, xy, yy, size);
}

/** Adds the products of slopes at every pixel. */
function addSlopes(
  values: Float32Array,
  { width, height }: Size,
  xx: Float32Array,
  xy: Float32Array,
  yy: Float32Array,
): void {
  for (let y = 0, p = 0; y < height; y++) {
    const above = y > 0 ? width : 0;
    const below = y + 1 < height ? width : 0;
    for (let x = 0; x < width; x++, p++) {
      const dx = (values[x + 1 < width ? p + 1 : p]! - values[x > 0 ? p - 1 : p]!) / 2;
      const dy = (values[p + below]! - values[p - above]!) / 2;
      xx[p]! += dx * dx;
      xy[p]! += dx * dy;
      yy[p]! += dy * dy;
    }
  }
}

/** [1 2 1] ÷ 4 both ways, so many times. */
function soften(values: Float32Array, { width, height }: Size, times: number): void {
  for (let n = 0; n < times; n++) {
    for (let y = 0; y < height; y++) softenLine(values, y * width, 1, width);
    for (let x = 0; x < width; x++) softenLine(values, x, width, height);
  }
}

function softenLine(values: Float32Array, start: number, step: number, count: number): void {
  let before = values[start]!;
  for (let n = 1, p = start; n <= count; n++, p += step) {
    const here = values[p]!;
    const after = n < count ? values[p + step]! : here;
    values[p] = (before + 2 * here + after) / 4;
    before = here;
  }
}

/** Weickert's stencil for a tensor's divergence, held above 0: no value leaves the range of its neighbours. */
function flowsBetween(xx: Float32Array, xy: Float32Array, yy: Float32Array, size: Size): Flows {
  const { width, height } = size;
  const right = createField(size);
  const down = createField(size);
  const downRight = createField(size);
  const downLeft = createField(size);
  const straight = (of: Float32Array, p: number, q: number) =>
    Math.max((of[p]! - Math.abs(xy[p]!) + of[q]! - Math.abs(xy[q]!)) / 2, LEAST_FLOW);
  const falling = (p: number) => Math.max(xy[p]!, 0) / 2;
  const rising = (p: number) => Math.max(-xy[p]!, 0) / 2;
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const below = p + width;
      if (x + 1 < width) right.pixels[p] = straight(xx, p, p + 1);
      if (y + 1 === height) continue;
      down.pixels[p] = straight(yy, p, below);
      if (x + 1 < width) downRight.pixels[p] = falling(p) + falling(below + 1);
      if (x > 0) downLeft.pixels[p] = rising(p) + rising(below - 1);
    }
  }
  const whole = { right: right.all, down: down.all };
  return { ...whole, downRight: downRight.all, downLeft: downLeft.all };
}

/** One sweep of successive overrelaxation over the pixels in `unknown`. @param values - as `Field.all` */
export function relax(
  values: Float32Array,
  unknown: Int32Array,
  { right, down, downRight, downLeft }: Flows,
  width: number,
  forwards: boolean,
): void {
  for (let i = 0; i < unknown.length; i++) {
    const p = unknown[forwards ? i : unknown.length - 1 - i]! + width + 1;
    const [above, below] = [p - width, p + width];
    const [e, w, s, n] = [right[p]!, right[p - 1]!, down[p]!, down[above]!];
    const [se, nw, sw, ne] = [
      downRight[p]!,
      downRight[above - 1]!,
      downLeft[p]!,
      downLeft[above + 1]!,
    ];
    const flow = e + w + s + n + se + nw + sw + ne;
    if (flow === 0) continue;
    const straight =
      e * values[p + 1]! + w * values[p - 1]! + s * values[below]! + n * values[above]!;
    const across =
      se * values[below + 1]! +
      nw * values[above - 1]! +
      sw * values[below - 1]! +
      ne * values[above + 1]!;
    values[p]! += OVERRELAXATION * ((straight + across) / flow - values[p]!);
  }
}
