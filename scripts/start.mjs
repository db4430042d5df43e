/**
 * `npm start [-- --weights DIR] [--no-open]`: installs what is missing, builds, serves, and opens the
 * stage. DIR holds stand-ins for the models, made by `npm run standin`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { run, runNode, stop } from './lib/run.mjs';

const options = readOptions();
await ensureInstalled();
const { serve } = await import('./lib/serve.mjs');
const { readWeightsFolder } = await import('./lib/weights-folder.mjs');
const weights =
  options.weights === undefined
    ? null
    : await readWeightsFolder(options.weights).catch((error) => stop(error.message));
// The port first: a second `npm start` must not build over the files the first one serves.
const server = await serve({ weights }).catch((error) =>
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

${weights ? `  Models: stand-ins with random weights, from ${weights.folder}\n` : ''}
  In the stage: click a picture, press “Run Inpaint”, paint, Fill, Apply. Ctrl+C stops.
`);
if (process.stdout.isTTY && !options['no-open']) void openInBrowser(server.stage);

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

/** A folder is meant from where the command was given, before anything changes the working directory. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: { weights: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
    });
    const weights = values.weights === undefined ? undefined : resolve(fromHere(), values.weights);
    return { ...values, weights };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\nnpm start -- --weights DIR`);
  }
}

/** npm runs scripts in the project's root and says where it was called. */
function fromHere() {
  return process.env['INIT_CWD'] ?? process.cwd();
}
