/**
 * Masking without a pointer: while the picture has the keyboard, arrow keys move a box (or, for smart
 * select, a point) and Enter uses it. With the other tools they move the view.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { intersect, isEmpty, wholeOf, type Rect, type Size } from '../../inference/core/geometry';
import { words } from '../words/words';
import type { Guide } from './draw-guide';
import { boxStep, firstBox, moveBox, sizeBox, type BoxStep } from './keyboard-box';
import type { Mode, Operation, Point, Tool } from './operations';
import type { View } from './use-viewport';
import { toImage, toScreen } from './viewport';

interface Options {
  readonly tool: Tool;
  readonly mode: Mode;
  readonly canPaint: boolean;
  readonly image: Size;
  readonly view: View;
  /** The canvas, in CSS pixels. */
  readonly size: Size;
  readonly showGuide: (guide: Guide | null) => void;
  readonly onOperation: (operation: Operation) => void;
  readonly onPick: (at: Point, mode: Mode) => void;
}

/** CSS pixels that an arrow key moves the view by. */
const PAN = 40;

export function useKeyboardBox(options: Options) {
  const { tool, mode, canPaint, image, view, size, showGuide } = options;
  const type = canPaint ? boxTypeOf(tool) : null;
  const box = useRef<Rect | null>(null);
  const last = useRef<Rect | null>(null);
  const [said, setSaid] = useState('');

  const keep = (next: Rect | null) => {
    box.current = next;
    if (next) last.current = next;
    showGuide(next && guideOf(next, type ?? 'rectangle', mode));
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    last.current = null;
    if (box.current) latest.current(null);
  }, [type, image.width, image.height]);

  const run = (step: BoxStep): boolean => {
    if (step.kind === 'move' || step.kind === 'size') {
      if (!type) {
        view.pan({ x: -PAN * Math.sign(step.dx), y: -PAN * Math.sign(step.dy) });
        return true;
      }
      const next = stepped(box.current, last.current ?? startBox(type, options), step, type, image);
      keep(next);
      reveal(next, view, size);
      setSaid(type === 'point' ? words.tools.pointAt(next) : words.tools.boxAt(next));
      return true;
    }
    const used = box.current;
    if (!used || !type) return false;
    keep(null);
    if (step.kind === 'drop') setSaid(words.tools.boxDropped);
    else {
      apply(used, type, options);
      setSaid(words.tools.boxUsed(mode));
    }
    return true;
  };

  return {
    said,
    /** A pointer has begun to draw in its place. */
    forget: () => {
      box.current = null;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = boxStep(event, Math.max(1, Math.round(1 / view.viewport.scale)));
      if (!step || !run(step)) return;
      event.preventDefault();
    },
  };
}

type BoxType = 'rectangle' | 'ellipse' | 'point';

function boxTypeOf(tool: Tool): BoxType | null {
  if (tool === 'smart') return 'point';
  return tool === 'rectangle' || tool === 'ellipse' ? tool : null;
}

/** The first press brings the box up, where it is; the others change it. */
function stepped(
  box: Rect | null,
  start: Rect,
  { kind, dx, dy }: Extract<BoxStep, { dx: number }>,
  type: BoxType,
  image: Size,
): Rect {
  if (!box) return start;
  if (kind === 'move' || type === 'point') return moveBox(box, dx, dy, image);
  return sizeBox(box, dx, dy, image);
}

function startBox(type: BoxType, { view, size, image }: Options): Rect {
  const { x, y } = toImage(view.viewport, { x: 0, y: 0 });
  const { scale } = view.viewport;
  const screen = {
    x: Math.ceil(x),
    y: Math.ceil(y),
    width: Math.floor(size.width / scale),
    height: Math.floor(size.height / scale),
  };
  const inView = intersect(screen, wholeOf(image));
  const box = firstBox(isEmpty(inView) ? wholeOf(image) : inView);
  if (type !== 'point') return box;
  return {
    x: box.x + Math.floor(box.width / 2),
    y: box.y + Math.floor(box.height / 2),
    width: 1,
    height: 1,
  };
}

function guideOf(rect: Rect, type: BoxType, mode: Mode): Guide {
  return { outline: { type: type === 'point' ? 'rectangle' : type, rect }, mode };
}

function apply(rect: Rect, type: BoxType, { mode, onOperation, onPick }: Options): void {
  if (type === 'point') onPick(rect, mode);
  else onOperation({ kind: 'shape', mode, outline: { type, rect } });
}

/** Moves the view so far that the box's lower right corner, which sizing moves, is on screen. */
function reveal({ x, y, width, height }: Rect, view: View, size: Size): void {
  const corner = toScreen(view.viewport, { x: x + width, y: y + height });
  const by = {
    x: Math.min(size.width, Math.max(0, corner.x)) - corner.x,
    y: Math.min(size.height, Math.max(0, corner.y)) - corner.y,
  };
  if (by.x !== 0 || by.y !== 0) view.pan(by);
}
