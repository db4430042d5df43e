/**
 * How long browsers may keep the files of the site, for hosts that let a site say so (`dist/_headers`,
 * as Cloudflare Pages and Netlify read it) and for our own server in their place.
 */

/**
 * A service worker cannot answer for the engine's page where it is nested in Figma's window, which is
 * no secure context (measured, Chromium 156): only the HTTP cache can, for as long as this says.
 * Its scripts and everything else in `assets/` have a digest in their names.
 *
 * @type {readonly [path: string, cacheControl: string][]}
 */
export const SITE_HEADERS = [
  ['/engine/', 'public, max-age=86400'],
  ['/assets/', 'public, max-age=31536000, immutable'],
];

export function headersFile() {
  return SITE_HEADERS.map(([path, value]) => `${path}*\n  Cache-Control: ${value}\n`).join('\n');
}

/** @param {string} path from the site's root @returns {string} */
export function cacheControlOf(path) {
  return SITE_HEADERS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'no-cache';
}
