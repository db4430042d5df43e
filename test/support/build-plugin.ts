/**
 * Bundles `src/main.ts` as @create-figma-plugin/build 4.0.3 does (build-bundles-async.js: esbuild,
 * platform neutral, ES2017, IIFE, an entry that requires the command's module), so that tests run the
 * present code in the form in which Figma gets it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/** For whoever wants to look at the lines a stack trace names; nothing reads it. */
const OUTPUT = resolve(root, '.cache/test-plugin/main.js');

let built: Promise<string> | undefined;

/** @returns the bundle's text; built once per test file */
export function buildPluginMain(): Promise<string> {
  return (built ??= bundle());
}

async function bundle(): Promise<string> {
  await mkdir(resolve(OUTPUT, '..'), { recursive: true });
  const { outputFiles } = await build({
    bundle: true,
    logLevel: 'silent',
    outfile: OUTPUT,
    platform: 'neutral',
    stdin: { contents: ENTRY, resolveDir: root },
    target: 'es2017',
    write: false,
  });
  const { text } = outputFiles[0]!;
  await writeFile(OUTPUT, text);
  return text;
}

const ENTRY = `
  const main = require('./src/main.ts');
  const modules = {
    'src/main.ts--default': main['default'],
    'src/main.ts--inpaintUnderSelection': main['inpaintUnderSelection'],
    'edit': main['editInpainting'],
  };
  modules[figma.command === '' ? 'src/main.ts--default' : figma.command]();
`;
