/** A program, its words on stdout, and the processor time it took. */
import { execFile } from 'node:child_process';

export interface ProgramRun {
  readonly stdout: string;
  readonly milliseconds: number;
}

/** `times` prints the shell's own time, then that of the programs it has run (POSIX). */
const SCRIPT = '"$@" || exit $?; times >&2';

/** One thread, as ours: waiting threads of OpenMP spin, and would count as work. */
const ENV = { ...process.env, OMP_NUM_THREADS: '1' };

/** @throws Error - where the program is missing or fails, with the end of its stderr */
export function runProgram(command: string, args: readonly string[]): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    execFile(
      'sh',
      ['-c', SCRIPT, 'sh', command, ...args],
      { env: ENV },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${command}: ${stderr.trim().slice(-400) || error.message}`));
        else resolve({ stdout, milliseconds: childMilliseconds(stderr) });
      },
    );
  });
}

/** From the last line, such as `0m5.120000s 0m0.090000s`. */
export function childMilliseconds(stderr: string): number {
  const times = [...stderr.matchAll(/(\d+)m([\d.]+)s/g)].slice(-2);
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + 60e3 * Number(minutes) + 1e3 * Number(seconds),
    0,
  );
}
