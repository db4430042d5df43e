/** Random documents with a picture somewhere in them, as fast-check makes and shrinks them. */
import fc from 'fast-check';
import { multiply } from '../../stage/document/matrix';
import type { SceneDocument } from '../../stage/document/document';
import type { NodeProperties } from '../../stage/document/node-factory';
import type { ImagePaint, Matrix, NodeType, Paint, SceneNode } from '../../stage/document/scene';
import { rotation } from './layer-chain';
import { SHADOW } from './matrix-cases';

export interface RandomLayer {
  readonly type: NodeType;
  readonly properties: NodeProperties;
}

export interface RandomDocument {
  /** Outermost first. */
  readonly parents: readonly (RandomLayer & { below?: RandomLayer; above?: RandomLayer })[];
  readonly source: RandomLayer & { readonly paint: Omit<ImagePaint, 'imageHash' | 'type'> };
  readonly behind: Paint | null;
  readonly inFront: Paint | null;
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Unit axes, as Figma's are: turned, leaning and flipped. */
const transform: fc.Arbitrary<Matrix> = fc
  .record({
    turn: number(-180, 180),
    lean: fc.oneof(fc.constant(0), number(-40, 40)),
    flipped: fc.boolean(),
    x: number(-60, 60),
    y: number(-60, 60),
  })
  .map(({ turn, lean, flipped, x, y }) => {
    const angle = (lean * Math.PI) / 180;
    return multiply(rotation(turn, x, y), [
      [flipped ? -1 : 1, Math.sin(angle), 0],
      [0, Math.cos(angle), 0],
    ]);
  });

const size = { width: number(30, 140), height: number(30, 140) };
const opacity = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: number(0.2, 0.9) },
);
const blendMode = fc.oneof(
  { weight: 5, arbitrary: fc.constant('NORMAL') },
  { weight: 1, arbitrary: fc.constantFrom('MULTIPLY', 'SCREEN', 'DIFFERENCE') },
);
const colour = fc.record({ r: number(0, 1), g: number(0, 1), b: number(0, 1) });
const solid = fc.record({ type: fc.constant('SOLID' as const), color: colour, opacity, blendMode });
const radii = fc.oneof(
  fc.constant([0, 0, 0, 0] as [number, number, number, number]),
  fc.tuple(number(0, 30), number(0, 30), number(0, 30), number(0, 30)),
);

const extra = fc.record({
  type: fc.constantFrom<NodeType>('RECTANGLE', 'ELLIPSE', 'STAR'),
  properties: fc.record({
    ...size,
    relativeTransform: transform,
    opacity,
    isMask: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.boolean() },
    ),
    fills: fc.tuple(solid).map((fills): Paint[] => fills),
  }),
});

const parent = fc
  .record({
    type: fc.constantFrom<NodeType>('FRAME', 'FRAME', 'GROUP', 'SECTION', 'COMPONENT', 'INSTANCE'),
    layout: fc.constantFrom('NONE', 'NONE', 'HORIZONTAL', 'VERTICAL', 'GRID'),
    look: fc.record({
      width: number(100, 300),
      height: number(100, 300),
      relativeTransform: transform,
      opacity,
      blendMode,
      cornerRadii: radii,
      clipsContent: fc.boolean(),
      itemReverseZIndex: fc.boolean(),
    }),
    fill: solid,
    below: fc.option(extra, { nil: undefined }),
    above: fc.option(extra, { nil: undefined }),
  })
  .map(({ type, layout, look, fill, below, above }) => {
    const hasLayout = type === 'FRAME' || type === 'COMPONENT' || type === 'INSTANCE';
    const layoutMode = hasLayout ? layout : 'NONE';
    const own = type === 'GROUP' ? { opacity: look.opacity } : { ...look, fills: [fill as Paint] };
    const plain =
      type === 'SECTION'
        ? {
            opacity: 1,
            blendMode: 'NORMAL',
            cornerRadii: [0, 0, 0, 0] as [number, number, number, number],
            clipsContent: false,
          }
        : {};
    return {
      type,
      properties: { ...own, ...plain, layoutMode, gridColumnCount: 2 },
      ...(below && { below }),
      ...(above && { above }),
    };
  });

/** Sections lie on the page or in sections, and components neither in components nor in instances. */
function asFigmaAllows<T extends RandomLayer>(parents: readonly T[]): T[] {
  return parents.map((layer, index) => {
    const outer = parents.slice(0, index).map(({ type }) => type);
    const isPossible =
      layer.type === 'SECTION'
        ? outer.every((type) => type === 'SECTION')
        : layer.type !== 'COMPONENT' || !outer.some((type) => CLOSED.includes(type));
    return isPossible ? layer : { ...layer, type: 'FRAME' };
  });
}

const CLOSED: readonly NodeType[] = ['COMPONENT', 'INSTANCE'];

const shift = number(-0.4, 0.6);
const paint = fc
  .record({
    scaleMode: fc.constantFrom('FILL' as const, 'FIT' as const, 'CROP' as const, 'TILE' as const),
    imageTransform: fc.tuple(
      number(0.3, 1.6),
      number(-0.5, 0.5),
      shift,
      number(-0.5, 0.5),
      number(0.3, 1.6),
      shift,
    ),
    scalingFactor: number(0.4, 3),
    rotation: fc.constantFrom(0, 0, 90, 180, 270),
    filters: fc.option(
      fc.record({ exposure: number(-1, 1), contrast: number(-1, 1), tint: number(-1, 1) }),
    ),
    opacity,
    blendMode,
  })
  .map(
    ({
      scaleMode,
      imageTransform: [a, c, e, b, d, f],
      scalingFactor,
      rotation: turn,
      filters,
      ...rest
    }) => ({
      ...rest,
      scaleMode,
      ...(filters && { filters }),
      ...(scaleMode === 'CROP' && {
        imageTransform: [
          [a, c, e],
          [b, d, f],
        ] as Matrix,
      }),
      ...(scaleMode === 'TILE' && { scalingFactor }),
      ...(scaleMode !== 'CROP' && { rotation: turn }),
    }),
  );

const CONTAINERS: readonly NodeType[] = ['FRAME', 'COMPONENT'];

const source = fc
  .record({
    type: fc.constantFrom<NodeType>(
      'RECTANGLE',
      'RECTANGLE',
      'ELLIPSE',
      'POLYGON',
      'STAR',
      'VECTOR',
      'TEXT',
      'FRAME',
    ),
    look: fc.record({
      ...size,
      relativeTransform: transform,
      opacity,
      blendMode,
      cornerRadii: radii,
    }),
    stroke: fc.option(solid),
    effect: fc.constantFrom(null, null, null, 'DROP_SHADOW' as const, 'INNER_SHADOW' as const),
    isMask: fc.oneof(
      { weight: 6, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    absolute: fc.boolean(),
    paint,
  })
  .map(({ type, look, stroke, effect, isMask, absolute, paint: picture }) => {
    // Whether Figma draws a frame's stroke and inner shadow above its children is not documented.
    const hasOutline = CONTAINERS.indexOf(type) < 0;
    return {
      type,
      paint: picture,
      properties: {
        ...look,
        isMask: isMask && hasOutline,
        layoutPositioning: absolute ? ('ABSOLUTE' as const) : ('AUTO' as const),
        strokes: stroke && hasOutline ? [stroke] : [],
        strokeWeight: 6,
        effects: effect && hasOutline ? [{ ...SHADOW, type: effect }] : [],
      },
    };
  });

export const randomDocument: fc.Arbitrary<RandomDocument> = fc.record({
  parents: fc.array(parent, { maxLength: 3 }).map(asFigmaAllows),
  source,
  behind: fc.option(solid),
  inFront: fc.option(solid, { freq: 4 }),
});

/** The same without what keeps a result from lying on the layer as it is. */
export function plainly(made: RandomDocument): RandomDocument {
  const { source: layer } = made;
  const properties = {
    ...layer.properties,
    opacity: 1,
    blendMode: 'NORMAL',
    strokes: [],
    effects: layer.properties.effects?.filter(({ type }) => type === 'DROP_SHADOW') ?? [],
    isMask: false,
  };
  const paint = { ...layer.paint, opacity: 1, blendMode: 'NORMAL' };
  return { ...made, source: { ...layer, properties, paint }, inFront: null };
}

/** @returns the layer with the picture */
export function build(document: SceneDocument, made: RandomDocument, imageHash: string): SceneNode {
  return document.edit(() => {
    let into: SceneNode = document.page;
    const put = ({ type, properties }: RandomLayer) => {
      const node = document.createNode(type, properties);
      // Only children of auto-layout frames can be absolute.
      if (into.layoutMode === 'NONE') node.layoutPositioning = 'AUTO';
      document.insert(into, into.children.length, node);
      return node;
    };
    const outer: (() => void)[] = [];
    for (const layer of made.parents) {
      if (layer.below) put(layer.below);
      const node = put(layer);
      const { above } = layer;
      const around = into;
      if (above) {
        outer.push(() => {
          into = around;
          put(above);
        });
      }
      into = node;
    }
    const fills = [
      made.behind,
      { type: 'IMAGE' as const, imageHash, ...made.source.paint },
      made.inFront,
    ];
    const node = put(made.source);
    node.fills = fills.filter((fill) => fill !== null);
    outer.forEach((add) => add());
    return node;
  });
}
