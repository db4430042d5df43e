/**
 * create-figma-plugin's hook for the UI's bundle. The packaged window cannot load anything, so the
 * worker travels inside it as text (see `src/ui/host/figma.ts`).
 */
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { engineOrigin } from './scripts/lib/engine-origin.mjs';

/** What Figma's desktop app and supported browsers run; the default, chrome58, rewrites async code. */
const target = 'es2022';

/** @param {import('esbuild').BuildOptions} options */
export default async function (options) {
  return {
    ...options,
    target,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {
      ...options.define,
      INPAINT_WORKER_SOURCE: JSON.stringify(await bundleWorker()),
      INPAINT_ENGINE_ORIGIN: JSON.stringify(engineOrigin()),
      INPAINT_PLUGIN_ID: JSON.stringify(await pluginId()),
    },
  };
}

async function pluginId() {
  return JSON.parse(await readFile('package.json', 'utf8'))['figma-plugin'].id;
}

/** One classic script: a `data:` document can start no module worker. */
async function bundleWorker() {
  const { outputFiles } = await build({
    entryPoints: ['src/inference/worker.ts'],
    bundle: true,
    format: 'iife',
    minify: true,
    target,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
