/** What lies over the document: outlines of the hovered and the selected layers, sizes, frame names. */
import { apply, multiply, type Box, type Point } from '../document/matrix';
import type { Matrix, SceneNode } from '../document/scene';
import type { Editor } from './editor';
import { toScreen, viewportMatrix } from './viewport';

const BLUE = '#0d99ff';
/** Figma outlines components and instances in this colour. */
const PURPLE = '#9747ff';
const FONT = '11px Inter, system-ui, sans-serif';

export function drawOverlay(
  context: CanvasRenderingContext2D,
  editor: Editor,
  devicePixelRatio: number,
): void {
  const { document, state } = editor;
  const toCanvas = viewportMatrix(state.viewport, 1);
  const selection = document.selection;
  const hovered = state.hovered === null ? null : document.nodeById(state.hovered);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.font = FONT;
  drawFrameNames(context, editor);
  if (hovered && !selection.includes(hovered)) {
    outline(context, hovered, multiply(toCanvas, document.absoluteTransform(hovered)), 2);
  }
  for (const node of selection) {
    const matrix = multiply(toCanvas, document.absoluteTransform(node));
    outline(context, node, matrix, 1);
    if (selection.length === 1) drawHandles(context, node, matrix);
  }
  const bounds = editor.boundsOf(selection);
  if (bounds) drawSizeBadge(context, editor, bounds, selection);
}

function outline(
  context: CanvasRenderingContext2D,
  node: SceneNode,
  matrix: Matrix,
  lineWidth: number,
): void {
  context.beginPath();
  for (const { x, y } of cornersOf(node, matrix)) context.lineTo(x, y);
  context.closePath();
  context.strokeStyle = colorOf(node);
  context.lineWidth = lineWidth;
  context.stroke();
}

function drawHandles(context: CanvasRenderingContext2D, node: SceneNode, matrix: Matrix): void {
  context.fillStyle = '#ffffff';
  context.strokeStyle = colorOf(node);
  context.lineWidth = 1;
  for (const { x, y } of cornersOf(node, matrix)) {
    context.beginPath();
    context.rect(Math.round(x) - 3.5, Math.round(y) - 3.5, 7, 7);
    context.fill();
    context.stroke();
  }
}

function cornersOf({ width, height }: SceneNode, matrix: Matrix): Point[] {
  return [
    apply(matrix, { x: 0, y: 0 }),
    apply(matrix, { x: width, y: 0 }),
    apply(matrix, { x: width, y: height }),
    apply(matrix, { x: 0, y: height }),
  ];
}

function colorOf({ type }: SceneNode): string {
  return type === 'INSTANCE' || type === 'COMPONENT' ? PURPLE : BLUE;
}

/** Below the selection, as in Figma: the layer's own size, or that of the box around several. */
function drawSizeBadge(
  context: CanvasRenderingContext2D,
  { state: { viewport } }: Editor,
  bounds: Box,
  [first, ...others]: readonly SceneNode[],
): void {
  const { width, height } = first && others.length === 0 ? first : bounds;
  const label = `${round(width)} × ${round(height)}`;
  const { x, y } = toScreen(viewport, {
    x: bounds.x + bounds.width / 2,
    y: bounds.y + bounds.height,
  });
  const labelWidth = context.measureText(label).width + 12;
  context.fillStyle = first && others.length === 0 ? colorOf(first) : BLUE;
  context.beginPath();
  context.roundRect(x - labelWidth / 2, y + 8, labelWidth, 18, 4);
  context.fill();
  context.fillStyle = '#ffffff';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(label, x, y + 17.5);
}

function drawFrameNames(context: CanvasRenderingContext2D, { document, state }: Editor): void {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const selected = new Set(document.selection);
  for (const node of document.page.children) {
    if (!node.visible || !['FRAME', 'SECTION', 'COMPONENT', 'INSTANCE'].includes(node.type))
      continue;
    const { x, y, width } = document.absoluteBounds(node);
    const at = toScreen(state.viewport, { x, y });
    const grey = state.theme === 'light' ? 'rgb(0 0 0 / 0.5)' : 'rgb(255 255 255 / 0.6)';
    context.fillStyle = selected.has(node) ? colorOf(node) : grey;
    context.save();
    context.beginPath();
    context.rect(at.x, at.y - 20, width * state.viewport.zoom, 20);
    context.clip(); // a name never runs into the next frame's
    context.fillText(node.name, at.x, at.y - 7);
    context.restore();
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
