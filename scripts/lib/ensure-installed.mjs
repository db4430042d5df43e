/** Installs the npm dependencies when they are missing or not those of the lock file. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runNpm, stop } from './run.mjs';

const root = new URL('../../', import.meta.url);

/** Leaves the working directory at the project's root, with the dependencies in place. */
export async function ensureInstalled() {
  process.chdir(fileURLToPath(root));
  if (await isInstalled()) return;
  console.log('Installing dependencies (once, about a minute) …');
  // --include=dev: NODE_ENV=production would otherwise leave the builder out.
  if ((await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])) !== 0) {
    stop(
      'The dependencies could not be installed. Check the connection to the npm registry and run the command again.',
    );
  }
}

/**
 * npm leaves a copy of the lock file in node_modules that lists what is really there; packages for
 * other systems (`optional`) may be missing from it.
 */
async function isInstalled() {
  try {
    const wanted = await readPackages('package-lock.json');
    const present = await readPackages('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version, optional, peer }]) =>
        path === '' || optional || peer || present[path]?.version === version,
    );
  } catch {
    return false; // no node_modules yet
  }
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, {version?: string, optional?: boolean, peer?: boolean}>>}
 */
async function readPackages(file) {
  return JSON.parse(await readFile(new URL(file, root), 'utf8')).packages;
}
