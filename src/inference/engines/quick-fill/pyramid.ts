/**
 * Halves the picture, again and again, without letting the hole's colours leak into what is known.
 *
 * A coarse pixel stands for a 2×2 block and is the [1 3 3 1]/8 mean, in both directions, of the known
 * pixels around it. Rows are processed one at a time so that a long step can rest.
 */
import { CHAMFER_STEP, chamferDistance } from './chamfer';
import { FINENESS, type Level } from './level';
import { listDonors } from './donors';
import { listTargets } from './targets';
import type { Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';
import type { Survey } from './survey';
import { addTexture } from './texture';

/** How much of the picture the matching may see at its finest level. */
export interface Budget {
  readonly maxPixels: number;
  readonly maxHolePixels: number;
}

/** Halvings between the picture and the finest level that fits `budget`. */
export function halvings({ image, holePixels }: Survey, budget: Budget): number {
  for (let k = 0; ; k++) {
    const pixels = (image.width >> k) * (image.height >> k);
    if (pixels <= budget.maxPixels && holePixels / 4 ** k <= budget.maxHolePixels) return k;
  }
}

/** The picture `k` times halved, with its texture channel. */
export async function createFinestLevel(
  { image, kind }: Survey,
  k: number,
  pace: Pace,
): Promise<Level> {
  const wanted = new Uint8Array(kind.length);
  for (let p = 0; p < kind.length; p++) if (kind[p] === HOLE) wanted[p] = 1;
  let level: Level;
  if (k === 0) {
    level = { ...sizeOf(image), samples: toSamples(image.data, kind), kind, wanted };
  } else {
    const picture = { ...sizeOf(image), samples: image.data, kind, wanted };
    level = await halve(picture, FINENESS, pace);
    for (let i = 1; i < k; i++) level = await halve(level, 1, pace);
  }
  addTexture(level);
  if (pace.due()) await pace.rest();
  return level;
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

function toSamples(data: Uint8ClampedArray, kind: Uint8Array): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(data.length);
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== KNOWN) continue;
    for (let c = 0; c < 3; c++) samples[4 * p + c] = data[4 * p + c]! * FINENESS;
  }
  return samples;
}

/** No level is made whose shorter side would be below three patches. */
const MIN_SIDE = 21;
const MIN_DONORS = 300;
/** A hole no deeper than a patch, with few targets, can be guessed from its rim. */
const SHALLOW = 6;
const FEW_TARGETS = 1500;

/** The levels from `finest` down to one where the hole is small; at least `finest` itself. */
export async function buildPyramid(finest: Level, pace: Pace): Promise<Level[]> {
  const levels = [finest];
  for (;;) {
    const last = levels.at(-1)!;
    if (depthOf(last) <= SHALLOW && listTargets(last).position.length <= FEW_TARGETS) return levels;
    if (Math.min(last.width, last.height) < 2 * MIN_SIDE) return levels;
    const next = await halve(last, 1, pace);
    if (listDonors(next).position.length < MIN_DONORS) return levels;
    levels.push(next);
  }
}

function depthOf({ kind, width, height }: Level): number {
  const distance = chamferDistance(kind, width, height, (k) => k !== HOLE);
  let deepest = 0;
  for (let p = 0; p < distance.length; p++) if (distance[p]! > deepest) deepest = distance[p]!;
  return deepest / CHAMFER_STEP;
}

interface Source extends Omit<Level, 'samples'> {
  readonly samples: Int16Array | Uint8ClampedArray;
}

/** `gain` turns the source's units into quarter levels. */
async function halve(source: Source, gain: number, pace: Pace): Promise<Level> {
  const width = (source.width + 1) >> 1;
  const height = (source.height + 1) >> 1;
  const level = {
    width,
    height,
    samples: new Int16Array(width * height * 4),
    kind: new Uint8Array(width * height),
    wanted: new Uint8Array(width * height),
  };
  for (let y = 0; y < height; y++) {
    halveRow(source, level, y, gain);
    if (pace.due()) await pace.rest();
  }
  return level;
}

const TAPS = [1, 3, 3, 1];
/** Half of the 64 parts that a coarse pixel's weights add up to. */
const HALF_WEIGHT = 32;

function halveRow(source: Source, level: Level, y: number, gain: number): void {
  const { width, height, kind, samples } = source;
  const top = Math.max(2 * y - 1, 0);
  const bottom = Math.min(2 * y + 2, height - 1);
  for (let x = 0; x < level.width; x++) {
    const left = Math.max(2 * x - 1, 0);
    const right = Math.min(2 * x + 2, width - 1);
    let weights = 0;
    let red = 0;
    let green = 0;
    let blue = 0;
    let texture = 0;
    for (let j = top; j <= bottom; j++) {
      const rowWeight = TAPS[j - 2 * y + 1]!;
      for (let i = left; i <= right; i++) {
        const p = j * width + i;
        if (kind[p] !== KNOWN) continue;
        const weight = rowWeight * TAPS[i - 2 * x + 1]!;
        weights += weight;
        red += weight * samples[4 * p]!;
        green += weight * samples[4 * p + 1]!;
        blue += weight * samples[4 * p + 2]!;
        texture += weight * samples[4 * p + 3]!;
      }
    }
    const q = y * level.width + x;
    const found = blockContents(source, x, y);
    level.wanted[q] = found.wanted ? 1 : 0;
    level.kind[q] =
      weights >= HALF_WEIGHT ? KNOWN : found.wanted ? HOLE : found.known ? KNOWN : VOID;
    if (level.kind[q] !== KNOWN) continue;
    const scale = gain / weights;
    level.samples[4 * q] = Math.round(red * scale);
    level.samples[4 * q + 1] = Math.round(green * scale);
    level.samples[4 * q + 2] = Math.round(blue * scale);
    level.samples[4 * q + 3] = Math.round(texture * scale);
  }
}

/** What there is in the 2×2 block that coarse pixel (x, y) stands for. */
function blockContents({ width, height, kind, wanted }: Source, x: number, y: number) {
  const found = { wanted: false, known: false };
  for (let j = 2 * y; j < Math.min(2 * y + 2, height); j++) {
    for (let i = 2 * x; i < Math.min(2 * x + 2, width); i++) {
      if (wanted[j * width + i]) found.wanted = true;
      if (kind[j * width + i] === KNOWN) found.known = true;
    }
  }
  return found;
}
