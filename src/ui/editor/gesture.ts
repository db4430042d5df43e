/**
 * What pressing a button on the picture begins, and what it has come to when the button is let go:
 * left does what the tool does, right takes away, the middle button or a held Space drags the view.
 * Pure; `use-pointer.ts` has the events.
 */
import type { Rect, Size } from '../../inference/core/geometry';
import { boxBetween, touches, type BoxKeys } from './box';
import { strokeBounds } from './draw-stroke';
import {
  snapPoint,
  snapRadius,
  type Mode,
  type Operation,
  type Point,
  type Stroke,
  type Tool,
} from './operations';
import { asRing } from './ring';
import { toImage, type Viewport } from './viewport';

export type Gesture =
  /** `last`: where on the screen the pointer was. */
  | { readonly kind: 'pan'; readonly pointerId: number; readonly last: Point }
  | { readonly kind: 'paint'; readonly pointerId: number; readonly stroke: Stroke }
  | {
      readonly kind: 'lasso';
      readonly pointerId: number;
      readonly mode: Mode;
      readonly points: readonly Point[];
    }
  | Box
  /** A click: one pixel, or one corner of a polygon. */
  | {
      readonly kind: 'pick' | 'corner';
      readonly pointerId: number;
      readonly mode: Mode;
      readonly at: Point;
    };

interface Box {
  readonly kind: 'box';
  readonly pointerId: number;
  readonly mode: Mode;
  readonly type: 'rectangle' | 'ellipse';
  readonly from: Point;
  readonly to: Point;
  /** Keys that said something else when the button went down say nothing until they go up. */
  readonly spent: Modifiers;
  readonly keys: BoxKeys;
}

export interface Modifiers {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface Sample extends Modifiers {
  /** CSS pixels from the canvas's top left. */
  readonly at: Point;
  /** 0–1 from a pen that feels it; null from anything else. */
  readonly pressure: number | null;
}

export interface Press extends Sample {
  readonly pointerId: number;
  /** As in `MouseEvent.button`. */
  readonly button: number;
}

export interface Hand {
  readonly viewport: Viewport;
  readonly tool: Tool;
  /** What outlines and picks do without a key held. */
  readonly mode: Mode;
  /** Diameter in CSS pixels. */
  readonly brushSize: number;
  /** As in `Stroke`; 1 for a hard edge. */
  readonly brushHardness: number;
  readonly canPaint: boolean;
  readonly isHand: boolean;
  /** Where the last stroke ended, in image pixels: with Shift a straight line goes on from there. */
  readonly lastPoint: Point | null;
}

const [LEFT, MIDDLE, RIGHT] = [0, 1, 2];

/** Null where the button means nothing. What cannot be painted on is dragged. */
export function beginGesture(press: Press, hand: Hand): Gesture | null {
  const { pointerId, button, at } = press;
  const isDrag = hand.isHand || hand.tool === 'hand' || !hand.canPaint;
  if (button === MIDDLE || (button === LEFT && isDrag)) {
    return { kind: 'pan', pointerId, last: at };
  }
  if (isDrag || (button !== LEFT && button !== RIGHT)) return null;
  const mode = modeOf(press, hand);
  const point = snapPoint(toImage(hand.viewport, at));
  switch (hand.tool) {
    case 'brush':
    case 'erase':
      return { kind: 'paint', pointerId, stroke: beginStroke(press, hand) };
    case 'lasso':
      return { kind: 'lasso', pointerId, mode, points: [point] };
    case 'rectangle':
    case 'ellipse':
      return beginBox(press, hand, mode);
    case 'polygon':
      return { kind: 'corner', pointerId, mode, at: point };
    case 'smart':
      return { kind: 'pick', pointerId, mode, at: point };
  }
}

/** Shift adds and Alt takes away, as in every editor; the right button takes away whatever else. */
export function modeOf(
  { button, shiftKey, altKey }: Modifiers & Pick<Press, 'button'>,
  { mode }: Pick<Hand, 'mode'>,
): Mode {
  if (button === RIGHT || altKey) return 'subtract';
  return shiftKey ? 'add' : mode;
}

function beginStroke(press: Press, hand: Hand): Stroke {
  const { viewport, tool, brushSize, brushHardness: hardness, lastPoint } = hand;
  const erases = tool === 'erase' || press.button === RIGHT || press.altKey;
  const radius = snapRadius(brushSize / 2 / viewport.scale);
  const start: Stroke = {
    kind: 'stroke',
    tool: erases ? 'erase' : 'brush',
    radius,
    points: [],
    ...(hardness < 1 && { hardness }),
  };
  const dab = extendStroke(
    press.pressure === null ? start : { ...start, radii: [] },
    [press],
    viewport,
  );
  if (!press.shiftKey || !lastPoint) return dab;
  const { radii } = dab;
  return {
    ...dab,
    points: [lastPoint, ...dab.points],
    ...(radii && { radii: [radii[0]!, ...radii] }),
  };
}

function beginBox({ pointerId, button, at, ...keys }: Press, hand: Hand, mode: Mode): Box {
  const from = toImage(hand.viewport, at);
  const spent = {
    shiftKey: keys.shiftKey && hand.mode === 'subtract',
    altKey: keys.altKey && button === LEFT,
  };
  const type = hand.tool === 'ellipse' ? 'ellipse' : 'rectangle';
  const free = { isSquare: false, isCentred: false };
  return { kind: 'box', pointerId, mode, type, from, to: from, spent, keys: free };
}

/** The same object where nothing has changed. */
export function extendGesture(gesture: Gesture, samples: readonly Sample[], viewport: Viewport) {
  const latest = samples.at(-1);
  if (!latest) return gesture;
  switch (gesture.kind) {
    case 'pan':
      return { ...gesture, last: latest.at };
    case 'paint': {
      const stroke = extendStroke(gesture.stroke, samples, viewport);
      return stroke === gesture.stroke ? gesture : { ...gesture, stroke };
    }
    case 'lasso': {
      const points = extendLine(gesture.points, samples, viewport);
      return points === gesture.points ? gesture : { ...gesture, points };
    }
    case 'box':
      return turnBox({ ...gesture, to: toImage(viewport, latest.at) }, latest);
    case 'corner':
      return { ...gesture, at: snapPoint(toImage(viewport, latest.at)) };
    case 'pick':
      return gesture;
  }
}

/** The box with the keys as they are held now. */
export function turnBox(box: Box, { shiftKey, altKey }: Modifiers): Box {
  const spent = {
    shiftKey: box.spent.shiftKey && shiftKey,
    altKey: box.spent.altKey && altKey,
  };
  const keys = { isSquare: shiftKey && !spent.shiftKey, isCentred: altKey && !spent.altKey };
  return { ...box, spent, keys };
}

export function boxOf({ from, to, keys }: Box): Rect {
  return boxBetween(from, to, keys);
}

/** Adds those of the samples that reach a new place on the grid that points are kept on. */
export function extendStroke(
  stroke: Stroke,
  samples: readonly Pick<Sample, 'at' | 'pressure'>[],
  viewport: Viewport,
): Stroke {
  const points = [...stroke.points];
  const radii = stroke.radii && [...stroke.radii];
  for (const { at, pressure } of samples) {
    const point = snapPoint(toImage(viewport, at));
    if (isSame(points.at(-1), point)) continue;
    points.push(point);
    radii?.push(snapRadius(stroke.radius * reachOf(pressure ?? 1)));
  }
  if (points.length === stroke.points.length) return stroke;
  return radii ? { ...stroke, points, radii } : { ...stroke, points };
}

/** Part of the brush's radius that a pen's pressure gives: the lightest touch still leaves a line. */
function reachOf(pressure: number): number {
  return 0.15 + 0.85 * pressure;
}

function extendLine(line: readonly Point[], samples: readonly Sample[], viewport: Viewport) {
  const points = [...line];
  for (const { at } of samples) {
    const point = snapPoint(toImage(viewport, at));
    if (!isSame(points.at(-1), point)) points.push(point);
  }
  return points.length === line.length ? line : points;
}

function isSame(a: Point | undefined, b: Point): boolean {
  return a?.x === b.x && a.y === b.y;
}

/** What a gesture that has ended does to the mask; null where nothing, or nothing by itself. */
export function operationOf(gesture: Gesture, image: Size, closesRings: boolean): Operation | null {
  switch (gesture.kind) {
    case 'paint': {
      const { stroke } = gesture;
      if (!touches(strokeBounds(stroke), image)) return null;
      // Going round a thing to trim the mask's edge must not take the thing away.
      return closesRings && stroke.tool === 'brush' ? asRing(stroke, image) : stroke;
    }
    case 'lasso':
      return polygonOf(gesture.points, gesture.mode);
    case 'box': {
      const rect = boxOf(gesture);
      if (!touches(rect, image)) return null;
      return { kind: 'shape', mode: gesture.mode, outline: { type: gesture.type, rect } };
    }
    case 'pan':
    case 'corner':
    case 'pick':
      return null;
  }
}

/** Null for fewer than three points, which enclose nothing. */
export function polygonOf(points: readonly Point[], mode: Mode): Operation | null {
  if (points.length < 3) return null;
  return { kind: 'shape', mode, outline: { type: 'polygon', points } };
}
