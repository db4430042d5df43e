/** Text layers: one font per layer, wrapped at the layer's width, as far as a canvas can set it. */
import type { SceneNode, TextContent } from '../../document/scene';
import type { Context } from './surface';

/** Draws with the context's fill style, in the layer's own axes, from the top of the layer down. */
export function fillText(context: Context, { width }: SceneNode, text: TextContent): void {
  context.font = `${text.fontWeight} ${text.fontSize}px ${fontStack(text.fontFamily)}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } =
    context.measureText('x');
  const baseline = (text.lineHeight - ascent - descent) / 2 + ascent;
  const widthOf = (line: string) => context.measureText(line).width;
  for (const [index, line] of wrapLines(text.characters, width, widthOf).entries()) {
    const free = width - widthOf(line);
    const x = { LEFT: 0, CENTER: free / 2, RIGHT: free }[text.align];
    context.fillText(line, x, index * text.lineHeight + baseline);
  }
}

function fontStack(family: string): string {
  return `"${family}", Inter, "Helvetica Neue", Arial, "Liberation Sans", system-ui, sans-serif`;
}

/**
 * Breaks at new lines, and at spaces where a line would be wider than `width`. A single word wider
 * than that stays whole.
 */
export function wrapLines(
  characters: string,
  width: number,
  widthOf: (line: string) => number,
): string[] {
  return characters.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer) > width + 0.5) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  });
}
