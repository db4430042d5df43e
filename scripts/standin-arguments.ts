/** The command line of `npm run standin`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { STAND_IN_SIZES, type StandInSize } from '../standin/catalogue-entry';

export type StandInCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'write'; readonly size: StandInSize; readonly out: string };

/** The command was not given as it must be; the message says how, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `Writes stand-ins for the Moebius model, so that everything can be tried without its files.

  npm run standin -- --size SIZE --out DIR

  --size full      random weights, Moebius' own size: three files, 1.24 GB
  --size small     random weights, the same graphs with fewer channels: 18 MB
  --size analytic  no weights: gives back the masked picture in 8 × 8 blocks, exactly; 17 kB
  --out DIR        the folder to write to; what else is in it stays
  --help           this text

Then:  npm start -- --weights DIR`;

/**
 * @param folder - what relative paths are relative to
 * @throws UsageError
 */
export function parseStandInArguments(args: readonly string[], folder: string): StandInCommand {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.size === undefined) throw new UsageError(`--size is missing: ${choices()}.`);
  const size = STAND_IN_SIZES.find((known) => known === values.size);
  if (!size) throw new UsageError(`There is no size "${values.size}"; there is ${choices()}.`);
  if (!values.out) throw new UsageError('--out is missing: the folder to write to.');
  return { kind: 'write', size, out: resolve(folder, values.out) };
}

function choices(): string {
  return STAND_IN_SIZES.join(', ');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        size: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    // Its own messages name the option and what is wrong with it.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
