/** The command line of `npm run eval`. */
import { parseArgs } from 'node:util';
import { FAMILIES, type SeedSet } from './catalogue';

export interface EvalSettings {
  readonly seeds: SeedSet;
  /** A family of scenes, or 'fill-cases' or 'photos'; undefined for all. */
  readonly only: string | undefined;
  readonly withBaselines: boolean;
  /** Of procedural scenes, in pixels a side. */
  readonly size: number;
  /** Three scenes and nothing shared: whether the evaluation itself works. */
  readonly isQuick: boolean;
  /** Where tables and contact sheets of runs go that are not to be committed. */
  readonly out: string;
}

export const HELP = `npm run eval -- [--seeds tune|report] [--only FAMILY] [--no-baselines] [--size N] [--quick]

  --seeds tune    scenes for tuning; report (the default) has the scenes that figures are quoted from
  --only FAMILY   one of: ${[...FAMILIES, 'fill-cases', 'photos'].join(', ')}
  --no-baselines  without OpenCV and G'MIC
  --size N        procedural scenes of N × N pixels (1024)
  --quick         three scenes
  --out DIR       folder for contact sheets, and for tables that are not the committed ones (demo-out/eval)

A whole report run writes bench/results/eval.md and eval.json; any other writes to the folder of --out.`;

/** A wrong command line; the message is for the person at it. */
export class UsageError extends Error {}

/** @throws UsageError - for what is not in HELP */
export function parseEvalArguments(args: readonly string[]): EvalSettings {
  const values = parse(args);
  const seeds = values.seeds ?? 'report';
  if (seeds !== 'tune' && seeds !== 'report') throw new UsageError(`--seeds ${seeds}?\n\n${HELP}`);
  const only = values.only;
  if (only !== undefined && ![...FAMILIES, 'fill-cases', 'photos'].includes(only)) {
    throw new UsageError(`--only ${only}?\n\n${HELP}`);
  }
  const size = Number(values.size ?? 1024);
  if (!Number.isInteger(size) || size < 64 || size > 8192) {
    throw new UsageError(`--size must be from 64 to 8192.\n\n${HELP}`);
  }
  return {
    seeds,
    only,
    withBaselines: !values['no-baselines'],
    size,
    isQuick: values.quick ?? false,
    out: values.out ?? 'demo-out/eval',
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    ...{ seeds: text, only: text, size: text, out: text },
    ...{ 'no-baselines': flag, quick: flag },
  };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/** Whether a run covers all that the committed results cover. */
export function isWhole({ seeds, only, withBaselines, size, isQuick }: EvalSettings): boolean {
  return seeds === 'report' && !only && withBaselines && size === 1024 && !isQuick;
}
