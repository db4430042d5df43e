/** `npm test`: sets up what is missing, then the five checks by name, all of them, and a closing line. */
import { readFile, rm } from 'node:fs/promises';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runNode, runNodeQuietly, stop } from './lib/run.mjs';

const REPORT = '.cache/test-report.json';

await ensureInstalled();
const { findChromium } = await import('./lib/find-chromium.mjs');
process.env['CHROMIUM_PATH'] = await findChromium().catch((error) => stop(error.message));

/** @typedef {readonly [name: string, args: readonly string[]]} Step */

/** @type {readonly Step[]} */
const BRIEF = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '--build']],
];
/** As long as those two together, each on one processor. @type {Step} */
const LINT = ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']];
/** Before the tests, which then need not build: they drive what this has left. @type {Step} */
const BUILD = ['build', ['scripts/build.mjs']];
/** @type {Step} */
const TEST = [
  'test',
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=unit',
    '--project=e2e',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
  ],
];

await rm(REPORT, { force: true }); // an earlier run's, which would be counted if this one wrote none
/** @type {string[]} */
const failed = [];

/** @type {(name: string, code: number, started: number) => void} */
function close(name, code, started) {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (code !== 0) failed.push(name);
}

/** @type {(step: Step) => Promise<void>} */
async function runBeside([name, args]) {
  const started = Date.now();
  const { code, output } = await runNodeQuietly(args);
  console.log(`\n── ${name} ──`);
  if (output) console.log(output.trimEnd());
  close(name, code, started);
}

/** @type {(step: Step) => Promise<void>} */
async function runAlone([name, args]) {
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  close(name, await runNode(args), started);
}

const lint = runBeside(LINT);
for (const step of BRIEF) await runBeside(step);
await lint;
await runAlone(BUILD);
if (!failed.includes('build')) process.env['INPAINT_IS_BUILT'] = '1';
await runAlone(TEST);

const counts = await readFile(REPORT, 'utf8').then(JSON.parse, () => null);
console.log(failed.length === 0 ? '\nAll five checks passed.' : `\nFailed: ${failed.join(', ')}.`);
if (counts) {
  const { numPassedTests, numFailedTests, numPendingTests } = counts;
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
}
process.exitCode = failed.length === 0 ? 0 : 1;
