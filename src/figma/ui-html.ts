/**
 * The document that `figma.showUI` is given. The build hands us a script (`__html__` holds its text,
 * not HTML), whose first lines look for an element and two constants of these names; this is their
 * contract with @create-figma-plugin/build 4 (build-bundles-async.js, createUiEntryFile).
 */
export function uiHtml(script: string): string {
  // The command is always empty: there is one UI, whichever menu entry opened it.
  return (
    `<div id="create-figma-plugin"></div>` +
    `<script>const __FIGMA_COMMAND__='';const __SHOW_UI_DATA__={};${inlineSafe(script)}</script>`
  );
}

/**
 * Rewrites the two sequences that would end or confuse an inline script (HTML standard, 4.12.1.3).
 * In a script they can only stand in strings, templates, regular expressions and comments, where the
 * escaped form means the same.
 */
function inlineSafe(script: string): string {
  return script.replace(/<\/(?=script)/gi, '<\\/').replace(/<!--/g, '\\x3C!--');
}
