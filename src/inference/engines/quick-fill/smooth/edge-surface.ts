/**
 * A smooth surface that goes on with the edges it meets: edge-enhancing diffusion (J. Weickert and
 * M. Welk, 2006). Where a membrane smears two tones into each other, this keeps them apart, along a line
 * that bends from one side of the hole to the other. A guide to tones: large holes get no detail.
 */
import type { Size } from '../../../core/geometry';
import { inStrips, type Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import { createField, flowsOf, relax } from './edge-flows';
import { solveMembrane } from './membrane';

/** Holes of more pixels, or in larger rectangles, are as solved at half the size. */
const MOST_HOLES = 1500;
const MOST_PIXELS = 1 << 14;
/** Holes of fewer begin with a membrane, others with what half the size has: so edges find across. */
const FEW_HOLES = 60;
/** Each asks anew where edges run. Eight of each gain 2 % and cost twice the time. */
const [ROUNDS, SWEEPS] = [4, 8];

/**
 * Overwrites what is not KNOWN.
 *
 * @param values - width × height × 4: three colours, in samples, and a channel that is only spanned
 */
export async function spanEdges(
  values: Float32Array,
  kind: Uint8Array,
  size: Size,
  pace: Pace,
): Promise<void> {
  let holes = 0;
  for (let p = 0; p < kind.length; p++) if (kind[p] !== KNOWN) holes++;
  if (holes < FEW_HOLES) {
    const whole = kind.map((of) => (of === KNOWN ? KNOWN : HOLE));
    await solveMembrane(values, whole, size, pace);
  } else {
    const half = { width: (size.width + 1) >> 1, height: (size.height + 1) >> 1 };
    const coarse = await halved(values, kind, size, half, pace);
    await spanEdges(coarse.values, coarse.kind, half, pace);
    await inStrips(size, pace, (from, to) =>
      writeDoubled(coarse.values, half, values, kind, size.width, from, to),
    );
  }
  if (holes > MOST_HOLES || kind.length > MOST_PIXELS) return;
  await bendToEdges(values, kind, size, pace);
}

/** Means of what is known in each 2×2 block; a block of which less than half is known is of the hole. */
async function halved(
  values: Float32Array,
  kind: Uint8Array,
  { width, height }: Size,
  half: Size,
  pace: Pace,
) {
  const coarse = {
    values: new Float32Array(4 * half.width * half.height),
    kind: new Uint8Array(half.width * half.height),
  };
  const meanOf = (x: number, y: number, q: number) => {
    let known = 0;
    for (let j = y; j < Math.min(y + 2, height); j++) {
      for (let p = j * width + x; p < j * width + Math.min(x + 2, width); p++) {
        if (kind[p] !== KNOWN) continue;
        known++;
        for (let c = 0; c < 4; c++) coarse.values[4 * q + c]! += values[4 * p + c]!;
      }
    }
    coarse.kind[q] = known < 2 ? HOLE : KNOWN;
    for (let c = 0; c < 4; c++) coarse.values[4 * q + c]! /= Math.max(known, 1);
  };
  await inStrips(half, pace, (from, to) => {
    for (let y = from, q = from * half.width; y < to; y++) {
      for (let x = 0; x < half.width; x++) meanOf(2 * x, 2 * y, q++);
    }
  });
  return coarse;
}

/** Writes what is not KNOWN of the rows `from` to `to`, between the centres of `coarse` bilinearly. */
function writeDoubled(
  coarse: Float32Array,
  half: Size,
  values: Float32Array,
  kind: Uint8Array,
  width: number,
  from: number,
  to: number,
): void {
  const at = (x: number, y: number) => 4 * (y * half.width + x);
  for (let p = from * width; p < to * width; p++) {
    if (kind[p] === KNOWN) continue;
    const i = p % width;
    const j = (p - i) / width;
    const [x, y] = [i >> 1, j >> 1];
    const beside = Math.min(Math.max(x + 2 * (i & 1) - 1, 0), half.width - 1);
    const beyond = Math.min(Math.max(y + 2 * (j & 1) - 1, 0), half.height - 1);
    const corners = [at(x, y), at(beside, y), at(x, beyond), at(beside, beyond)] as const;
    for (let c = 0; c < 4; c++) {
      const sides = coarse[corners[1] + c]! + coarse[corners[2] + c]!;
      values[4 * p + c] = (9 * coarse[corners[0] + c]! + 3 * sides + coarse[corners[3] + c]!) / 16;
    }
  }
}

async function bendToEdges(
  values: Float32Array,
  kind: Uint8Array,
  size: Size,
  pace: Pace,
): Promise<void> {
  const unknown = Int32Array.from(kind.keys()).filter((p) => kind[p] !== KNOWN);
  const colours = [0, 1, 2].map((c) => {
    const field = createField(size);
    for (let p = 0; p < kind.length; p++) field.pixels[p] = values[4 * p + c]!;
    return field;
  });
  for (let round = 0; round < ROUNDS; round++) {
    if (pace.due()) await pace.rest();
    const flows = await flowsOf(colours, size, pace);
    for (const { all } of colours) {
      if (pace.due()) await pace.rest();
      for (let n = 0; n < SWEEPS; n++) relax(all, unknown, flows, size.width, n % 2 === 0);
    }
  }
  for (const p of unknown) {
    for (const [c, { pixels }] of colours.entries()) values[4 * p + c] = pixels[p]!;
  }
}
