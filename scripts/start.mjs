/** `npm start`: installs what is missing, builds, serves, and opens the stage. */
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { run, runNode, stop } from './lib/run.mjs';

await ensureInstalled();
const { serve } = await import('./lib/serve.mjs');
// The port first: a second `npm start` must not build over the files the first one serves.
const server = await serve().catch((error) =>
  stop(
    error.code === 'EADDRINUSE'
      ? 'Port 4400 is in use, most likely by another `npm start`. Stop it and run the command again.'
      : error.message,
  ),
);
if ((await runNode(['scripts/build.mjs'])) !== 0) process.exit(1);

console.log(`
  Inpaint in a stand-in for Figma:  ${server.stage}
  Inpaint as a web page:            ${server.page}

  In the stage: click a picture, press “Run Inpaint”, paint, Fill, Apply. Ctrl+C stops.
`);
if (process.stdout.isTTY && !process.argv.includes('--no-open')) void openInBrowser(server.stage);

/** @param {string} address */
function openInBrowser(address) {
  switch (process.platform) {
    case 'darwin':
      return run('open', [address]);
    case 'win32':
      return run('cmd', ['/c', 'start', '', address]);
    default:
      return run('xdg-open', [address], { stdio: 'ignore' });
  }
}
