/** An evaluation as Markdown: means per family, every case, what missed its goal, what changed. */
import { type Comparison, NOISE } from './compare';
import {
  type CaseResult,
  type Evaluation,
  hasScore,
  type MethodResult,
  type OwnResult,
} from './evaluation';
import { LOW_FREQUENCY_SIGMA } from './metrics/low-frequency';
import { MAX_PSNR } from './metrics/psnr';

/** What a case should reach; texture is asked less of photographs (issue 7). */
const GOALS = { lf: 5, tex: 0.06, photoTex: 0.12, seam: 1.5 };

export function renderReport(run: Evaluation, comparison: Comparison | null): string {
  return [
    '# Quick Fill, evaluated',
    about(run),
    '## Means',
    ...families(run).map((family) => meansTable(run, family)),
    '## Cases',
    casesTable(run),
    '## Beyond a goal',
    missedGoals(run),
    '## Since the last committed run',
    comparison ? renderComparison(comparison) : 'There is none.',
    '',
  ].join('\n\n');
}

function about({
  date,
  machine,
  engineVersion,
  engineFingerprint,
  seeds,
  size,
  baselines,
  notes,
}: Evaluation): string {
  const versions = Object.entries(baselines).map(([id, version]) => `- \`${id}\`: ${version}`);
  return [
    `Engine version ${engineVersion} (code ${engineFingerprint}), seed 1, holes not grown; procedural scenes \`${seeds}\`, ${size} × ${size}. ${machine}, ${date}. Run again with \`npm run eval\`.`,
    `Scored in the hole alone: **PSNR** in dB over red, green, blue, at most ${MAX_PSNR}; **SSIM** of luma, 11 × 11 Gaussian; **LF** error after a blur of sigma ${LOW_FREQUENCY_SIGMA}, in levels; **tex** distance of texture statistics in four bands, 0 best; **sharp** fill’s over truth’s finest band, 1 best; **seam** step across the hole’s border above the truth’s, in levels; **touched** bytes changed outside the hole. Transparent pictures are scored over magenta. A photograph’s truth shows what its mask is to remove: where that is most of the hole, as in \`rocket8\`, a right fill scores badly.`,
    'Time is processor time: ours of the second fill of a process (cold: of the first), OpenCV’s of `inpaint` alone, G’MIC’s of the process. Memory is the peak resident set during the first fill in a process of its own, above what was resident before. Baselines get the picture with the nearest known colours in the hole.',
    [...versions, ...notes.map((note) => `- ${note}`)].join('\n'),
  ].join('\n\n');
}

function families({ cases }: Evaluation): string[] {
  return [...new Set(cases.map(({ family }) => family)), 'all'];
}

function meansTable(run: Evaluation, family: string): string {
  const cases = run.cases.filter((one) => family === 'all' || one.family === family);
  const rows: string[][] = [];
  const own = cases.map(({ ours }) => ours).filter(hasScore);
  if (own.length > 0) {
    const mib = mean(own.map(({ extraMiB }) => extraMiB));
    rows.push([
      '**ours**',
      ...meanCells(own),
      fixed(mean(own.map((one) => one.coldMs)), 0),
      fixed(mib, 0),
    ]);
  }
  for (const id of Object.keys(run.baselines)) {
    const results = cases.flatMap(({ baselines }) => baselines[id] ?? []);
    if (results.length > 0) rows.push([id, ...meanCells(results), '', '']);
  }
  const columns = ['method', ...METRIC_COLUMNS, 'ms', 'cold ms', 'MiB'];
  return `### ${family} (${cases.length})\n\n${table(columns, rows)}`;
}

const METRIC_COLUMNS = ['PSNR', 'SSIM', 'LF', 'tex', 'sharp', 'seam', 'touched'];

function meanCells(results: readonly MethodResult[]): string[] {
  const of = (read: (result: MethodResult) => number) => mean(results.map(read));
  return metricCells({
    psnr: of(({ psnr }) => psnr),
    ssim: of(({ ssim }) => ssim),
    lf: of(({ lf }) => lf),
    tex: of(({ tex }) => tex),
    sharpness: of(({ sharpness }) => sharpness),
    seam: of(({ seam }) => seam),
    touched: of(({ touched }) => touched),
    ms: of(({ ms }) => ms),
  });
}

function metricCells(result: MethodResult): string[] {
  const { psnr, ssim, lf, tex, sharpness, seam, touched, ms } = result;
  return [
    fixed(psnr, 2),
    fixed(ssim, 3),
    fixed(lf, 2),
    fixed(tex, 3),
    fixed(sharpness, 2),
    fixed(seam, 2),
    fixed(touched, 0),
    fixed(ms, 0),
  ];
}

function casesTable({ cases, baselines }: Evaluation): string {
  const ids = Object.keys(baselines);
  const columns = [
    ...['case', ...METRIC_COLUMNS, 'ms', 'cold ms', 'MiB'],
    ...ids.map((id) => `${id} PSNR / tex`),
  ];
  const rows = cases.map(({ id, ours, baselines }) => [
    id,
    ...(hasScore(ours)
      ? [...metricCells(ours), fixed(ours.coldMs, 0), fixed(ours.extraMiB, 0)]
      : ['**failed**', ...Array<string>(METRIC_COLUMNS.length + 2).fill('')]),
    ...ids.map((method) => shortCell(baselines[method])),
  ]);
  return table(columns, rows);
}

function shortCell(result: MethodResult | undefined): string {
  return result ? `${fixed(result.psnr, 1)} / ${fixed(result.tex, 2)}` : '';
}

function missedGoals({ cases }: Evaluation): string {
  const lines = cases.flatMap((one) => {
    const misses = missesOf(one);
    return misses.length > 0 ? [`- ${one.id}: ${misses.join(', ')}`] : [];
  });
  const goals = `Goals: LF < ${GOALS.lf}, tex ≤ ${GOALS.tex} (photographs ${GOALS.photoTex}), seam ≤ ${GOALS.seam} levels, nothing touched, the same bytes twice.`;
  return `${goals} ${lines.length} of ${cases.length} cases miss one.\n\n${lines.join('\n')}`;
}

function missesOf({ ours, family }: CaseResult): string[] {
  if (!hasScore(ours)) return [`failed: ${ours.error.split('\n', 1)[0]}`];
  const { lf, tex, seam, sharpness, touched, isRepeatable, remarks }: OwnResult = ours;
  const misses: string[] = [];
  if (lf >= GOALS.lf) misses.push(`LF ${fixed(lf, 1)}`);
  if (tex > (family === 'photos' ? GOALS.photoTex : GOALS.tex)) {
    misses.push(`tex ${fixed(tex, 3)} (sharp ${fixed(sharpness, 2)})`);
  }
  if (Math.abs(seam) > GOALS.seam) misses.push(`seam ${fixed(seam, 2)}`);
  if (touched > 0) misses.push(`${touched} bytes touched`);
  if (!isRepeatable) misses.push('two runs differ');
  return [...misses, ...remarks];
}

function renderComparison({ changes, compared, newlyFailing, incomparable }: Comparison): string {
  const header = `${compared} cases compared; listed is what moved by more than PSNR ${NOISE.psnr} dB, tex ${NOISE.tex}, seam ${NOISE.seam} levels, the worst first.`;
  const rows = changes.map(({ id, metric, before, after, isBetter }) => {
    const places = metric === 'tex' ? 3 : 2;
    const delta = `${after > before ? '+' : ''}${fixed(after - before, places)}`;
    const word = isBetter ? 'better' : 'worse';
    return [id, metric, fixed(before, places), fixed(after, places), delta, word];
  });
  return [
    header,
    rows.length > 0 ? table(['case', 'metric', 'before', 'after', 'change', ''], rows) : 'Nothing.',
    ...newlyFailing.map((id) => `**${id} fails now.**`),
    ...(incomparable.length > 0 ? [`New, or with other pixels: ${incomparable.join(', ')}.`] : []),
  ].join('\n\n');
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function fixed(value: number, places: number): string {
  return value.toFixed(places);
}
