/** The few files of `dist/` that our own server changes on their way out. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_ORIGIN } from './engine-origin.mjs';
import { cacheControlOf } from './site-headers.mjs';

/**
 * Takes itself and all it has kept away: what was installed from this address by an earlier server
 * must not stand before what is being developed now.
 */
const NO_SERVICE_WORKER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith('inpaint-shell '));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
})()));`;

const HTML = 'text/html;charset=utf-8';
const SCRIPT = 'text/javascript;charset=utf-8';

/**
 * @param {object} options
 * @param {string} options.folder
 * @param {import('./weights-folder.mjs').WeightsFolder | null} options.weights
 * @param {'webgpu' | 'wasm' | null} options.provider where fills run; null: where they run best
 * @param {boolean} options.asHost
 * @param {{origin: string}} options.place this server, as the engine's host
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, next: () => void) => void}
 */
export function rewrittenFiles({ folder, weights, provider, asHost, place }) {
  /** @param {string} text */
  const withOrigin = (text) => text.replaceAll(LOCAL_ORIGIN, place.origin);
  /** @param {string} text */
  const withWeights = (text) =>
    weights ? withConfig(text, { standIns: weights.catalogue, provider }) : text;

  /** @type {Record<string, {file: string, type: string, change: (text: string) => string}>} */
  const changes = {
    '/': { file: 'index.html', type: HTML, change: withWeights },
    '/figma/': { file: 'figma/index.html', type: HTML, change: withWeights },
    '/engine/': { file: 'engine/index.html', type: HTML, change: withWeights },
    // A plugin built for the default address finds its engine on whatever port this server has.
    '/plugin/manifest.json': {
      file: 'plugin/manifest.json',
      type: 'application/json',
      change: withOrigin,
    },
    '/plugin/build/ui.js': { file: 'plugin/build/ui.js', type: SCRIPT, change: withOrigin },
    ...(asHost
      ? {}
      : { '/sw.js': { file: 'sw.js', type: SCRIPT, change: () => NO_SERVICE_WORKER } }),
  };

  return (request, response, next) => {
    const path = new URL(request.url ?? '', place.origin).pathname;
    const change = changes[path];
    if (!change) return next();
    readFile(join(folder, change.file), 'utf8').then((text) => {
      const headers = {
        'Content-Type': change.type,
        'Cache-Control': asHost ? cacheControlOf(path) : 'no-store',
      };
      response.writeHead(200, headers).end(change.change(text));
    }, next);
  };
}

/**
 * @param {string} page
 * @param {{standIns: readonly unknown[], provider: string | null}} settings
 */
function withConfig(page, settings) {
  const config = JSON.stringify({ weightsHost: '/weights', ...settings }).replaceAll(
    '<',
    '\\u003c',
  );
  return page.replace(
    /(<script type="application\/json" id="engine-config">)[^<]*/,
    (_, tag) => `${tag}${config}`,
  );
}
