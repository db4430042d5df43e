/**
 * What pressing a button on the picture begins: left paints with the tool, right erases, the middle
 * button or a held Space drags the view. Pure; `use-pointer.ts` has the events.
 */
import { snapPoint, snapRadius, type Point, type Stroke, type Tool } from './operations';
import { toImage, type Viewport } from './viewport';

export type Gesture =
  /** `last`: where on the screen the pointer was. */
  | { readonly kind: 'pan'; readonly pointerId: number; readonly last: Point }
  | { readonly kind: 'paint'; readonly pointerId: number; readonly stroke: Stroke };

export interface Press {
  readonly pointerId: number;
  /** As in `MouseEvent.button`. */
  readonly button: number;
  /** CSS pixels from the canvas's top left. */
  readonly at: Point;
}

export interface Hand {
  readonly viewport: Viewport;
  readonly tool: Tool;
  /** Diameter in CSS pixels. */
  readonly brushSize: number;
  readonly canPaint: boolean;
  readonly isHand: boolean;
}

const [LEFT, MIDDLE, RIGHT] = [0, 1, 2];

/** Null where the button means nothing. What cannot be painted on is dragged. */
export function beginGesture({ pointerId, button, at }: Press, hand: Hand): Gesture | null {
  const { viewport, brushSize, canPaint } = hand;
  if (button === MIDDLE || (button === LEFT && (hand.isHand || !canPaint))) {
    return { kind: 'pan', pointerId, last: at };
  }
  if (!canPaint || (button !== LEFT && button !== RIGHT)) return null;
  const tool = button === RIGHT ? 'erase' : hand.tool;
  const radius = snapRadius(brushSize / 2 / viewport.scale);
  const dab: Stroke = { kind: 'stroke', tool, radius, points: [] };
  return { kind: 'paint', pointerId, stroke: extendStroke(dab, [at], viewport) };
}

/** Adds those of the screen points that reach a new place on the grid that points are kept on. */
export function extendStroke(stroke: Stroke, at: readonly Point[], viewport: Viewport): Stroke {
  const points = [...stroke.points];
  for (const screen of at) {
    const point = snapPoint(toImage(viewport, screen));
    const last = points.at(-1);
    if (last?.x !== point.x || last.y !== point.y) points.push(point);
  }
  return { ...stroke, points };
}
