/**
 * What Figma does to a UI shown with `themeColors: true`: the class `figma-light` or `figma-dark` on
 * <html> and a style element with the variables, both changed when the user changes the theme
 * (developers.figma.com, CSS Variables and Theming).
 */
import themeCss from '@create-figma-plugin/ui/css/theme.css?raw';

export type Theme = 'light' | 'dark';

export interface ThemeStyle {
  readonly className: `figma-${Theme}`;
  readonly css: string;
}

export function themeStyle(theme: Theme): ThemeStyle {
  return { className: `figma-${theme}`, css: rootVariables(themeCss, theme) };
}

/**
 * The theme's variables as a rule for the document's root. The style sheet sets them on anything of
 * class `figma-light` or `figma-dark` inside the root, which the root itself is not.
 *
 * @throws Error - where the sheet has no rule for the theme
 */
export function rootVariables(sheet: string, theme: Theme): string {
  const variables = new RegExp(String.raw`:root \.figma-${theme} \{([^}]*)\}`).exec(sheet)?.[1];
  if (variables === undefined) throw new Error(`The style sheet has no theme "${theme}"`);
  return `:root {${variables}}`;
}
