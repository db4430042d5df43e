/**
 * What Figma recomputes by itself after a change: auto-layout positions, and groups, which are never
 * larger than their children and vanish without any.
 *
 * Positions of children are relative to the container parent, so moving a group moves the numbers of
 * every child up to (not into) the next container.
 */
import {
  apply,
  boundsOf,
  boundsThrough,
  invert,
  linearPart,
  multiply,
  translation,
} from './matrix';
import { withTranslation, type Point } from './matrix';
import { isGroupType } from './node-factory';
import type { Matrix, SceneNode } from './scene';

/**
 * Pixels. What is off by less stays as it is: rounding must not make a change, and so a step to undo,
 * of something that nobody touched.
 */
const TOLERANCE = 1e-6;

/** Brings `node` and everything below it in order, innermost first. */
export function settle(node: SceneNode): void {
  node.children.forEach(settle);
  dropEmptyGroups(node);
  if (isGroupType(node.type)) fitGroup(node);
  if (node.layoutMode !== 'NONE') placeChildren(node);
}

/** Gives `node` a new transform; a group takes its children along. */
export function setTransform(node: SceneNode, next: Matrix): void {
  if (isGroupType(node.type)) {
    const move = multiply(next, invert(node.relativeTransform));
    for (const child of node.children) setTransform(child, multiply(move, child.relativeTransform));
  }
  node.relativeTransform = next;
}

function dropEmptyGroups(parent: SceneNode): void {
  const kept = parent.children.filter(
    ({ type, children }) => !isGroupType(type) || children.length > 0,
  );
  if (kept.length < parent.children.length) parent.children = kept;
}

/** The smallest box around the children along the group's own (possibly turned) axes. */
function fitGroup(group: SceneNode): void {
  if (group.children.length === 0) return;
  const axes = linearPart(group.relativeTransform);
  const toAxes = invert(axes);
  const corners = group.children.flatMap((child) =>
    cornersOf(child).map((corner) => apply(toAxes, corner)),
  );
  const box = boundsOf(corners);
  const corner = apply(axes, box);
  const [[, , x], [, , y]] = group.relativeTransform;
  const isFitting =
    isClose(x, corner.x) &&
    isClose(y, corner.y) &&
    isClose(group.width, box.width) &&
    isClose(group.height, box.height);
  if (isFitting) return;
  group.relativeTransform = withTranslation(axes, corner);
  group.width = box.width;
  group.height = box.height;
}

/** In the container parent's coordinates. */
function cornersOf({ relativeTransform, width, height }: SceneNode): Point[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: 0, y: height },
    { x: width, y: height },
  ].map((corner) => apply(relativeTransform, corner));
}

/** One row or column from the padding's corner; children keep their size. */
function placeChildren(parent: SceneNode): void {
  if (parent.layoutMode === 'GRID') return placeInGrid(parent);
  const { layoutMode, padding, itemSpacing, children } = parent;
  const [top, , , left] = padding;
  let at = layoutMode === 'HORIZONTAL' ? left : top;
  for (const child of children) {
    if (!child.visible || child.layoutPositioning === 'ABSOLUTE') continue;
    const box = boundsThrough(child.relativeTransform, child.width, child.height);
    putAt(child, layoutMode === 'HORIZONTAL' ? { x: at, y: top } : { x: left, y: at });
    at += (layoutMode === 'HORIZONTAL' ? box.width : box.height) + itemSpacing;
  }
}

/** Row by row, in cells as large as the largest child; a hidden child leaves no cell. */
function placeInGrid({ gridColumnCount, padding, itemSpacing, children }: SceneNode): void {
  const [top, , , left] = padding;
  const shown = children.filter(
    ({ visible, layoutPositioning }) => visible && layoutPositioning === 'AUTO',
  );
  const boxes = shown.map((child) =>
    boundsThrough(child.relativeTransform, child.width, child.height),
  );
  const across = Math.max(0, ...boxes.map(({ width }) => width)) + itemSpacing;
  const down = Math.max(0, ...boxes.map(({ height }) => height)) + itemSpacing;
  shown.forEach((child, index) => {
    const column = index % gridColumnCount;
    const row = Math.floor(index / gridColumnCount);
    putAt(child, { x: left + column * across, y: top + row * down });
  });
}

/** Moves the child so that the box around it starts at `corner`. */
function putAt(child: SceneNode, corner: Point): void {
  const box = boundsThrough(child.relativeTransform, child.width, child.height);
  if (isClose(corner.x, box.x) && isClose(corner.y, box.y)) return;
  const move = translation(corner.x - box.x, corner.y - box.y);
  setTransform(child, multiply(move, child.relativeTransform));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE;
}
