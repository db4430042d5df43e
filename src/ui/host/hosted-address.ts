/**
 * What the packaged window tells the hosted page in its address, which is all it can tell: Figma gives
 * a page it navigates to no theme and no id (developers.figma.com, Creating a UI).
 */
import type { Address } from './main-thread';

/** The plugin's id in its manifest; `build-figma-plugin.ui.js` puts it in. */
declare const INPAINT_PLUGIN_ID: string;

export type Theme = 'light' | 'dark';

/** @param parentOrigin - of the frame around the packaged window, as its messages have it */
export function hostedQuery(parentOrigin: string): Record<string, string> {
  const isDark = document.documentElement.classList.contains('figma-dark');
  return { theme: isDark ? 'dark' : 'light', plugin: INPAINT_PLUGIN_ID, parent: parentOrigin };
}

const FIGMA = 'https://www.figma.com';

/**
 * Whom the hosted page talks to. Anybody can link to it with any query, so what is asked for is only
 * chosen among those it would talk to anyway: Figma, and, on a developer's own machine, the stand-in
 * that the same server serves.
 *
 * @throws TypeError - for a query without a plugin, or with any other parent
 */
export function addressFrom(page: URL): Address {
  const pluginId = page.searchParams.get('plugin');
  const origin = page.searchParams.get('parent');
  if (!pluginId || pluginId === '*') throw new TypeError('The address names no plugin');
  const stage = page.hostname === 'localhost' ? `http://127.0.0.1:${page.port}` : FIGMA;
  if (origin !== FIGMA && origin !== stage) {
    throw new TypeError(`The address names ${String(origin)} as the window around this page`);
  }
  return { origin, pluginId };
}

export function themeFrom(page: URL): Theme {
  return page.searchParams.get('theme') === 'dark' ? 'dark' : 'light';
}
