/**
 * Firefox and WebKitGTK for `npm run test:browsers`: those that are here, else Debian's. Chromium has
 * a finder of its own (find-chromium.mjs).
 */
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isExecutable } from '../is-executable.mjs';
import { run } from '../run.mjs';

const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Debian's packages: Firefox; WebKit's driver with its browser, and a display for it. */
const PACKAGES = {
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/**
 * @typedef {{driver: string, browser: string}} WebKitPaths WebKitWebDriver and MiniBrowser
 * @typedef {{firefox: string | null, webkit: WebKitPaths | null}} Browsers null: not to be had here
 */

/** @returns {Promise<Browsers>} with what could be installed installed */
export async function findBrowsers() {
  const missing = [
    ...(firefoxHere() ? [] : PACKAGES.firefox),
    ...(webkitHere() ? [] : PACKAGES.webkit),
  ];
  if (missing.length > 0 && canInstall()) {
    console.log(`Asking apt for ${missing.join(' and ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  }
  return { firefox: firefoxHere(), webkit: webkitHere() };
}

/** @param {Browsers} browsers @returns {string[]} a sentence for each that is not there */
export function whatIsMissing({ firefox, webkit }) {
  return [
    ...(firefox ? [] : ['Firefox is skipped: none is here. Install it, or set FIREFOX_PATH.']),
    ...(webkit
      ? []
      : [
          'WebKit is skipped: it takes Linux with WebKitWebDriver, MiniBrowser and Xvfb (Debian: webkit2gtk-driver and xvfb).',
        ]),
  ];
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && onPath(['apt-get']) !== null;
}

function firefoxHere() {
  const set = process.env['FIREFOX_PATH'] ?? '';
  return [set, ...FIREFOX_PLACES].find(isExecutable) ?? onPath(FIREFOX_NAMES);
}

/** @returns {WebKitPaths | null} */
function webkitHere() {
  const driver = onPath(['WebKitWebDriver']);
  const browser = miniBrowsers().find(isExecutable);
  return driver && browser && onPath(['Xvfb']) ? { driver, browser } : null;
}

/** The browser made for tests lies beside the library, in a folder of its version: webkit2gtk-4.1. */
function miniBrowsers() {
  return ['/usr/lib', '/usr/lib64', '/usr/libexec']
    .flatMap((folder) => [folder, ...foldersIn(folder, /-linux-gnu/)])
    .flatMap((folder) => foldersIn(folder, /^webkit2gtk-|^webkitgtk-/))
    .map((folder) => join(folder, 'MiniBrowser'));
}

/** @param {string} folder @param {RegExp} name @returns {string[]} newest version first */
function foldersIn(folder, name) {
  try {
    const names = readdirSync(folder).filter((entry) => name.test(entry));
    return names
      .sort()
      .reverse()
      .map((entry) => join(folder, entry));
  } catch {
    return []; // another system has other folders
  }
}

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const all = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return all.find(isExecutable) ?? null;
}
