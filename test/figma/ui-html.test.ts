import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { uiHtml } from '../../src/figma/ui-html';

const OPEN = '<script>';

/** What an HTML parser takes for the script: up to the first `</script`, in any case. */
function inlineScript(html: string): string {
  const start = html.indexOf(OPEN) + OPEN.length;
  return html.slice(start, start + html.slice(start).search(/<\/script/i));
}

function run(script: string): unknown {
  return runInNewContext(inlineScript(uiHtml(script)));
}

describe('uiHtml', () => {
  it('gives the build’s script the element and the two constants it looks for', () => {
    expect(uiHtml('')).toContain('<div id="create-figma-plugin"></div>');
    expect(run('[__FIGMA_COMMAND__, JSON.stringify(__SHOW_UI_DATA__)].join("|")')).toBe('|{}');
  });

  it.each([
    ['the end of a script', `"</script>".length`, 9],
    ['the end of a script in capitals', `"</SCRIPT >".length`, 10],
    ['the start of an HTML comment', `"<!--<script>".length`, 12],
    ['them in regular expressions', `"a</script>".search(/<\\/script|<!--/u)`, 1],
    ['what String.replace would expand', '"$& $1 $` $\' $$".length', 14],
  ])('carries a script with %s in it unharmed', (_, script, result) => {
    expect(run(script)).toBe(result);
    expect(inlineScript(uiHtml(script))).not.toContain('<!--');
  });
});
