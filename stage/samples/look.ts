/** Colours, shadows and type of the sample document. */
import type { Color, DropShadow, GradientPaint, Paint, TextContent } from '../document/scene';

export type TextStyle = Pick<TextContent, 'fontSize' | 'lineHeight' | 'fontWeight'> & {
  readonly ink: Paint;
  readonly align?: TextContent['align'];
};

export const INK = solid('#16242b');
export const PAPER = solid('#f6f2ea');
export const WHITE = solid('#ffffff');
export const SAND = solid('#e8c79a');
export const MIST = solid('#dfe5e4');
const SLATE = solid('#4e5d63');
const CLAY = solid('#b4552d');
const FOAM = solid('#f4efe6');

/** Dark towards the left and the bottom, so that the headline can be read on any sky. */
export const SHADE: GradientPaint = {
  type: 'GRADIENT_LINEAR',
  gradientTransform: [
    [0, 1, 0],
    [-1, 0, 1],
  ],
  gradientStops: [
    { position: 0, color: { ...hex('#0b1a22'), a: 0.35 } },
    { position: 0.35, color: { ...hex('#0b1a22'), a: 0 } },
    { position: 1, color: { ...hex('#0b1a22'), a: 0.65 } },
  ],
};

export const CARD_SHADOW = shadow(12, 32, 0.1);
export const PAPER_SHADOW = shadow(18, 40, 0.22);

export const BRAND: TextStyle = { fontSize: 20, lineHeight: 28, fontWeight: 700, ink: WHITE };
export const LINK: TextStyle = { fontSize: 15, lineHeight: 22, fontWeight: 500, ink: FOAM };
export const BUTTON: TextStyle = {
  fontSize: 14,
  lineHeight: 20,
  fontWeight: 600,
  ink: INK,
  align: 'CENTER',
};
export const HEADLINE: TextStyle = { fontSize: 72, lineHeight: 80, fontWeight: 700, ink: WHITE };
export const LEAD_ON_DARK: TextStyle = { fontSize: 22, lineHeight: 32, fontWeight: 400, ink: FOAM };
export const TITLE: TextStyle = { fontSize: 40, lineHeight: 48, fontWeight: 700, ink: INK };
export const LEAD: TextStyle = { fontSize: 18, lineHeight: 28, fontWeight: 400, ink: SLATE };
export const CARD_TITLE: TextStyle = { fontSize: 20, lineHeight: 28, fontWeight: 600, ink: INK };
export const CARD_TEXT: TextStyle = { fontSize: 15, lineHeight: 22, fontWeight: 400, ink: SLATE };
export const MORE: TextStyle = { fontSize: 17, lineHeight: 26, fontWeight: 600, ink: CLAY };
export const QUOTE: TextStyle = { fontSize: 22, lineHeight: 32, fontWeight: 500, ink: FOAM };

function solid(color: string): Paint {
  return { type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: hex(color) };
}

function hex(color: string): Color {
  const value = Number.parseInt(color.slice(1), 16);
  return { r: (value >> 16) / 255, g: ((value >> 8) & 255) / 255, b: (value & 255) / 255 };
}

function shadow(down: number, radius: number, a: number): DropShadow {
  return {
    type: 'DROP_SHADOW',
    color: { ...hex('#16242b'), a },
    offset: { x: 0, y: down },
    radius,
    visible: true,
  };
}
