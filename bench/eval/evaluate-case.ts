/** One case: our fill, every baseline's, their scores, and the row of the contact sheet. */
import type { Raster } from '../../src/inference/core/raster';
import type { Baseline } from './baselines/baseline';
import { cached, hashOf } from './baselines/cache';
import { prefill } from './baselines/prefill';
import type { Case } from './cases';
import { cropForSheet, type SheetRow } from './contact-sheet';
import type { CaseResult, MethodResult, OwnResult } from './evaluation';
import { type Problem, scoreFill } from './metrics/score';
import type { FillRunner } from './run-fill';

export const SEED = 1;
export const CACHE = '.cache/eval';

export interface Evaluated {
  readonly result: CaseResult;
  readonly row: SheetRow;
  /** Undefined where our fill failed. */
  readonly engineVersion: string | undefined;
}

export async function evaluateCase(
  source: Case,
  runner: FillRunner,
  baselines: readonly Baseline[],
): Promise<Evaluated> {
  const { id, family } = source;
  const problem = await source.load();
  const { truth, input, mask } = problem;
  const own = await ownFill(problem, runner);
  const others = await baselineFills(problem, baselines);
  const crop = (image: Raster) => cropForSheet(image, mask);
  const tiles = [
    { label: 'truth', image: crop(truth) },
    { label: 'input', image: crop(input) },
  ];
  if ('image' in own) {
    tiles.push({ label: `ours ${labelOf(own.result)}`, image: crop(own.image) });
  }
  const best = [...others].sort((a, b) => b.result.psnr - a.result.psnr)[0];
  if (best) tiles.push({ label: `${best.id} ${labelOf(best.result)}`, image: crop(best.image) });
  return {
    result: {
      id,
      family,
      contentHash: hashOf(truth.data, input.data, mask.data),
      ours: own.result,
      baselines: Object.fromEntries(others.map(({ id, result }) => [id, result])),
    },
    row: { title: id, tiles },
    engineVersion: 'image' in own ? own.engineVersion : undefined,
  };
}

type OwnFill =
  { result: OwnResult; image: Raster; engineVersion: string } | { result: { error: string } };

async function ownFill(problem: Problem, runner: FillRunner): Promise<OwnFill> {
  const { input, mask } = problem;
  try {
    const answer = await runner.run({ input, mask, seed: SEED });
    const { image, engineVersion, remarks, coldMs, warmMs, extraBytes, isRepeatable } = answer;
    const extraMiB = extraBytes / 2 ** 20;
    const costs = { ms: warmMs, coldMs, extraMiB, isRepeatable, remarks };
    return { result: { ...scoreFill(problem, image), ...costs }, image, engineVersion };
  } catch (error) {
    // A case that fails is a finding: it is reported, and the others go on.
    return { result: { error: error instanceof Error ? error.message : String(error) } };
  }
}

async function baselineFills(problem: Problem, baselines: readonly Baseline[]) {
  const fills: { id: string; image: Raster; result: MethodResult }[] = [];
  if (baselines.length === 0) return fills;
  const input = prefill(problem.input, problem.mask);
  for (const baseline of baselines) {
    try {
      const { image, milliseconds } = await cached(baseline, { ...problem, input }, CACHE);
      const score = scoreFill({ ...problem, input }, image);
      fills.push({ id: baseline.id, image, result: { ...score, ms: milliseconds } });
    } catch (error) {
      console.error(
        `  ${baseline.id} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return fills;
}

function labelOf({ psnr, tex, seam }: MethodResult): string {
  return `${psnr.toFixed(1)} DB  TEX ${tex.toFixed(3)}  SEAM ${seam.toFixed(1)}`;
}
