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
const HOLES: readonly HoleKind[] = ['blob', 'figure', 'strokes'];
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
const cases = [
  ...proceduralCases('tune', 1024).map((one) => ({ ...one, id: `tune: ${one.id}` })),
  ...shared.cases,
  ...photos.flatMap((one, n) =>
    cutCases(one.id, 501 + 10 * n, async () => (await one.load()).truth),
  ),
  ...SAMPLES.flatMap((file, n) => cutCases(file, 901 + 10 * n, () => readSample(file))),
];

const fills: { id: string; lf: number; psnr: number; confidence: number; isDoubted: boolean }[] =
  [];
for (const one of cases) {
  const problem = await one.load();
  const { input, mask } = problem;
  const request = { mask, engine: engineFor('quick-fill'), seed: 1, grow: 0 };
  const { patch, report } = await fill(input, request);
  const { lf, psnr } = scoreFill(problem, paste(input, patch));
  const isDoubted = report.remarks.includes('likely-poor');
  fills.push({ id: one.id, lf, psnr, confidence: report.confidence, isDoubted });
}
fills.sort((one, other) => other.lf - one.lf);

const isWrong = ({ lf }: { lf: number }) => lf > WRONG;
const [doubted, trusted] = [fills.filter((f) => f.isDoubted), fills.filter((f) => !f.isDoubted)];
const found = `${doubted.filter(isWrong).length} of the ${doubted.length} fills called likely poor are wrong by more than ${WRONG} levels, and ${trusted.filter(isWrong).length} of the ${trusted.length} others.`;
writeReport({
  name: 'confidence',
  about: `${found} LF is the error after an 8-pixel blur, in levels, against the truth. Tune: scenes that the engine was tuned on; cut: holes at random places of photographs and samples, where there was nothing to remove. The confidence was fitted to such cases (\`src/inference/engines/quick-fill/confidence.ts\`), so it is somewhat optimistic.`,
  columns: ['case', 'LF', 'PSNR', 'confidence', 'likely poor'],
  rows: fills.map(({ id, lf, psnr, confidence, isDoubted }) => [
    id,
    lf.toFixed(1),
    psnr.toFixed(1),
    confidence.toFixed(2),
    isDoubted ? 'yes' : '',
  ]),
});
