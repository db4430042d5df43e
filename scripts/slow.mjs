/** `npm run test:slow`: the tests that take many minutes, one after another; CI leaves them out. */
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runNode } from './lib/run.mjs';

await ensureInstalled();
process.exitCode = await runNode(['node_modules/vitest/vitest.mjs', 'run', '--project', 'slow']);
