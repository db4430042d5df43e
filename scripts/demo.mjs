/** `npm run demo -- PHOTO MASK OUT_DIR`: see demo.ts. */
import { resolve } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runNode, runTypeScript } from './lib/run.mjs';

const args = process.argv.slice(2).map((arg) => (arg.startsWith('-') ? arg : resolve(arg)));
await ensureInstalled();
if ((await runNode(['scripts/build.mjs'])) !== 0) process.exit(1);
process.exitCode = await runTypeScript(['scripts/demo.ts', ...args]);
