/**
 * Bundles the two web pages: `--mode site` the stand-alone page, `--mode stage` the stand-in for
 * Figma. The plugin itself is built by create-figma-plugin; see scripts/build.mjs.
 */
import { dirname, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'vite';

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

const OUT = { site: 'dist', stage: 'dist/stage' };

export default defineConfig(({ mode }) => {
  const part = mode === 'stage' ? 'stage' : 'site';
  const pages = part === 'stage' ? ['index.html', 'wrapper.html'] : ['index.html'];
  return {
    root: part,
    base: './', // dist/ works in any folder of a host
    plugins: [globalCssMark()],
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    worker: { format: 'es' },
    build: {
      outDir: resolve(import.meta.dirname, OUT[part]),
      emptyOutDir: false, // scripts/build.mjs empties dist/ once, before the two builds share it
      target: 'es2022',
      chunkSizeWarningLimit: 1500,
      rollupOptions: { input: pages.map((page) => resolve(import.meta.dirname, part, page)) },
    },
  };
});
