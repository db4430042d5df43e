/** A Chromium for tests and the demo: one that is here, else Playwright's download, else Debian's. */
import { delimiter, join } from 'node:path';
import { isExecutable } from './is-executable.mjs';
import { run, runNode } from './run.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];

const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * @returns {Promise<string>} path of an executable
 * @throws Error with a sentence that says what to do, where none is to be had
 */
export async function findChromium() {
  const found = installedChromium() ?? (await downloadedChromium()) ?? (await debianChromium());
  if (found) return found;
  throw new Error(
    'No Chromium found, and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its executable, and run the command again.',
  );
}

function installedChromium() {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env['CHROMIUM_PATH'] ?? '', ...onPath, ...FIXED_PLACES].find(isExecutable);
}

async function downloadedChromium() {
  const { chromium } = await import('playwright-core');
  if (isExecutable(chromium.executablePath())) return chromium.executablePath();
  console.log('No Chromium here; asking Playwright for one …');
  await runNode(['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  return isExecutable(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

async function debianChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  console.log('Playwright had none; asking apt for chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  return installedChromium();
}
