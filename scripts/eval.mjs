/** `npm run eval [-- --help]`: see bench/eval/eval.ts. */
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runTypeScript } from './lib/run.mjs';

await ensureInstalled();
process.exitCode = await runTypeScript(['bench/eval/eval.ts', ...process.argv.slice(2)]);
