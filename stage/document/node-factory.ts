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
  RECTANGLE: [DEFAULT_SHAPE_FILL],
  ELLIPSE: [DEFAULT_SHAPE_FILL],
  TEXT: [BLACK],
};

const TITLES: Record<NodeType, string> = {
  PAGE: 'Page',
  FRAME: 'Frame',
  GROUP: 'Group',
  SECTION: 'Section',
  COMPONENT: 'Component',
  INSTANCE: 'Instance',
  RECTANGLE: 'Rectangle',
  ELLIPSE: 'Ellipse',
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
  const size = type === 'PAGE' || type === 'GROUP' ? 0 : 100;
  return {
    id,
    type,
    name: TITLES[type],
    visible: true,
    locked: false,
    opacity: 1,
    blendMode: type === 'FRAME' || type === 'GROUP' ? 'PASS_THROUGH' : 'NORMAL',
    relativeTransform: identity(),
    width: size,
    height: size,
    fills: structuredClone(DEFAULT_FILLS[type]),
    strokes: [],
    strokeWeight: 1,
    effects: [],
    cornerRadii: [0, 0, 0, 0],
    cornerSmoothing: 0,
    clipsContent: type === 'FRAME' || type === 'COMPONENT' || type === 'INSTANCE',
    isMask: false,
    constraints: { horizontal: 'MIN', vertical: 'MIN' },
    layoutMode: 'NONE',
    layoutPositioning: 'AUTO',
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
]);

export function isContainer({ type }: SceneNode): boolean {
  return CONTAINERS.has(type);
}
