/** Whether Quick Fill knows what it does badly: its confidence beside the error against the truth. */
import { readFile } from 'node:fs/promises';
import { nodeCodecs } from '../scripts/node-codecs';
import { decodePicture } from '../src/inference/codec/decode';
import { createRaster, type Raster } from '../src/inference/core/raster';
import { paste } from '../src/inference/core/paste';
import { engineFor } from '../src/inference/engines/registry';
import { fill } from '../src/inference/fill';
import { type Case, proceduralCases, sharedCases } from './eval/cases';
import { poison } from './eval/catalogue';
import { createDice } from './eval/dice';
import { cutHole, type HoleKind } from './eval/holes';
import { type Problem, scoreFill } from './eval/metrics/score';
import { writeReport } from './report';

const SAMPLES = ['studio.png', 'coast.jpg', 'wall.png'];
const HOLES: readonly HoleKind[] = ['blob', 'figure', 'strokes', 'corner', 'edge'];
/** Levels after the blur: what is further off has wrong structure or colour. */
const WRONG = 10;

/** Holes at random places of a picture's middle square: there need be nothing to remove. */
function cutCases(id: string, seed: number, load: () => Promise<Raster>): Case[] {
  return HOLES.map((hole, index) => ({
    id: `cut: ${id}-${hole}`,
    family: 'cut',
    async load(): Promise<Problem> {
      const truth = middleSquareOf(await load());
      const mask = cutHole(hole, truth.width, createDice(seed + index));
      return { truth, input: poison(truth, mask), mask };
    },
  }));
}

function middleSquareOf(picture: Raster): Raster {
  const size = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - size) >> 1, (picture.height - size) >> 1];
  const square = createRaster({ width: size, height: size });
  for (let y = 0; y < size; y++) {
    const from = 4 * ((top + y) * picture.width + left);
    square.data.set(picture.data.subarray(from, from + 4 * size), 4 * y * size);
  }
  return square;
}

async function readSample(file: string): Promise<Raster> {
  const bytes = Uint8Array.from(await readFile(`stage/samples/${file}`));
  return (await decodePicture(bytes, nodeCodecs)).raster;
}

const shared = sharedCases();
for (const note of shared.absent) console.log(note);
const photos = shared.cases.filter(({ family }) => family === 'photos');

/** Holes cut into all photographs and samples: others for another first seed. */
function allCutCases(firstSeed: number): Case[] {
  const pictures = [
    ...photos.map((one) => ({ id: one.id, load: async () => (await one.load()).truth })),
    ...SAMPLES.map((file) => ({ id: file, load: () => readSample(file) })),
  ];
  return pictures.flatMap(({ id, load }, n) => cutCases(id, firstSeed + 10 * n, load));
}

/** The confidence was fitted on the former and is judged by the latter. */
const fitted = [...proceduralCases('tune', 1024), ...shared.cases, ...allCutCases(1001)];
const heldOut = [...proceduralCases('report', 1024), ...allCutCases(501)];

interface Fill {
  readonly id: string;
  readonly isHeldOut: boolean;
  readonly lf: number;
  readonly psnr: number;
  readonly confidence: number;
  readonly isDoubted: boolean;
}

const fills: Fill[] = [];
for (const one of [...fitted, ...heldOut]) {
  const problem = await one.load();
  const { input, mask } = problem;
  const request = { mask, engine: engineFor('quick-fill'), seed: 1, grow: 0 };
  const { patch, report } = await fill(input, request);
  const { lf, psnr } = scoreFill(problem, paste(input, patch));
  const isDoubted = report.remarks.includes('likely-poor');
  const isHeldOut = heldOut.includes(one);
  fills.push({ id: one.id, isHeldOut, lf, psnr, confidence: report.confidence, isDoubted });
}
fills.sort((one, other) => other.lf - one.lf);

const isWrong = ({ lf }: Fill) => lf > WRONG;
function tell(some: readonly Fill[]): string {
  const doubted = some.filter(({ isDoubted }) => isDoubted);
  const found = doubted.filter(isWrong).length;
  return `${found} of the ${doubted.length} fills called likely poor are wrong by more than ${WRONG} levels, and ${found} of the ${some.filter(isWrong).length} that are wrong were called so`;
}
writeReport({
  name: 'confidence',
  about: `Held out: ${tell(fills.filter(({ isHeldOut }) => isHeldOut))}. Fitted: ${tell(fills.filter(({ isHeldOut }) => !isHeldOut))}. LF is the error after an 8-pixel blur, in levels, against the truth. The confidence was fitted on the scenes for tuning, the shared pictures, and holes cut at random places of photographs and samples (\`src/inference/engines/quick-fill/confidence.ts\`); held out are the evaluation's scenes, and other holes in the same photographs and samples. "cut": there was nothing to remove.`,
  columns: ['case', 'held out', 'LF', 'PSNR', 'confidence', 'likely poor'],
  rows: fills.map(({ id, isHeldOut, lf, psnr, confidence, isDoubted }) => [
    id,
    isHeldOut ? 'yes' : '',
    lf.toFixed(1),
    psnr.toFixed(1),
    confidence.toFixed(2),
    isDoubted ? 'yes' : '',
  ]),
});
