/** The theme of the last visit; the system's on the first. */
import type { Theme } from './plugin-window/figma-theme';

const KEY = 'stage-theme';

export function recallTheme(): Theme {
  const remembered = localStorage.getItem(KEY);
  if (remembered === 'light' || remembered === 'dark') return remembered;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function rememberTheme(theme: Theme): void {
  if (localStorage.getItem(KEY) !== theme) localStorage.setItem(KEY, theme);
}
