/**
 * Serves `dist/` on this machine only.
 *
 * The stage is opened as http://127.0.0.1 and the page as http://localhost: to a browser those are
 * two sites, as figma.com and the engine's host are, so frames nest as they do in Figma.
 */
import { createServer } from 'node:http';
import sirv from 'sirv';

export const PORT = 4400;

/**
 * @param {{port?: number}} [options] port 0 takes any free one
 * @returns {Promise<{stage: string, page: string, close: () => Promise<void>}>}
 */
export async function serve({ port = PORT } = {}) {
  const files = sirv('dist', { dev: true });
  const first = await listen(files, port, '127.0.0.1');
  const servers = [first];
  const actual = /** @type {import('node:net').AddressInfo} */ (first.address()).port;
  // `localhost` may mean either family; a machine without IPv6 has only the first.
  await listen(files, actual, '::1').then(
    (server) => servers.push(server),
    () => {},
  );
  return {
    stage: `http://127.0.0.1:${actual}/stage/`,
    page: `http://localhost:${actual}/`,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/**
 * @param {ReturnType<typeof sirv>} files
 * @param {number} port
 * @param {string} host
 * @returns {Promise<import('node:http').Server>}
 */
function listen(files, port, host) {
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404).end('Not found');
    }),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
