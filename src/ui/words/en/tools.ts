/** The masking tools and their options. */
import type { Rect } from '../../../inference/core/geometry';
import type { Mode, Point, Tool } from '../../editor/operations';
import { percent } from './numbers';

const TOOL: { readonly [T in Tool]: { readonly name: string; readonly about: string } } = {
  hand: { name: 'Hand', about: 'Hand: drag the picture, as with Space held' },
  brush: { name: 'Brush', about: 'Brush: Shift joins strokes by a straight line, Alt erases' },
  erase: { name: 'Eraser', about: 'Eraser, or paint with the right mouse button' },
  lasso: { name: 'Lasso', about: 'Lasso: draw round what should go' },
  polygon: { name: 'Polygon', about: 'Polygon: click the corners, double-click to close' },
  rectangle: {
    name: 'Rectangle',
    about: 'Rectangle: Shift makes a square, Alt draws from the centre',
  },
  ellipse: { name: 'Ellipse', about: 'Ellipse: Shift makes a circle, Alt draws from the centre' },
  smart: { name: 'Smart select', about: 'Smart select: click a colour to mask what looks like it' },
};

const BOX_KEYS =
  'Arrow keys move it, with Shift ten times as far; with Alt they size it. Enter uses it, Escape drops it.';

const KEYS: { readonly [T in Tool]: string } = {
  hand: 'Arrow keys move the picture.',
  brush: 'Arrow keys move the picture. To mask by keyboard, take the rectangle, key R.',
  erase: 'Arrow keys move the picture. To unmask by keyboard, take the rectangle, key R.',
  lasso: 'Arrow keys move the picture. To mask by keyboard, take the rectangle, key R.',
  polygon: 'Enter closes the polygon, Backspace takes back a corner, Escape drops it.',
  rectangle: `An arrow key brings up a rectangle. ${BOX_KEYS}`,
  ellipse: `An arrow key brings up an ellipse. ${BOX_KEYS}`,
  smart: 'An arrow key brings up a point. Arrow keys move it, Enter selects its colour.',
};

const MODE_DONE: { readonly [M in Mode]: string } = {
  add: 'Added to the mask.',
  subtract: 'Taken from the mask.',
};

export const tools = {
  tool: (tool: Tool) => TOOL[tool].name,
  toolAbout: (tool: Tool) => TOOL[tool].about,
  /** What the keys do while the picture has the keyboard. */
  keys: (tool: Tool) => KEYS[tool],
  options: (tool: Tool) => `${TOOL[tool].name} options`,
  mask: 'Mask',

  subtract: 'Subtract',
  subtractAbout: 'Take away from the mask; for once, hold Alt or use the right mouse button',
  rings: 'Close rings',
  ringsAbout: 'A stroke round something masks what is inside it',
  contiguous: 'Contiguous',
  contiguousAbout: 'Only what is joined to where you click, not the whole picture',
  hardness: 'Hardness',
  hardnessAbout:
    'Hardness: the softer the edge of a stroke, the more of the picture shows through it',
  /** @param share - 0–1 */
  hardnessValue: (share: number) => percent(share),
  tolerance: 'Tolerance',
  /** @param value - 0–100 */
  toleranceValue: (value: number) => percent(value / 100),
  toleranceAbout: 'How unlike the colours may be; it changes the last selection too',
  searching: 'Selecting…',

  invert: 'Invert the mask',
  grow: (pixels: number) => `Grow the mask by ${pixels} px`,
  shrink: (pixels: number) => `Shrink the mask by ${pixels} px`,
  amount: 'Pixels to grow or shrink by',
  source: 'Learn only from here',
  sourceAbout: 'Quick Fill: learn only from what is masked now; then mask what should go',
  sourceOff: 'Quick Fill learns only from the dashed area; press to learn from the whole picture',
  sourceSet: 'Quick Fill learns only from the marked area. Mask what should go.',

  boxAt: ({ x, y, width, height }: Rect) => `${width} by ${height} at ${x}, ${y}`,
  pointAt: ({ x, y }: Point) => `Point at ${x}, ${y}`,
  boxUsed: (mode: Mode) => MODE_DONE[mode],
  boxDropped: 'Dropped.',
};
