/**
 * New nodes with Figma's defaults: what a node is before anybody changes anything.
 */
import { identity } from './matrix';
import type { NodeType, Paint, SceneNode } from './scene';

/** Figma's default fill for new shapes (developers.figma.com, figma-createrectangle: "grey"). */
export const DEFAULT_SHAPE_FILL: Paint = {
  type: 'SOLID',
  visible: true,
  opacity: 1,
  blendMode: 'NORMAL',
  color: { r: 0.8509804010391235, g: 0.8509804010391235, b: 0.8509804010391235 },
};

const WHITE: Paint = { ...DEFAULT_SHAPE_FILL, color: { r: 1, g: 1, b: 1 } };
const BLACK: Paint = { ...DEFAULT_SHAPE_FILL, color: { r: 0, g: 0, b: 0 } };

const DEFAULT_FILLS: Record<NodeType, Paint[]> = {
  PAGE: [],
  FRAME: [WHITE],
  GROUP: [],
  SECTION: [WHITE],
  COMPONENT: [WHITE],
  INSTANCE: [WHITE],
  COMPONENT_SET: [],
  SLOT: [],
  TRANSFORM_GROUP: [],
  BOOLEAN_OPERATION: [DEFAULT_SHAPE_FILL],
  RECTANGLE: [DEFAULT_SHAPE_FILL],
  ELLIPSE: [DEFAULT_SHAPE_FILL],
  POLYGON: [DEFAULT_SHAPE_FILL],
  STAR: [DEFAULT_SHAPE_FILL],
  VECTOR: [DEFAULT_SHAPE_FILL],
  LINE: [],
  SLICE: [],
  TEXT: [BLACK],
};

const TITLES: Record<NodeType, string> = {
  PAGE: 'Page',
  FRAME: 'Frame',
  GROUP: 'Group',
  SECTION: 'Section',
  COMPONENT: 'Component',
  INSTANCE: 'Instance',
  COMPONENT_SET: 'Component set',
  SLOT: 'Slot',
  TRANSFORM_GROUP: 'Transform group',
  BOOLEAN_OPERATION: 'Union',
  RECTANGLE: 'Rectangle',
  ELLIPSE: 'Ellipse',
  POLYGON: 'Polygon',
  STAR: 'Star',
  VECTOR: 'Vector',
  LINE: 'Line',
  SLICE: 'Slice',
  TEXT: 'Text',
};

/** Everything but identity; `children` are handed in with `SceneDocument.insert`. */
export type NodeProperties = Partial<Omit<SceneNode, 'id' | 'type' | 'children'>>;

/** A node of its own, in no document. 100 × 100 unless said otherwise, as `figma.createRectangle` makes it. */
export function newSceneNode(
  id: string,
  type: NodeType,
  properties: NodeProperties = {},
): SceneNode {
  const size = type === 'PAGE' || isGroupType(type) ? 0 : 100;
  return {
    id,
    type,
    name: TITLES[type],
    visible: true,
    locked: false,
    opacity: 1,
    blendMode: type === 'FRAME' || isGroupType(type) ? 'PASS_THROUGH' : 'NORMAL',
    relativeTransform: identity(),
    width: size,
    height: type === 'LINE' ? 0 : size,
    fills: structuredClone(DEFAULT_FILLS[type]),
    fillStyleId: '',
    strokes: [],
    strokeWeight: 1,
    effects: [],
    corners: cornersOf(type),
    cornerRadii: [0, 0, 0, 0],
    cornerSmoothing: 0,
    clipsContent:
      type === 'FRAME' || type === 'COMPONENT' || type === 'INSTANCE' || type === 'SLOT',
    isMask: false,
    constraints: { horizontal: 'MIN', vertical: 'MIN' },
    layoutMode: 'NONE',
    layoutPositioning: 'AUTO',
    gridColumnCount: 1,
    itemReverseZIndex: false,
    itemSpacing: 0,
    padding: [0, 0, 0, 0],
    text: type === 'TEXT' ? emptyText() : null,
    pluginData: {},
    relaunchData: {},
    children: [],
    ...properties,
  };
}

function emptyText(): NonNullable<SceneNode['text']> {
  return {
    characters: '',
    fontFamily: 'Inter',
    fontWeight: 400,
    fontSize: 12,
    lineHeight: 15,
    align: 'LEFT',
  };
}

const CONTAINERS: ReadonlySet<NodeType> = new Set([
  'PAGE',
  'FRAME',
  'GROUP',
  'SECTION',
  'COMPONENT',
  'INSTANCE',
  'COMPONENT_SET',
  'SLOT',
  'TRANSFORM_GROUP',
  'BOOLEAN_OPERATION',
]);

export function isContainer({ type }: SceneNode): boolean {
  return CONTAINERS.has(type);
}

/**
 * Types that have no size and no coordinates of their own: they fit their children, whose transforms
 * are relative to the container around (nodes-relativetransform, "Groups and boolean operations").
 */
export function isGroupType(type: NodeType): boolean {
  return type === 'GROUP' || type === 'BOOLEAN_OPERATION' || type === 'TRANSFORM_GROUP';
}

/** A triangle, and a star of five points, as figma.createPolygon and createStar make them. */
function cornersOf(type: NodeType): SceneNode['corners'] {
  if (type === 'POLYGON' || type === 'VECTOR') return [at(0.5, 0), at(1, 1), at(0, 1)];
  if (type !== 'STAR') return null;
  return Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? 0.5 : 0.191; // inner radius ratio 0.382 (nodes-innerradius)
    const angle = (index * Math.PI) / 5;
    return at(0.5 + reach * Math.sin(angle), 0.5 - reach * Math.cos(angle));
  });
}

function at(x: number, y: number) {
  return { x, y };
}
