/**
 * Bundles the web pages: `--mode site` the hosted ones (the stand-alone page, the plugin's window as a
 * page, the engine's frame), `--mode stage` the stand-in for Figma. The plugin itself is built by
 * create-figma-plugin; see scripts/build.mjs.
 */
import { dirname, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'vite';
import { contentPolicy } from './scripts/lib/content-policy.mjs';
import { weightsHost } from './scripts/lib/engine-origin.mjs';

/**
 * create-figma-plugin marks global style sheets with `!` (import '!./a.css'); to Vite every .css
 * that is not a .module.css is global, so the mark only has to be taken off.
 */
function globalCssMark(): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: 'global-css-mark',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.startsWith('!') || importer === undefined) return null;
      const path = source.slice(1);
      return path.startsWith('.') ? resolve(dirname(importer), path) : require.resolve(path);
    },
  };
}

/** Writes into every hosted page what it may reach, first of all, and where the models come from. */
function hostedPage(): Plugin {
  const config = { weightsHost: weightsHost(), standIns: null, provider: null };
  return {
    name: 'hosted-page',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy(weightsHost()) },
        injectTo: 'head-prepend',
      },
      {
        tag: 'script',
        attrs: { type: 'application/json', id: 'engine-config' },
        // In a script, `<` can only end it.
        children: JSON.stringify(config).replaceAll('<', '\\u003c'),
        injectTo: 'head',
      },
    ],
  };
}

const PARTS = {
  site: {
    out: 'dist',
    pages: ['index.html', 'figma/index.html', 'engine/index.html'],
    plugins: [globalCssMark(), hostedPage()],
  },
  stage: {
    out: 'dist/stage',
    pages: ['index.html', 'wrapper.html'],
    plugins: [globalCssMark()],
  },
};

export default defineConfig(({ mode }) => {
  const part = mode === 'stage' ? 'stage' : 'site';
  const { out, pages, plugins } = PARTS[part];
  return {
    root: part,
    base: './', // dist/ works in any folder of a host
    plugins,
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    worker: { format: 'es' },
    build: {
      outDir: resolve(import.meta.dirname, out),
      emptyOutDir: false, // scripts/build.mjs empties dist/ once, before the two builds share it
      target: 'es2022',
      assetsInlineLimit: 0, // data: addresses are not in the pages' policy
      chunkSizeWarningLimit: 1500,
      rollupOptions: { input: pages.map((page) => resolve(import.meta.dirname, part, page)) },
    },
  };
});
