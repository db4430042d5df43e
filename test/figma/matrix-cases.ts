/**
 * The rows and columns of docs/placement.md: layers with a picture, and places they can be in. Each
 * builds its part of a document, so that a cell is what the built plugin really does there.
 */
import type { NodeProperties } from '../../stage/document/node-factory';
import type { Matrix, NodeType, Paint, SceneNode } from '../../stage/document/scene';
import { rotation } from './layer-chain';
import { image, solid, type MainThread } from './main-thread';
import { greyPng } from './pictures';

export interface SourceCase {
  readonly title: string;
  readonly type: NodeType;
  readonly hasContent?: boolean;
  readonly look?: (main: MainThread) => NodeProperties;
}

export interface PlaceCase {
  readonly title: string;
  /** Outermost first; the source goes into the last. */
  readonly parents: readonly (readonly [NodeType, NodeProperties])[];
  /** Layers beside the source. */
  readonly beside?: (main: MainThread, parent: SceneNode) => void;
}

export const SOURCES: readonly SourceCase[] = [
  { title: 'Rectangle', type: 'RECTANGLE' },
  { title: 'Ellipse', type: 'ELLIPSE' },
  { title: 'Polygon', type: 'POLYGON' },
  { title: 'Star', type: 'STAR' },
  { title: 'Vector', type: 'VECTOR' },
  { title: 'Boolean operation', type: 'BOOLEAN_OPERATION', hasContent: true },
  { title: 'Text', type: 'TEXT' },
  { title: 'Frame', type: 'FRAME', hasContent: true },
  { title: 'Section', type: 'SECTION', hasContent: true },
  { title: 'Component', type: 'COMPONENT', hasContent: true },
  { title: 'Slot', type: 'SLOT', hasContent: true },
  { title: 'Instance, empty', type: 'INSTANCE' },
  { title: 'Instance with content', type: 'INSTANCE', hasContent: true },
  { title: 'Component set', type: 'COMPONENT_SET', hasContent: true },
  { title: 'Line', type: 'LINE' },
  { title: 'Slice', type: 'SLICE' },
  { title: 'Group', type: 'GROUP', hasContent: true },
];

const free = { clipsContent: false, relativeTransform: rotation(10, 30, 40) };

const FLIPPED: Matrix = [
  [-1, 0, 300],
  [0, 1, 20],
];
const SKEWED: Matrix = [
  [1, 0.5, 10],
  [0, Math.sqrt(0.75), 20],
];

export const PLACES: readonly PlaceCase[] = [
  { title: 'Page', parents: [] },
  { title: 'Frame', parents: [['FRAME', free]] },
  { title: 'Row or column', parents: [['FRAME', { ...free, layoutMode: 'HORIZONTAL' }]] },
  { title: 'Grid', parents: [['FRAME', { ...free, layoutMode: 'GRID', gridColumnCount: 2 }]] },
  {
    title: 'Group',
    parents: [
      ['FRAME', free],
      ['GROUP', {}],
    ],
  },
  { title: 'Section', parents: [['SECTION', {}]] },
  { title: 'Component', parents: [['COMPONENT', free]] },
  { title: 'Component set', parents: [['COMPONENT_SET', free]] },
  { title: 'Instance', parents: [['INSTANCE', free]] },
  {
    title: 'Instance, below other content',
    parents: [['INSTANCE', free]],
    beside: (main, parent) => main.add('TEXT', {}, parent),
  },
  {
    title: 'Slot of a component',
    parents: [
      ['COMPONENT', free],
      ['SLOT', free],
    ],
  },
  {
    title: 'Slot of an instance',
    parents: [
      ['INSTANCE', free],
      ['SLOT', { clipsContent: true }],
    ],
  },
  {
    title: 'Boolean operation',
    parents: [
      ['FRAME', free],
      ['BOOLEAN_OPERATION', {}],
    ],
  },
  { title: 'Repeated by a transform', parents: [['TRANSFORM_GROUP', {}]] },
  {
    title: 'Masked group',
    parents: [
      ['FRAME', free],
      ['GROUP', {}],
    ],
    beside: (main, parent) => {
      const mask = main.add('ELLIPSE', { isMask: true, width: 200, height: 150 }, parent);
      main.document.insert(parent, 0, mask);
    },
  },
  { title: 'Locked frame', parents: [['FRAME', { ...free, locked: true }]] },
  { title: 'Hidden frame', parents: [['FRAME', { ...free, visible: false }]] },
  {
    title: 'Row in a group in a component',
    parents: [
      ['COMPONENT', free],
      ['GROUP', {}],
      ['FRAME', { ...free, layoutMode: 'VERTICAL', itemReverseZIndex: true }],
    ],
  },
  {
    title: 'Flipped, skewed and turned parents',
    parents: [
      ['FRAME', { ...free, relativeTransform: FLIPPED }],
      ['FRAME', { ...free, relativeTransform: SKEWED }],
      ['GROUP', {}],
    ],
  },
  {
    title: 'Instance in a group in a row',
    parents: [
      ['FRAME', { ...free, layoutMode: 'HORIZONTAL' }],
      ['GROUP', {}],
      ['INSTANCE', { ...free, width: 600, height: 600, relativeTransform: rotation(0) }],
    ],
  },
  {
    title: 'Instance in an instance in a section',
    parents: [
      ['SECTION', {}],
      ['INSTANCE', free],
      ['INSTANCE', free],
    ],
  },
];

/** What lies between a layer and an opaque rectangle that shows a picture. */
const CROP: Matrix = [
  [0, 0.6, 0.2],
  [-0.5, 0, 0.9],
];

export const LOOKS: readonly { title: string; look: (main: MainThread) => NodeProperties }[] = [
  { title: 'Opaque', look: () => ({}) },
  { title: 'Layer opacity 50 %', look: () => ({ opacity: 0.5 }) },
  { title: 'Layer blended', look: () => ({ blendMode: 'MULTIPLY' }) },
  { title: 'Picture opacity 50 %', look: (main) => ({ fills: [photo(main, { opacity: 0.5 })] }) },
  { title: 'Picture blended', look: (main) => ({ fills: [photo(main, { blendMode: 'SCREEN' })] }) },
  {
    title: 'A tint in front',
    look: (main) => ({ fills: [photo(main), solid({ opacity: 0.3 })] }),
  },
  {
    title: 'A tint in front of a fitted picture',
    look: (main) => ({ fills: [photo(main, { scaleMode: 'FIT' }), solid({ opacity: 0.3 })] }),
  },
  { title: 'Two pictures', look: (main) => ({ fills: [photo(main), photo(main)] }) },
  {
    title: 'Cropped and turned',
    look: (main) => ({ fills: [photo(main, { scaleMode: 'CROP', imageTransform: CROP })] }),
  },
  {
    title: 'Fitted, turned by 90°, filtered',
    look: (main) => ({
      fills: [photo(main, { scaleMode: 'FIT', rotation: 90, filters: { exposure: 0.4 } })],
    }),
  },
  {
    title: 'Tiled, turned by 270°',
    look: (main) => ({
      fills: [photo(main, { scaleMode: 'TILE', scalingFactor: 0.5, rotation: 270 })],
    }),
  },
  { title: 'Four different corners', look: () => ({ cornerRadii: [4, 8, 12, 16] }) },
  { title: 'A stroke', look: () => ({ strokes: [solid()] }) },
  { title: 'A drop shadow', look: () => ({ effects: [{ ...SHADOW, type: 'DROP_SHADOW' }] }) },
  { title: 'An inner shadow', look: () => ({ effects: [{ ...SHADOW, type: 'INNER_SHADOW' }] }) },
  { title: 'A mask', look: () => ({ isMask: true }) },
  { title: 'Fills from a style', look: () => ({ fillStyleId: 'S:1' }) },
];

export const LOOK_PLACES: readonly (readonly [title: string, SourceCase, PlaceCase])[] = [
  ['Rectangle', SOURCES[0]!, PLACES[0]!],
  ['Ellipse', SOURCES[1]!, PLACES[0]!],
  ['in a row', SOURCES[0]!, PLACES[2]!],
  ['in a grid', SOURCES[0]!, PLACES[3]!],
  ['in an instance', SOURCES[0]!, PLACES[8]!],
  ['Frame', SOURCES[7]!, PLACES[0]!],
];

export const SHADOW = {
  color: { r: 0, g: 0, b: 0, a: 0.5 },
  offset: { x: 0, y: 4 },
  radius: 8,
  visible: true,
} as const;

function photo(main: MainThread, paint: object = {}): Paint {
  return image(main.addImage(greyPng(30, 20)), paint);
}

/** Figma lets these be nowhere else, or not there. */
export function isPossible({ type }: SourceCase, { title, parents }: PlaceCase): boolean {
  const chain = parents.map(([parent]) => parent);
  const within = (...types: NodeType[]) => chain.some((parent) => types.includes(parent));
  if (title === 'Component set') return type === 'COMPONENT';
  if (title === 'Boolean operation') return OPERANDS.includes(type);
  if (type === 'SECTION') return chain.every((parent) => parent === 'SECTION');
  if (type === 'COMPONENT' || type === 'COMPONENT_SET') {
    return !within('COMPONENT', 'INSTANCE', 'TRANSFORM_GROUP');
  }
  if (type === 'SLOT') return within('COMPONENT', 'INSTANCE');
  return true;
}

const OPERANDS: readonly NodeType[] = [
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'BOOLEAN_OPERATION',
  'TEXT',
];

export function arrange(main: MainThread, source: SourceCase, place: PlaceCase): SceneNode {
  const { document } = main;
  return document.edit(() => {
    let parent: SceneNode = document.page;
    for (const [type, properties] of place.parents) {
      const node = document.createNode(type, {
        name: type,
        width: 400,
        height: 300,
        ...properties,
      });
      document.insert(parent, 0, node);
      parent = node;
    }
    const node = addSource(main, source, parent);
    place.beside?.(main, parent);
    return node;
  });
}

function addSource(main: MainThread, { type, hasContent, look }: SourceCase, parent: SceneNode) {
  const fills: Paint[] = [photo(main)];
  const bare = type === 'SLICE' || type === 'GROUP' ? {} : { fills };
  const turned = type === 'SECTION' ? rotation(0, 10, 20) : rotation(20, 60, 20);
  const node = main.add(
    type,
    { name: 'Photo', width: 90, height: 60, relativeTransform: turned, ...bare, ...look?.(main) },
    parent,
  );
  if (hasContent) {
    const content = type === 'COMPONENT_SET' ? 'COMPONENT' : 'RECTANGLE';
    main.add(content, { name: 'Content', width: 40, height: 30, fills: [solid()] }, node);
  }
  return node;
}
