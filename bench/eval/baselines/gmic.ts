/** G'MIC's two patch-based methods, through its command line. Time is of the whole process. */
import type { Baseline } from './baseline';
import { exchange } from './exchange';
import { runProgram } from './run-program';

/**
 * `inpaint`: patches of 7, looked for within 112 pixels, blended over 8. `inpaint_matchpatch` with its
 * defaults gives another result in every run; this is one run of it.
 */
const METHODS = [
  { id: 'gmic-match', command: '-inpaint_matchpatch[0]', parameters: '[1]' },
  { id: 'gmic-patch', command: '-inpaint[0]', parameters: '[1],7,112,0.1,1,8,0,0.05,10,1' },
] as const;

/** Without rounding and clamping, values beyond 0–255 make G'MIC save another picture. */
const ROUND = ['-remove[1]', '-round', '-cut', '0,255'];

/** @returns none where there is no gmic here */
export async function findGmic(): Promise<Baseline[]> {
  const found = await runProgram('gmic', ['v', '-', 'echo_stdout', '${_version}']).catch(
    () => null, // not installed
  );
  if (!found) return [];
  const version = found.stdout.trim();
  return METHODS.map(({ id, command, parameters }): Baseline => ({
    id,
    version: `G'MIC ${version} ${command.slice(1, -3)} ${parameters}, one thread`,
    async fill(problem) {
      const { image, result } = await exchange(problem, ({ input, mask, output }) =>
        runProgram('gmic', [
          ...['v', '-', input, mask, '-channels[1]', '0', command, parameters, ...ROUND],
          ...['-output', output],
        ]),
      );
      return { image, milliseconds: result.milliseconds };
    },
  }));
}
