/** What is being outlined, before it becomes part of the mask: a line that shows on any picture. */
import { clearCanvas } from './draw-mask';
import type { Mode, Outline, Point } from './operations';
import { toScreen, type Viewport } from './viewport';

export interface Guide {
  readonly outline: Outline;
  readonly mode: Mode;
  /** A polygon with corners still to come: its corners are shown, its last side is not. */
  readonly isOpen?: true;
}

type Context = CanvasRenderingContext2D;

/** In CSS pixels. */
const DASH = 4;
const CORNER = 5;
/** Smaller than this, a box is shown as a cross: it would not be seen. */
const SMALLEST_BOX = 6;

/** @param ratio - device pixels per CSS pixel */
export function drawGuide(
  context: Context,
  guide: Guide | null,
  colour: string,
  viewport: Viewport,
  ratio: number,
): void {
  clearCanvas(context);
  if (!guide) return;
  context.scale(ratio, ratio);
  context.beginPath();
  trace(context, guide, viewport);
  if (guide.mode === 'add' && !guide.isOpen) {
    context.globalAlpha = 0.4;
    context.fillStyle = colour;
    context.fill('nonzero');
    context.globalAlpha = 1;
  }
  context.lineWidth = 1;
  context.setLineDash([]);
  context.strokeStyle = '#ffffff';
  context.stroke();
  context.setLineDash([DASH, DASH]);
  context.strokeStyle = '#000000';
  context.stroke();
  if (guide.isOpen && guide.outline.type === 'polygon') {
    drawCorners(context, guide.outline.points.slice(0, -1), viewport);
  }
}

function trace(context: Context, { outline, isOpen }: Guide, viewport: Viewport): void {
  if (outline.type === 'polygon') {
    for (const point of outline.points) {
      const { x, y } = toScreen(viewport, point);
      context.lineTo(x, y);
    }
    if (!isOpen) context.closePath();
    return;
  }
  const { rect, type } = outline;
  const { x, y } = toScreen(viewport, rect);
  const [width, height] = [rect.width * viewport.scale, rect.height * viewport.scale];
  const middle = { x: x + width / 2, y: y + height / 2 };
  if (Math.max(width, height) < SMALLEST_BOX) traceCross(context, middle);
  else if (type === 'rectangle') context.rect(x, y, width, height);
  else context.ellipse(middle.x, middle.y, width / 2, height / 2, 0, 0, 2 * Math.PI);
}

function traceCross(context: Context, { x, y }: Point): void {
  const arm = 2 * CORNER;
  context.moveTo(x - arm, y);
  context.lineTo(x + arm, y);
  context.moveTo(x, y - arm);
  context.lineTo(x, y + arm);
}

function drawCorners(context: Context, corners: readonly Point[], viewport: Viewport): void {
  context.setLineDash([]);
  context.fillStyle = '#ffffff';
  for (const corner of corners) {
    const { x, y } = toScreen(viewport, corner);
    context.fillRect(x - CORNER / 2, y - CORNER / 2, CORNER, CORNER);
    context.strokeRect(x - CORNER / 2, y - CORNER / 2, CORNER, CORNER);
  }
}
