/**
 * Where a result may go: a plain description of the source and everything above it → the parent, the
 * index and the geometry of the new layer, or the reason why there is no such place.
 *
 * Pure, so that every combination can be tested; `surroundings.ts` makes the description from live
 * nodes. What may be a parent is Figma's documentation of insertChild; the rest are the choices that
 * keep the picture looking as it did.
 */
import type { Size } from '../inference/core/geometry';
import type { Matrix } from './contract';
import { IDENTITY, invert, multiply, withUnitAxes } from './matrix';

export interface NodeFacts {
  readonly id: string;
  /** Figma's node type, such as `'FRAME'`. */
  readonly type: string;
  /** Position among its parent's children, back to front; 0 for a page. */
  readonly index: number;
  /** To page coordinates; the identity for a page. */
  readonly absoluteTransform: Matrix;
  /** To its container's coordinates: the nearest ancestor that is no group and no boolean operation. */
  readonly relativeTransform: Matrix;
  readonly autoLayout: boolean;
  readonly hasChildren: boolean;
  readonly locked: boolean;
  readonly visible: boolean;
}

export interface Surroundings {
  readonly source: NodeFacts;
  /** Nearest first, the page last. */
  readonly ancestors: readonly NodeFacts[];
  /** `own-fill`: the result covers the source's fill. `whole-layer`: it covers all of what is drawn. */
  readonly covers: 'own-fill' | 'whole-layer';
  /** The rectangle to cover: its own size and where its axes lie on the page. */
  readonly box: { readonly size: Size; readonly absoluteTransform: Matrix };
}

/** What a person should hear about the place, gravest first. */
export type PlacementRemark =
  | 'hidden-parent'
  | 'locked-parent'
  | 'outside-instance'
  | 'covers-content'
  | 'in-component'
  | 'behind-content';

export interface Place {
  readonly kind: 'place';
  readonly hostId: string;
  readonly index: number;
  /** relativeTransform of the new layer, with unit axes. */
  readonly transform: Matrix;
  readonly size: Size;
  /** The host lays its children out, and this one must not take part. */
  readonly absolute: boolean;
  /** Inside the source, behind its children, or a sibling, or somewhere further out. */
  readonly relation: 'inside' | 'sibling' | 'outside';
  readonly remarks: readonly PlacementRemark[];
}

export interface NoPlace {
  readonly kind: 'no-place';
  /** The rest of the sentence "The result cannot be added, because …". */
  readonly reason: string;
}

/** Types whose own fill lies behind their children, so that a result above them would hide those. */
const HOLDS_CONTENT = ['FRAME', 'COMPONENT', 'SECTION', 'SLOT', 'SLIDE'];
/** Types that take any child without changing what they are; all others are climbed past. */
const TAKES_CHILDREN = [...HOLDS_CONTENT, 'PAGE', 'GROUP'];
/** Types that are transparent to coordinates: children count from the next container outwards. */
const NO_CONTAINER = ['GROUP', 'BOOLEAN_OPERATION'];

export function findPlace(surroundings: Surroundings): Place | NoPlace {
  const { source, ancestors, covers } = surroundings;
  const closed = outermostInstance(ancestors);
  if (covers === 'own-fill' && closed < 0 && HOLDS_CONTENT.indexOf(source.type) >= 0) {
    return placeInside(surroundings);
  }
  // `anchor` is the layer that the result goes directly above: the source, or the outermost of the
  // ancestors that cannot be opened.
  let anchor = closed;
  let host = ancestors[anchor + 1];
  while (host && TAKES_CHILDREN.indexOf(host.type) < 0) host = ancestors[++anchor + 1];
  if (!host) return { kind: 'no-place', reason: 'none of its parents takes another layer' };
  return placeAbove(surroundings, anchor, host);
}

/** First among the children of the source, exactly over its own box. */
function placeInside({ source, ancestors, box }: Surroundings): Place {
  const chain = [source, ...ancestors];
  return {
    kind: 'place',
    hostId: source.id,
    index: 0,
    transform: IDENTITY,
    size: box.size,
    absolute: source.autoLayout,
    relation: 'inside',
    remarks: remarksOn(chain, [
      ['in-component', isInComponent(chain)],
      ['behind-content', source.hasChildren],
    ]),
  };
}

/** Above `ancestors[anchor]`, or above the source where `anchor` is −1. */
function placeAbove(surroundings: Surroundings, anchor: number, host: NodeFacts): Place | NoPlace {
  const { source, ancestors, covers, box } = surroundings;
  const transform = transformIn(surroundings, anchor + 1);
  if (!transform) return { kind: 'no-place', reason: 'a parent is skewed until it is flat' };
  const outer = ancestors.slice(anchor + 1);
  const skipped = ancestors.slice(0, anchor + 1);
  return {
    kind: 'place',
    hostId: host.id,
    index: (ancestors[anchor] ?? source).index + 1,
    ...withUnitAxes(transform, box.size),
    absolute: host.autoLayout,
    relation: anchor < 0 ? 'sibling' : 'outside',
    remarks: remarksOn(outer, [
      ['outside-instance', skipped.some((node) => node.type === 'INSTANCE')],
      ['covers-content', covers === 'own-fill' && source.hasChildren && !isShape(source)],
      ['in-component', isInComponent(outer)],
    ]),
  };
}

/** The box's transform relative to the container of `ancestors[hostIndex]`'s children. */
function transformIn({ source, ancestors, covers, box }: Surroundings, hostIndex: number) {
  const container = containerFrom(ancestors, hostIndex);
  if (covers === 'own-fill' && container === containerFrom(ancestors, 0)) {
    return source.relativeTransform; // as it is: going through the page would cost the last digits
  }
  const toContainer = invert(container?.absoluteTransform ?? IDENTITY);
  return toContainer && multiply(toContainer, box.absoluteTransform);
}

function containerFrom(ancestors: readonly NodeFacts[], start: number): NodeFacts | undefined {
  return ancestors.slice(start).find((node) => NO_CONTAINER.indexOf(node.type) < 0);
}

/** Index of the outermost instance above the source, −1 where there is none. */
function outermostInstance(ancestors: readonly NodeFacts[]): number {
  return ancestors.reduce((found, node, index) => (node.type === 'INSTANCE' ? index : found), -1);
}

/** A boolean operation's children are what it is made of, not content in front of it. */
function isShape({ type }: NodeFacts): boolean {
  return type === 'BOOLEAN_OPERATION';
}

/** There, every instance of the component shows the result too. */
function isInComponent(chain: readonly NodeFacts[]): boolean {
  return chain.some((node) => node.type === 'COMPONENT');
}

function remarksOn(
  around: readonly NodeFacts[],
  others: readonly (readonly [PlacementRemark, boolean])[],
): PlacementRemark[] {
  const all: readonly (readonly [PlacementRemark, boolean])[] = [
    ['hidden-parent', around.some((node) => !node.visible)],
    ['locked-parent', around.some((node) => node.locked)],
    ...others,
  ];
  return all.filter(([, applies]) => applies).map(([remark]) => remark);
}
