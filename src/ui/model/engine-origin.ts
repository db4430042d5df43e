/** Where the engine's pages are: a build setting (INPAINT_ENGINE_ORIGIN) of the packaged window. */

/** Origin, or a folder of it, of the static site in `dist/`; `build-figma-plugin.ui.js` puts it in. */
declare const INPAINT_ENGINE_ORIGIN: string;

export function engineBase(): URL {
  return new URL(INPAINT_ENGINE_ORIGIN.replace(/\/?$/, '/'));
}
