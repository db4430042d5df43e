/** A 3 × 5 capital alphabet, for labels on contact sheets and for the lettering in scenes. */
import type { Raster } from '../../src/inference/core/raster';
import { type Colour, fillRect } from './canvas';

export const GLYPH_WIDTH = 3;
export const GLYPH_HEIGHT = 5;

/** One octal digit per row, top to bottom; its bits are the pixels from left (4) to right (1). */
// prettier-ignore
const GLYPHS: Readonly<Record<string, string>> = {
  A: '25755', B: '65656', C: '34443', D: '65556', E: '74647', F: '74644', G: '34553',
  H: '55755', I: '72227', J: '11152', K: '55655', L: '44447', M: '57755', N: '65555',
  O: '25552', P: '65644', Q: '25563', R: '65655', S: '34216', T: '72222', U: '55557',
  V: '55552', W: '55775', X: '55255', Y: '55222', Z: '71247', 0: '75557', 1: '26227',
  2: '71747', 3: '71317', 4: '55711', 5: '74717', 6: '74757', 7: '71111', 8: '75757',
  9: '75717', '.': '00002', '-': '00700', '+': '02720', '/': '11244', ':': '02020',
  '=': '07070', '_': '00007',
};

export function textWidth(text: string, scale: number): number {
  return Math.max(0, text.length * (GLYPH_WIDTH + 1) - 1) * scale;
}

/** Unknown characters are blanks. (x, y) is the top left corner; `scale` is a whole number. */
export function drawText(
  raster: Raster,
  text: string,
  { x, y, scale, colour }: { x: number; y: number; scale: number; colour: Colour },
): void {
  [...text.toUpperCase()].forEach((letter, index) => {
    [...(GLYPHS[letter] ?? '00000')].forEach((digit, row) => {
      for (let column = 0; column < GLYPH_WIDTH; column++) {
        if ((Number(digit) & (4 >> column)) === 0) continue;
        const left = x + (index * (GLYPH_WIDTH + 1) + column) * scale;
        fillRect(raster, { x: left, y: y + row * scale, width: scale, height: scale }, colour);
      }
    });
  });
}
