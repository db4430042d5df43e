/** Writes `dist/sw.js`: site/service-worker.ts with the list of the files this build has written. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The stage and the plugin's files beside the pages are for developers and for Figma. */
const PARTS = /^(index\.html|figma\/|engine\/|assets\/)/;

/** Of 17 and 27 MB; a browser needs one of them, and only once it opens a model. */
const LARGE = /\.wasm$/;

/** @param {string} folder of the built site */
export async function buildServiceWorker(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => PARTS.test(path))
    .sort();
  const digest = createHash('sha256');
  for (const path of files) digest.update(path).update(await readFile(join(folder, path)));
  const paths = files.map((path) => path.replace(/(^|\/)index\.html$/, '$1'));
  const shell = {
    version: digest.digest('hex').slice(0, 16),
    files: paths.filter((path) => !LARGE.test(path)),
    onDemand: paths.filter((path) => LARGE.test(path)),
  };
  await build({
    entryPoints: ['site/service-worker.ts'],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    define: { INPAINT_SHELL: JSON.stringify(shell) },
    outfile: join(folder, 'sw.js'),
  });
}
