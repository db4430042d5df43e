/**
 * Compiles Quick Fill's kernels from AssemblyScript into a module that every bundler can take in: a
 * string, because a packaged plugin's window can fetch nothing. The result is committed; it is
 * written again only when the source has changed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { isUpToDate, MODULE, readSource, renderModule, SOURCE } from './lib/kernel-module';

const source = await readSource();
const present = await readFile(MODULE, 'utf8').catch(() => '');
if (!isUpToDate(present, source)) {
  await writeFile(MODULE, await renderModule(source));
  console.log(`${MODULE} built from ${SOURCE}.`);
}
