/** The document around the HTML that a plugin hands to figma.showUI. */
import type { ThemeStyle } from './figma-theme';

/** The field that marks a change of theme among the messages to the UI's document. */
export const THEME_FIELD = 'figmaTheme';

/**
 * Figma cannot reach into a document without origin either, so the theme changes by a message. This
 * script is the first to listen, and the plugin's own listeners never see that message.
 */
const FOLLOW_THEME = `addEventListener('message', (event) => {
  const theme = event.source === parent && event.data && event.data.${THEME_FIELD};
  if (!theme) return;
  event.stopImmediatePropagation();
  document.documentElement.className = theme.className;
  document.getElementById('figma-style').textContent = theme.css;
});`;

/** @param theme - null for a UI that did not ask for `themeColors` */
export function uiDocument(html: string, theme: ThemeStyle | null): string {
  const head = theme
    ? `<style id="figma-style">${theme.css}</style><script>${FOLLOW_THEME}</script>`
    : '';
  const className = theme ? ` class="${theme.className}"` : '';
  return `<!DOCTYPE html><html${className}><head><meta charset="utf-8">${head}</head><body>${html}</body></html>`;
}
