/** The command line of `npm run fill`: what may be asked, and in which words it is explained. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { ENGINE_IDS, isEngineId, type LightEngineId } from '../src/inference/engines/registry';

export interface FillSettings {
  readonly engine: LightEngineId;
  readonly seed: number;
  readonly grow: number | 'auto';
}

/** One picture: paths are absolute. */
export interface FillFiles {
  readonly picture: string;
  readonly mask: string;
  readonly out: string;
  /** A second mask: white = may be learned from. */
  readonly donors?: string;
}

export type FillCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'one'; readonly files: FillFiles; readonly settings: FillSettings }
  | {
      readonly kind: 'all';
      readonly folder: string;
      readonly out: string;
      readonly settings: FillSettings;
    };

/** The command was not given as it must be; the message says how, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `Fills the masked part of a picture.

  npm run fill -- IN MASK OUT [options]
  npm run fill -- --all DIR [--out DIR] [options]

  IN            the picture: PNG or JPEG
  MASK          a PNG or JPEG of the same size; white = fill
  OUT           where to write the result, as PNG
  --all DIR     every NAME.mask.png in DIR, with NAME.in.png, NAME.png, NAME.jpg or NAME.jpeg;
                writes NAME.filled.png
  --out DIR     with --all: where to write; default: the same folder
  --engine E    ${ENGINE_IDS.join(' | ')}; default: ${ENGINE_IDS[0]}
  --seed N      0 to 4294967295; the same seed gives the same bytes; default: 0
  --grow N      grows the mask by N pixels, or by what suits the engine: auto;
                default: 0, the mask is exact
  --donors FILE with IN MASK OUT: learns only from what is white in FILE, of the same size
  --help        this text`;

/**
 * @param folder - what relative paths are relative to
 * @throws UsageError
 */
export function parseFillArguments(args: readonly string[], folder: string): FillCommand {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  const settings = {
    engine: parseEngine(values.engine),
    seed: parseSeed(values.seed),
    grow: parseGrow(values.grow),
  };
  if (values.all !== undefined) {
    if (positionals.length > 0) throw new UsageError('With --all, name no files.');
    if (values.donors !== undefined) throw new UsageError('--donors goes with one picture only.');
    const all = resolve(folder, values.all);
    return { kind: 'all', folder: all, out: resolve(folder, values.out ?? all), settings };
  }
  if (values.out !== undefined) throw new UsageError('--out goes with --all only.');
  const [picture, mask, out] = positionals.map((path) => resolve(folder, path));
  if (!picture || !mask || !out || positionals.length > 3) {
    throw new UsageError(`Three files are needed: IN MASK OUT; ${positionals.length} were given.`);
  }
  const donors = values.donors === undefined ? undefined : resolve(folder, values.donors);
  if ([picture, mask, donors].includes(out)) {
    throw new UsageError('OUT would overwrite its own source.');
  }
  return { kind: 'one', files: { picture, mask, out, ...(donors && { donors }) }, settings };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'string' },
        out: { type: 'string' },
        engine: { type: 'string' },
        seed: { type: 'string' },
        grow: { type: 'string' },
        donors: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // Its own messages name the option and what is wrong with it.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseEngine(text: string = ENGINE_IDS[0]!): LightEngineId {
  if (isEngineId(text)) return text;
  throw new UsageError(`There is no engine "${text}"; there is ${ENGINE_IDS.join(', ')}.`);
}

function parseSeed(text = '0'): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw new UsageError(`A seed is a whole number from 0 to 4294967295, not "${text}".`);
}

function parseGrow(text = '0'): number | 'auto' {
  if (text === 'auto') return text;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(`--grow takes a number of pixels or auto, not "${text}".`);
}
