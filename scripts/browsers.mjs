/**
 * `npm run test:browsers`: the core of the product in Firefox and in WebKit, on the pages as built.
 * Installs the browsers where it can; one that is not to be had is skipped with the reason.
 */
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { findBrowsers, whatIsMissing } from './lib/browsers/find-browsers.mjs';
import { runNode } from './lib/run.mjs';

await ensureInstalled();
const browsers = await findBrowsers();
whatIsMissing(browsers).forEach((sentence) => console.log(sentence));

// Firefox is driven over a WebSocket, which Node has by itself from version 22 on.
const webSocket = globalThis.WebSocket === undefined ? '--experimental-websocket' : '';
const env = {
  ...process.env,
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} ${webSocket}`.trim(),
  INPAINT_BROWSERS: JSON.stringify(browsers),
};
const args = ['run', '--project=browsers', ...process.argv.slice(2)];
process.exitCode = await runNode(['node_modules/vitest/vitest.mjs', ...args], { env });
