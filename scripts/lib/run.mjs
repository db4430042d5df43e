/** Child processes with their output on this terminal. Plain JavaScript: it runs before anything is installed. */
import { spawn } from 'node:child_process';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 1 where the process was killed or could not be started
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program of ours or of a package with this very Node.
 *
 * @param {readonly string[]} args script and its arguments
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * As `runNode`, but for several at once: what it writes comes back, and nothing is on this terminal.
 *
 * @param {readonly string[]} args script and its arguments
 * @returns {Promise<{ readonly code: number, readonly output: string }>}
 */
export function runNodeQuietly(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** @param {readonly string[]} args a TypeScript file of ours and its arguments */
export function runTypeScript(args) {
  return runNode(['--import', 'tsx', ...args]);
}

/** @param {readonly string[]} args npm's own arguments */
export function runNpm(args) {
  const npm = process.env['npm_execpath'];
  if (npm) return runNode([npm, ...args]);
  // On Windows npm is a .cmd file, which only a shell can start.
  return run('npm', args, { shell: process.platform === 'win32' });
}

/**
 * Says why nothing more can be done, and ends the process.
 *
 * @param {string} sentence
 * @returns {never}
 */
export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
