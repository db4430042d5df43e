/**
 * `npm run build`: `manifest.json` and `build/` for Figma; `dist/` for a static host (the page at /, the
 * plugin's window as a page at /figma/, the engine's frame at /engine/, the stage at /stage/, the plugin
 * the stage loads at /plugin/). Ends by proving what was built.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { headersFile } from './lib/site-headers.mjs';
import { runNode, runTypeScript, stop } from './lib/run.mjs';

await ensureInstalled();

/** @param {string} what @param {Promise<number>} code */
async function step(what, code) {
  if ((await code) !== 0) stop(`${what} did not build; the message is above.`);
}

/** Figma's build forgets a temporary folder for each style sheet. */
async function buildPlugin() {
  const scratch = await mkdtemp(join(tmpdir(), 'inpaint-build-'));
  const env = { ...process.env, TMPDIR: scratch, TMP: scratch, TEMP: scratch };
  const code = await runNode([figmaBuild, '--minify'], { env });
  await rm(scratch, { recursive: true, force: true });
  return code;
}

const figmaBuild = 'node_modules/@create-figma-plugin/build/lib/cli.js';
const vite = 'node_modules/vite/bin/vite.js';
await step('The kernels', runTypeScript(['scripts/build-kernels.ts']));
await rm('dist', { recursive: true, force: true });
await step('The plugin', buildPlugin());
// Minified with the rest, but it is committed, and people read it.
const manifest = JSON.parse(await readFile('manifest.json', 'utf8'));
await writeFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
await step('The pages', runNode([vite, 'build', '--logLevel=warn', '--mode=site']));
await step('The stage', runNode([vite, 'build', '--logLevel=warn', '--mode=stage']));
await cp('build', 'dist/plugin/build', { recursive: true });
await cp('manifest.json', 'dist/plugin/manifest.json');
const { buildServiceWorker } = await import('./lib/build-service-worker.mjs'); // needs what is installed
await buildServiceWorker('dist');
await writeFile('dist/_headers', headersFile());
await step('The plugin', runTypeScript(['scripts/prove-build.ts']));
await step('The site', runTypeScript(['scripts/prove-site.ts']));
