/** `npm run bench [-- NAME …]`: runs bench/NAME.bench.ts, all without a name; results go to bench/results/. */
import { readdir } from 'node:fs/promises';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runNode, runTypeScript, stop } from './lib/run.mjs';

await ensureInstalled();
const SUFFIX = '.bench.ts';
const known = (await readdir('bench'))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0)
  stop(`No bench is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);

if ((await runNode(['scripts/build.mjs'])) !== 0) process.exit(1);
for (const name of wanted.length > 0 ? wanted : known) {
  console.log(`\n── ${name} ──`);
  if ((await runTypeScript([`bench/${name}${SUFFIX}`])) !== 0) process.exitCode = 1;
}
