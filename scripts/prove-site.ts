/**
 * Looks at the built site: every hosted page carries its policy and its configuration, each build of
 * the runtime is there once and as a file, and nothing of it is in the packaged window.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';

const PAGES = ['index.html', 'figma/index.html', 'engine/index.html'];
const RUNTIMES = ['asyncify', 'jspi'];

for (const page of PAGES) {
  const html = await readFile(`dist/${page}`, 'utf8');
  const policy = html.indexOf('Content-Security-Policy');
  const script = html.search(/<script[^>]*src=/);
  if (policy < 0 || policy > script) throw new Error(`${page} runs scripts before its policy`);
  if (!html.includes('id="engine-config"')) throw new Error(`${page} has no engine-config`);
  if (/<script(?![^>]*(src=|application\/json))/.test(html)) {
    throw new Error(`${page} has an inline script, which its policy forbids`);
  }
}

const assets = (await readdir('dist/assets')).map((name) => `dist/assets/${name}`);
const wasm = assets.filter((name) => name.endsWith('.wasm'));
const found = wasm.map((name) => /\.(\w+)-[^.]*\.wasm$/.exec(name)?.[1] ?? name).sort();
if (found.join() !== RUNTIMES.join()) {
  throw new Error(`The runtime's builds are ${found.join(', ')}, not ${RUNTIMES.join(', ')}`);
}
const digests = await Promise.all(
  assets.map(async (name) =>
    createHash('sha256')
      .update(await readFile(name))
      .digest('hex'),
  ),
);
const twice = assets.filter((_, index) => digests.indexOf(digests[index]!) !== index);
if (twice.length > 0) throw new Error(`There twice: ${twice.join(', ')}`);

if (/ort-wasm|onnxruntime/.test(await readFile('build/ui.js', 'utf8'))) {
  throw new Error('The packaged window contains ONNX Runtime, which it cannot run');
}
