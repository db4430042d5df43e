/**
 * `npm run eval`: how good Quick Fill is, against the exact answers of scenes drawn here, shared
 * pictures where they are present, and other programs where they are installed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type EvalSettings, HELP, isWhole, parseEvalArguments, UsageError } from './arguments';
import type { Baseline } from './baselines/baseline';
import { findGmic } from './baselines/gmic';
import { findOpenCv } from './baselines/opencv';
import { type Case, proceduralCases, sharedCases } from './cases';
import { compareRuns } from './compare';
import { type SheetRow, writeRaster, writeSheets } from './contact-sheet';
import { CACHE, evaluateCase } from './evaluate-case';
import { type CaseResult, type Evaluation, hasScore, rounded } from './evaluation';
import { composeGallery } from './gallery';
import { renderReport } from './report';
import { createFillRunner, type FillRunner } from './run-fill';

const RESULTS = 'bench/results';
const GALLERY = 'docs/gallery.png';
/** The families of the gallery, whole: plain, gradient, textured and regular backgrounds. */
const SHOWN = ['smooth', 'structured', 'texture'];

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  let settings: EvalSettings;
  try {
    settings = parseEvalArguments(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
  const { cases, absent } = casesFor(settings);
  const { baselines, missing } = await findBaselines(settings);
  const notes = [...absent, ...missing];
  for (const note of notes) console.log(note);

  const runner = await createFillRunner(CACHE);
  const { results, rows, engineVersion } = await evaluateAll(cases, runner, baselines).finally(() =>
    runner.close(),
  );
  const run: Evaluation = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    engineVersion,
    engineFingerprint: runner.fingerprint,
    seeds: settings.seeds,
    size: settings.size,
    baselines: Object.fromEntries(baselines.map(({ id, version }) => [id, version])),
    notes,
    cases: results,
  };
  await writeTables(run, settings);
  for (const [family, some] of rows) {
    await writeSheets(settings.out, `${settings.seeds}-${family}`, some);
  }
  console.log(`Contact sheets are in ${settings.out}.`);
  if (isWhole(settings)) {
    await writeRaster(GALLERY, composeGallery(SHOWN.flatMap((family) => rows.get(family) ?? [])));
  }
  return results.every(({ ours }) => hasScore(ours) && ours.touched === 0) ? 0 : 1;
}

function casesFor({ seeds, size, only, isQuick }: EvalSettings): {
  cases: Case[];
  absent: string[];
} {
  const scenes = proceduralCases(seeds, size);
  const shared = isQuick ? { cases: [], absent: [] } : sharedCases();
  const all = [...scenes, ...shared.cases].filter(({ family }) => !only || family === only);
  // Spread over the list, so over the families.
  const quick = all.filter((_, index) => index % Math.ceil(all.length / 3) === 0);
  return { cases: isQuick ? quick : all, absent: shared.absent };
}

async function findBaselines({
  withBaselines,
}: EvalSettings): Promise<{ baselines: Baseline[]; missing: string[] }> {
  if (!withBaselines) return { baselines: [], missing: ['Without baselines, as asked.'] };
  const [opencv, gmic] = [await findOpenCv(), await findGmic()];
  const missing = [
    ...(opencv.length > 0 ? [] : ['OpenCV for Python is not installed: left out.']),
    ...(gmic.length > 0 ? [] : ['G’MIC is not installed: left out.']),
  ];
  return { baselines: [...opencv, ...gmic], missing };
}

async function evaluateAll(
  cases: readonly Case[],
  runner: FillRunner,
  baselines: readonly Baseline[],
) {
  const results: CaseResult[] = [];
  const rows = new Map<string, SheetRow[]>();
  let engineVersion = 'unknown';
  for (const [index, one] of cases.entries()) {
    const evaluated = await evaluateCase(one, runner, baselines);
    const { ours } = evaluated.result;
    results.push(evaluated.result);
    engineVersion = evaluated.engineVersion ?? engineVersion;
    rows.set(one.family, [...(rows.get(one.family) ?? []), evaluated.row]);
    const figures = hasScore(ours)
      ? `${ours.psnr.toFixed(2)} dB, tex ${ours.tex.toFixed(3)}, seam ${ours.seam.toFixed(2)}, ${ours.ms.toFixed(0)} ms`
      : `FAILED: ${ours.error}`;
    console.log(`${index + 1}/${cases.length} ${one.id}: ${figures}`);
  }
  return { results, rows, engineVersion };
}

async function writeTables(run: Evaluation, settings: EvalSettings): Promise<void> {
  const whole = isWhole(settings);
  const folder = whole ? RESULTS : settings.out;
  const name = whole ? 'eval' : `eval-${settings.seeds}`;
  const json = join(folder, `${name}.json`);
  const last = whole ? committed(json) : present(json);
  const comparison = last ? compareRuns(last.cases, run.cases) : null;
  mkdirSync(folder, { recursive: true });
  await writeFormatted(join(folder, `${name}.md`), renderReport(run, comparison));
  await writeFormatted(json, JSON.stringify(rounded(run)));
  console.log(`Wrote ${join(folder, `${name}.md`)}.`);
}

/** As the project's formatter wants it, since the committed results are checked like any file. */
async function writeFormatted(path: string, text: string): Promise<void> {
  const style = await resolveConfig('package.json');
  writeFileSync(path, await format(text, { ...style, filepath: path }));
}

/** The numbers at the last commit; else those on disk; null where there are none. */
function committed(path: string): Evaluation | null {
  try {
    const text = execFileSync('git', ['show', `HEAD:${path}`], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(text) as Evaluation;
  } catch {
    return present(path); // not committed yet, or no repository
  }
}

function present(path: string): Evaluation | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Evaluation;
  } catch {
    return null; // the first run here
  }
}

process.exitCode = await main(process.argv.slice(2));
