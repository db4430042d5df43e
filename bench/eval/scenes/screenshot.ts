/** User interfaces: flat colour, hard edges, lettering. Lengths for 1024 pixels. */
import { createRaster, type Raster } from '../../../src/inference/core/raster';
import { drawText, GLYPH_HEIGHT, textWidth } from '../bitmap-font';
import { type Colour, fillRect, pickColour } from '../canvas';
import type { Dice } from '../dice';
import type { Painter } from './painter';

const INK: Colour = [52, 56, 66];
const FAINT: Colour = [150, 155, 165];
const WHITE: Colour = [255, 255, 255];
const PAPER: Colour = [244, 245, 248];
const LINE: Colour = [222, 225, 231];
const WORDS = 'LAYER FRAME PAGE STYLE VECTOR TEXT COLOUR GRID EXPORT AUTO FIXED SCALE'.split(' ');

function background(size: number, colour: Colour): Raster {
  const raster = createRaster({ width: size, height: size });
  fillRect(raster, { x: 0, y: 0, width: size, height: size }, colour);
  return raster;
}

/** Words until `width` is used up. */
function drawLine(
  raster: Raster,
  dice: Dice,
  {
    x,
    y,
    width,
    scale,
    colour,
  }: { x: number; y: number; width: number; scale: number; colour: Colour },
): void {
  for (let left = x; ;) {
    const word = dice.pick(WORDS);
    const right = left + textWidth(word, scale);
    if (right > x + width) return;
    drawText(raster, word, { x: left, y, scale, colour });
    left = right + 5 * scale;
  }
}

const cards: Painter = (dice, size) => {
  const px = (length: number) => Math.max(1, Math.round((length * size) / 1024));
  const raster = background(size, PAPER);
  const accent = pickColour(dice, 60, 200);
  const scale = px(2);
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 3; column++) {
      const [x, y] = [px(40 + 325 * column), px(36 + 245 * row)];
      fillRect(raster, { x: x - 1, y: y - 1, width: px(294) + 2, height: px(216) + 2 }, LINE);
      fillRect(raster, { x, y, width: px(294), height: px(216) }, WHITE);
      fillRect(raster, { x: x + px(16), y: y + px(16), width: px(262), height: px(90) }, accent);
      const line = { x: x + px(16), width: px(262), scale };
      drawLine(raster, dice, { ...line, y: y + px(124), colour: INK });
      drawLine(raster, dice, { ...line, y: y + px(150), colour: FAINT });
      drawLine(raster, dice, { ...line, y: y + px(172), width: px(150), colour: FAINT });
    }
  }
  return raster;
};

const table: Painter = (dice, size) => {
  const px = (length: number) => Math.max(1, Math.round((length * size) / 1024));
  const raster = background(size, WHITE);
  const scale = px(2);
  fillRect(raster, { x: 0, y: 0, width: size, height: px(52) }, pickColour(dice, 40, 110));
  for (let y = px(52), row = 0; y < size; y += px(38), row++) {
    if (row % 2 === 1) fillRect(raster, { x: 0, y, width: size, height: px(38) }, PAPER);
    fillRect(raster, { x: 0, y, width: size, height: 1 }, LINE);
    for (let column = 0; column < 5; column++) {
      const x = px(24 + 200 * column);
      const top = y + Math.round((px(38) - GLYPH_HEIGHT * scale) / 2);
      const number = `${dice.whole(10, 9999)}.${dice.whole(10, 99)}`;
      if (column === 0) drawLine(raster, dice, { x, y: top, width: px(170), scale, colour: INK });
      else drawText(raster, number, { x, y: top, scale, colour: FAINT });
    }
  }
  return raster;
};

const article: Painter = (dice, size) => {
  const px = (length: number) => Math.max(1, Math.round((length * size) / 1024));
  const raster = background(size, [250, 249, 246]);
  const [x, width] = [px(80), px(860)];
  drawLine(raster, dice, { x, y: px(50), width, scale: px(6), colour: INK });
  for (let y = px(120), line = 1; y < size - px(40); y += px(28), line++) {
    const isLast = line % 7 === 0; // of a paragraph: shorter, and a blank line after it
    drawLine(raster, dice, { x, y, width: isLast ? px(380) : width, scale: px(3), colour: INK });
    if (isLast) y += px(22);
  }
  return raster;
};

export const SCREENSHOT = { cards, table, article } satisfies Record<string, Painter>;
