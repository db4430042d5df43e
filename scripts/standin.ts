/**
 * Writes stand-ins for the models: `npm run standin -- --help` explains it. Progress goes to stderr.
 * Exit code 0: done; 1: something failed; 2: wrong usage.
 */
import { writeStandIn, type FileProgress } from '../standin/write-stand-in';
import { HELP, parseStandInArguments, type StandInCommand, UsageError } from './standin-arguments';

/** Where the person is: the launcher itself has gone to the project's folder. */
const here = process.env['STANDIN_FOLDER'] ?? process.cwd();

async function main(args: readonly string[]): Promise<number> {
  let command: StandInCommand;
  try {
    command = parseStandInArguments(args, here);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${HELP}`);
    return 2;
  }
  if (command.kind === 'help') {
    console.log(HELP);
    return 0;
  }
  return write(command);
}

async function write({ size, out }: Extract<StandInCommand, { kind: 'write' }>): Promise<number> {
  const begun = performance.now();
  try {
    const { title, files } = await writeStandIn(size, out, showProgress());
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.error(`${title}: ${files.length} files, ${total} bytes, in ${seconds} s. ${out}`);
    return 0;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    console.error(`${error.path ?? out} cannot be written: ${error.message}.`);
    return 1;
  }
}

/** A line for every file begun and every 100 MB of it. */
function showProgress(): (progress: FileProgress) => void {
  const step = 100e6;
  let told = '';
  return ({ path, bytes }) => {
    const line = `${path}: ${Math.floor(bytes / step) * 100} MB`;
    if (line === told) return;
    told = line;
    console.error(line);
  };
}

/** Of the file system: a full disk, a folder that is a file, no right to write. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

process.exitCode = await main(process.argv.slice(2));
