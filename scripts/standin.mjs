/** `npm run standin -- --size SIZE --out DIR`: see standin.ts. */
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runTypeScript } from './lib/run.mjs';

// npm starts a script in the project's folder and leaves here where it was called from.
const byNpm = process.env['npm_lifecycle_event'] === 'standin';
process.env['STANDIN_FOLDER'] = (byNpm && process.env['INIT_CWD']) || process.cwd();

await ensureInstalled();
process.exitCode = await runTypeScript(['scripts/standin.ts', ...process.argv.slice(2)]);
