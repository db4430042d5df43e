/**
 * The last step of a build: runs what was built. build/main.js must start in QuickJS, with the globals
 * Figma has and no others, and show a window that Chromium will open.
 */
import { readFile } from 'node:fs/promises';
import { SceneDocument } from '../stage/document/document';
import { createHarness } from '../test/support/plugin-harness';

/** A UI above this would make a data: URL of over 2 MB, which Chromium refuses (measured). */
const MAX_UI_BYTES = 1_500_000;

const manifest = JSON.parse(await readFile('manifest.json', 'utf8')) as {
  main: string;
  ui: string;
};
const [code, html] = await Promise.all([
  readFile(manifest.main, 'utf8'),
  readFile(manifest.ui, 'utf8'),
]);

const plugin = await createHarness({ document: new SceneDocument(), code, html });
const { selection } = await plugin.call('hello', null);
if (selection.kind !== 'problem' || selection.problem !== 'nothing-selected') {
  throw new Error(`An empty document has a selection: ${JSON.stringify(selection)}`);
}
const shown = plugin.shown[0];
if (!shown?.html.includes(html)) throw new Error('The plugin did not show its UI whole');
plugin.dispose();

const bytes = Buffer.byteLength(shown.html);
if (bytes > MAX_UI_BYTES) {
  throw new Error(`The UI is ${bytes} bytes; Chromium opens at most ${MAX_UI_BYTES}`);
}
const kilobytes = (text: string) => `${Math.round(Buffer.byteLength(text) / 1000)} kB`;
console.log(
  `${manifest.main} (${kilobytes(code)}) runs in QuickJS; ${manifest.ui} is ${kilobytes(html)}.`,
);
