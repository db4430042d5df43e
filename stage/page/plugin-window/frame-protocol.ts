/**
 * What the page and the wrapper frame say to each other. Both are ours and of one origin; what the
 * plugin's UI posts is carried through untouched, in `data`.
 */
import type { ThemeStyle } from './figma-theme';

export type ToWrapper =
  /** Shows the UI. `policy` is the Content-Security-Policy that the UI's document inherits. */
  | { readonly kind: 'open'; readonly url: string; readonly policy: string }
  | { readonly kind: 'toUi'; readonly data: unknown; readonly targetOrigin: string }
  | { readonly kind: 'theme'; readonly theme: ThemeStyle };

export type FromWrapper =
  | { readonly kind: 'ready' }
  | { readonly kind: 'fromUi'; readonly data: unknown; readonly origin: string };

/**
 * The policy Figma sets on the frame around a UI, as far as it can be observed: data: and blob: and
 * the manifest's domains for everything, inline scripts and styles. No 'unsafe-eval': Figma's policy
 * may have it, but nobody documents it, so a plugin that needs it should fail here first.
 */
export function contentSecurityPolicy(domains: readonly string[]): string {
  return ["default-src data: blob: 'unsafe-inline'", ...domains].join(' ');
}

export interface PluginMessage {
  readonly pluginMessage: unknown;
}

/**
 * Whether Figma would hand `data`, posted by the UI, to the plugin. A UI that has navigated to a page
 * with an origin must name the plugin it speaks to, or '*' (developers.figma.com, Creating a UI).
 */
export function isForPlugin(
  data: unknown,
  origin: string,
  pluginId: string,
): data is PluginMessage {
  if (typeof data !== 'object' || data === null || !('pluginMessage' in data)) return false;
  if (origin === 'null') return true;
  return 'pluginId' in data && (data.pluginId === pluginId || data.pluginId === '*');
}
