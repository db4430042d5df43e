/**
 * Serves `dist/` on this machine only.
 *
 * The stage is opened as http://127.0.0.1 and the page as http://localhost: to a browser those are
 * two sites, as figma.com and the engine's host are, so frames nest as they do in Figma.
 */
import { createServer } from 'node:http';
import sirv from 'sirv';
import { LOCAL_ORIGIN } from './engine-origin.mjs';
import { rewrittenFiles } from './rewritten-files.mjs';
import { cacheControlOf } from './site-headers.mjs';

export const PORT = 4400;

/**
 * @typedef {object} ServeOptions
 * @property {number} [port] 0 takes any free one
 * @property {string} [folder] the built site; `dist` where left out
 * @property {import('./weights-folder.mjs').WeightsFolder | null} [weights] served at /weights/
 * @property {'webgpu' | 'wasm' | null} [provider] with `weights`: where fills run, whatever is best
 * @property {boolean} [asHost] as a host in the world would: browsers keep files, and a service worker
 *   starts pages without us. Otherwise nothing is kept, because the files change under our feet.
 */

/**
 * @param {ServeOptions} [options]
 * @returns {Promise<{stage: string, page: string, close: () => Promise<void>}>}
 */
export async function serve(options = {}) {
  const { port = PORT, folder = 'dist', weights = null, provider = null, asHost = false } = options;
  /** @type {{origin: string}} set once the port is known, before anybody asks */
  const place = { origin: LOCAL_ORIGIN };
  const files = sirv(folder, {
    dev: true,
    setHeaders: (response, path) => {
      if (asHost) response.setHeader('Cache-Control', cacheControlOf(path));
    },
  });
  const models = weights && sirv(weights.folder, { dev: true });
  const rewritten = rewrittenFiles({ folder, weights, provider, asHost, place });
  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    const notFound = () => void response.writeHead(404).end('Not found');
    if (models && request.url?.startsWith('/weights/')) {
      request.url = request.url.slice('/weights'.length);
      return models(request, response, notFound);
    }
    rewritten(request, response, () => files(request, response, notFound));
  };

  const first = await listen(answer, port, '127.0.0.1');
  const servers = [first];
  const actual = /** @type {import('node:net').AddressInfo} */ (first.address()).port;
  place.origin = `http://localhost:${actual}`;
  // `localhost` may mean either family; a machine without IPv6 has only the first.
  await listen(answer, actual, '::1').then(
    (server) => servers.push(server),
    () => {},
  );
  return {
    stage: `http://127.0.0.1:${actual}/stage/`,
    page: `${place.origin}/`,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/**
 * @param {import('node:http').RequestListener} answer
 * @param {number} port
 * @param {string} host
 * @returns {Promise<import('node:http').Server>}
 */
function listen(answer, port, host) {
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
