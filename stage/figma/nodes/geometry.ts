/** Place and size (api/properties/nodes-x, -relativetransform, -resize, …). */
import type { SceneDocument } from '../../document/document';
import { rotationOf, translation, withRotation, withTranslation } from '../../document/matrix';
import type { Matrix, SceneNode } from '../../document/scene';
import { paintedBounds } from '../../page/render/space';
import { asArray, asBoolean, asNumber, asOneOf, asRecord, invalid, type Place } from '../checks';
import type { NodeReference } from '../context';
import { matrixIn } from '../paints';
import { isInsideInstance } from '../parenting';
import { nodeMethod, readOnly, stored, writable, type NodeMembers } from './node-member';

/** "Must be greater than or equal to 0.01" (nodes-resize). */
const MIN_SIDE = 0.01;
/** How far the axes may be from unit length: sizes are separate, so a transform does not scale. */
const UNIT_TOLERANCE = 1e-4;

function moveTo(node: SceneNode, { context }: NodeReference, matrix: Matrix): void {
  checkMovable(node, context.document);
  context.document.move(node, matrix);
}

/**
 * An instance's parts can have other paints, texts and visibility than its component's, but lie where
 * the component has them. The API reference does not list what Figma says to a plugin that moves one;
 * here it throws, so that nothing comes to rely on it.
 */
function checkMovable(node: SceneNode, document: SceneDocument): void {
  if (!isInsideInstance(document, node)) return;
  throw new Error('Cannot move or resize a node inside of an instance');
}

/** Auto layout decides where its children are; what is written has no effect (nodes-x, nodes-relativetransform). */
function isPlacedByLayout(node: SceneNode, { context }: NodeReference): boolean {
  const parent = context.document.parentOf(node);
  return parent !== null && parent.layoutMode !== 'NONE' && node.layoutPositioning === 'AUTO';
}

function coordinate(name: 'x' | 'y') {
  const row = name === 'x' ? 0 : 1;
  return writable(
    name,
    ({ relativeTransform }) => relativeTransform[row][2],
    (node, value, place, self) => {
      const position = { ...positionOf(node), [name]: asNumber(value, place) };
      if (isPlacedByLayout(node, self)) return;
      moveTo(node, self, withTranslation(node.relativeTransform, position));
    },
  );
}

function positionOf({ relativeTransform: [[, , x], [, , y]] }: SceneNode) {
  return { x, y };
}

function transformIn(value: unknown, place: Place): Matrix {
  const matrix = matrixIn(value, place);
  const [[a, c], [b, d]] = matrix;
  const isUnit = (length: number) => Math.abs(length - 1) <= UNIT_TOLERANCE;
  if (!isUnit(Math.hypot(a, b)) || !isUnit(Math.hypot(c, d))) {
    throw invalid(place, 'the axes of a transform must have unit length: use resize for the size');
  }
  if (Math.abs(a * d - b * c) < 1e-9) throw invalid(place, 'the transform has no inverse');
  return matrix;
}

function resizing(name: string, followsConstraints: boolean) {
  return nodeMethod((node, [width, height], { context }) => {
    const sides = [
      asNumber(width, { member: name, path: 'width' }, { min: MIN_SIDE }),
      asNumber(height, { member: name, path: 'height' }, { min: MIN_SIDE }),
    ] as const;
    checkMovable(node, context.document);
    if (followsConstraints) return context.document.resize(node, ...sides);
    return context.document.edit(() => {
      [node.width, node.height] = sides;
    });
  });
}

/** DimensionAndPositionMixin: sections have these and no more. */
export const POSITION_MEMBERS: NodeMembers = {
  x: coordinate('x'),
  y: coordinate('y'),
  width: readOnly(({ width }) => width),
  height: readOnly(({ height }) => height),
  relativeTransform: writable(
    'relativeTransform',
    ({ relativeTransform }) => relativeTransform,
    (node, value, place, self) => {
      const matrix = transformIn(value, place);
      const placed = isPlacedByLayout(node, self);
      moveTo(node, self, placed ? withTranslation(matrix, positionOf(node)) : matrix);
    },
  ),
  absoluteTransform: readOnly((node, { context }) => context.document.absoluteTransform(node)),
  /** "null if the node is invisible" (nodes-absoluterenderbounds). */
  absoluteRenderBounds: readOnly((node, { context: { document } }) => {
    const chain = [node, ...document.ancestorsOf(node)];
    if (!chain.every(({ visible }) => visible)) return null;
    const container = document.containerParentOf(node);
    const outer = container ? document.absoluteTransform(container) : translation(0, 0);
    return paintedBounds(node, outer);
  }),
  absoluteBoundingBox: readOnly((node, { context }) => context.document.absoluteBounds(node)),
  resizeWithoutConstraints: resizing('resizeWithoutConstraints', false),
};

export const LAYOUT_MEMBERS: NodeMembers = {
  ...POSITION_MEMBERS,
  rotation: writable(
    'rotation',
    ({ relativeTransform }) => rotationOf(relativeTransform),
    (node, value, place, self) => {
      const degrees = asNumber(value, place);
      moveTo(node, self, withRotation(node.relativeTransform, degrees));
    },
  ),
  resize: resizing('resize', true),
  layoutPositioning: writable(
    'layoutPositioning',
    ({ layoutPositioning }) => layoutPositioning,
    (node, value, place, { context }) => {
      const positioning = asOneOf(value, ['AUTO', 'ABSOLUTE'], place);
      const parent = context.document.parentOf(node);
      if (positioning === 'ABSOLUTE' && (!parent || parent.layoutMode === 'NONE')) {
        // nodes-layoutpositioning: "only valid on direct children of auto-layout frames"
        throw new Error(
          'in set_layoutPositioning: Can only set layoutPositioning = ABSOLUTE if the parent node has layoutMode !== NONE',
        );
      }
      node.layoutPositioning = positioning;
    },
  ),
};

const CONSTRAINTS = ['MIN', 'CENTER', 'MAX', 'STRETCH', 'SCALE'] as const;

export const CONSTRAINT_MEMBERS: NodeMembers = {
  constraints: stored('constraints', (value, place) => {
    const { horizontal, vertical } = asRecord(value, ['horizontal', 'vertical'], place);
    return {
      horizontal: asOneOf(horizontal, CONSTRAINTS, place),
      vertical: asOneOf(vertical, CONSTRAINTS, place),
    };
  }),
};

const sideIn = (value: unknown, place: Place) => asNumber(value, place, { min: 0 });

function padding(name: string, side: 0 | 1 | 2 | 3) {
  return writable(
    name,
    ({ padding: sides }) => sides[side],
    (node, value, place) => {
      node.padding[side] = sideIn(value, place);
    },
  );
}

/** Frames, components and instances. */
export const AUTO_LAYOUT_MEMBERS: NodeMembers = {
  layoutMode: stored('layoutMode', (value, place) =>
    asOneOf(value, ['NONE', 'HORIZONTAL', 'VERTICAL', 'GRID'], place),
  ),
  gridColumnCount: stored('gridColumnCount', (value, place) => asNumber(value, place, { min: 1 })),
  itemReverseZIndex: stored('itemReverseZIndex', asBoolean),
  itemSpacing: stored('itemSpacing', (value, place) => asNumber(value, place)),
  paddingTop: padding('paddingTop', 0),
  paddingRight: padding('paddingRight', 1),
  paddingBottom: padding('paddingBottom', 2),
  paddingLeft: padding('paddingLeft', 3),
};

/** Reads a list of nodes the plugin hands in. */
export function nodesIn(value: unknown, member: string, { context }: NodeReference): SceneNode[] {
  return asArray(value, { member, path: 'nodes' }).map((node) => context.nodeFor(node, member));
}
