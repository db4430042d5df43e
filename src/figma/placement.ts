/**
 * Where a result may go in each mode: a plain description of the source and everything above it → the
 * parent, the index and the geometry of the new layer, or the reason why there is no such place.
 *
 * Pure, so that every combination can be tested; `surroundings.ts` makes the description from live
 * nodes, and the rules by type are in `placement-rules.ts`.
 */
import type { Size } from '../inference/core/geometry';
import type { Matrix, PlaceProblem, ResultMode, ResultNote } from './contract';
import { IDENTITY, invert, multiply, withUnitAxes } from './matrix';
import { canLeaveInstance } from './leave-instance';
import { NO_CONTAINER, parentRule, sourceRule } from './placement-rules';

export interface NodeFacts {
  readonly id: string;
  /** Figma's node type, such as `'FRAME'`. */
  readonly type: string;
  /** Position among its parent's children, back to front; 0 for a page. */
  readonly index: number;
  readonly size: Size;
  /** To page coordinates; the identity for a page. */
  readonly absoluteTransform: Matrix;
  /** To its container's coordinates: the nearest ancestor that has some of its own. */
  readonly relativeTransform: Matrix;
  readonly autoLayout: 'none' | 'flow' | 'grid';
  /** Auto layout that draws its first child on top. */
  readonly firstOnTop: boolean;
  readonly childCount: number;
  readonly hasVisibleChildren: boolean;
  readonly locked: boolean;
  readonly visible: boolean;
  /** Opaque, blended normally, without effects that change what is inside. */
  readonly isPlain: boolean;
  /** No visible sibling is drawn in front of it. */
  readonly isOnTop: boolean;
  /** A sibling below it is a mask. */
  readonly isMasked: boolean;
  readonly clips: 'nothing' | 'box' | 'rounded';
}

/** What of the source's look a layer above it would show twice, or hide. */
export interface Look {
  /** The layer's own opacity or blend mode. */
  readonly isLayerSeeThrough: boolean;
  /** The opacity or blend mode of the picture's paint, or the picture's own alpha. */
  readonly isPictureSeeThrough: boolean;
  /** Strokes, or effects that change what is inside the outline. */
  readonly isOutlined: boolean;
  readonly isMask: boolean;
  /** Another visible fill lies in front of the picture. */
  readonly hasFillInFront: boolean;
  /** No part of the layer's box is left uncovered by the picture. */
  readonly isCovered: boolean;
  /** Pattern fills, which Figma sets only asynchronously and so not in one step with the rest. */
  readonly patterns: 'none' | 'behind' | 'in-front';
  readonly hasFillStyle: boolean;
  /** Auto layout decides where it is. */
  readonly isInFlow: boolean;
}

export interface Surroundings {
  readonly source: NodeFacts;
  /** Nearest first, the page last. */
  readonly ancestors: readonly NodeFacts[];
  /** `own-fill`: the result covers the source's fill. `whole-layer`: it covers all of what is drawn. */
  readonly covers: 'own-fill' | 'whole-layer';
  /** The rectangle to cover: its own size and where its axes lie on the page. */
  readonly box: { readonly size: Size; readonly absoluteTransform: Matrix };
  readonly look: Look;
}

/**
 * What happens to the original so that nothing of it is seen twice: `hide` it, `fade` it to opacity 0
 * (where hiding would move its neighbours), or hide its `paints` from the picture upwards.
 */
export type Original = 'kept' | 'hide' | 'fade' | 'paints';

export interface LayerPlace {
  readonly kind: 'layer';
  readonly hostId: string;
  readonly index: number;
  /** relativeTransform of the new layer, with unit axes. */
  readonly transform: Matrix;
  readonly size: Size;
  /** The host lays its children out, and this one must not take part. */
  readonly absolute: boolean;
  /** Inside the source, behind its children, or a sibling, or somewhere further out. */
  readonly relation: 'inside' | 'sibling' | 'outside';
  readonly original: Original;
  readonly notes: readonly ResultNote[];
}

export type Placement =
  | LayerPlace
  /** In the source's own fills. */
  | { readonly kind: 'fill'; readonly notes: readonly ResultNote[] }
  | { readonly kind: 'refused'; readonly problem: PlaceProblem };

export function findPlacement(surroundings: Surroundings, mode: ResultMode): Placement {
  const problem = problemOf(surroundings, mode);
  if (problem) return refused(problem);
  if (mode === 'replace-fill') return placeInFill(surroundings);
  if (isInside(surroundings)) return placeInside(surroundings, mode);
  return placeAbove(surroundings, mode);
}

/** Why not, as far as types decide it. */
function problemOf(surroundings: Surroundings, mode: ResultMode): PlaceProblem | null {
  const { source, ancestors, covers, look } = surroundings;
  const own = sourceRule(source.type);
  if (covers === 'own-fill' && (own === 'no-area' || own === 'no-fill')) return own;
  // Its operands show the boolean operation's fill, never their own.
  if (isAmong(ancestors, 'in-boolean')) return 'in-boolean';
  if (mode === 'replace-fill') {
    if (covers === 'whole-layer') return 'drawn';
    return look.patterns === 'none' ? null : 'pattern-fill';
  }
  if (isAmong(ancestors, 'repeated')) return 'repeated';
  if (mode === 'patch-layer') return patchProblem(surroundings);
  return null;
}

/** A patch lies on the original, which shows through it and whose outline it would cut. */
function patchProblem(surroundings: Surroundings): PlaceProblem | null {
  const { look } = surroundings;
  if (look.isMask) return 'mask';
  if (look.isPictureSeeThrough) return 'see-through';
  if (look.hasFillInFront) return 'fill-in-front';
  if (isInside(surroundings)) return null;
  if (look.isLayerSeeThrough) return 'see-through';
  return look.isOutlined && surroundings.covers === 'own-fill' ? 'outlined' : null;
}

function placeInFill({ source, ancestors, look }: Surroundings): Placement {
  return {
    kind: 'fill',
    notes: notesOn(ancestors, [
      ['override', isAmong(ancestors, 'in-instance') || source.type === 'INSTANCE'],
      ['style-detached', look.hasFillStyle],
      ['in-component', isInComponent([source, ...ancestors])],
    ]),
  };
}

/** A container that is open shows a result inside it; one that is part of an instance is closed. */
function isInside({ source, ancestors, covers }: Surroundings): boolean {
  return (
    covers === 'own-fill' &&
    sourceRule(source.type) === 'rectangle-inside' &&
    !isAmong(ancestors, 'in-instance')
  );
}

/** First among the children of the source, exactly over its own box. */
function placeInside({ source, ancestors, box, look }: Surroundings, mode: ResultMode): Placement {
  const showsTwice = look.isPictureSeeThrough || (look.hasFillInFront && !look.isCovered);
  const original = mode === 'new-layer' && showsTwice ? 'paints' : 'kept';
  if (isPatternInTheWay(look, original)) return refused('pattern-fill');
  const chain = [source, ...ancestors];
  return {
    kind: 'layer',
    hostId: source.id,
    index: source.firstOnTop ? source.childCount : 0,
    transform: IDENTITY,
    size: box.size,
    absolute: source.autoLayout !== 'none',
    relation: 'inside',
    original,
    notes: notesOn(chain, [
      ['original-hidden', original === 'paints'],
      ['style-detached', original === 'paints' && look.hasFillStyle],
      ['in-component', isInComponent(chain)],
      ['behind-content', source.hasVisibleChildren],
    ]),
  };
}

/** Directly above the source, or above the outermost instance that it is in. */
function placeAbove(surroundings: Surroundings, mode: ResultMode): Placement {
  const { source, ancestors, look, box } = surroundings;
  const original = mode === 'new-layer' ? originalFor(surroundings) : 'kept';
  if (isPatternInTheWay(look, original)) return refused('pattern-fill');
  // The result goes directly above `ancestors[anchor]`; above the source where that is −1.
  const anchor = outermostInstance(ancestors);
  const host = ancestors[anchor + 1];
  const problem = host ? hostProblem(surroundings, anchor, host, original) : 'no-parent';
  if (!host || problem) return refused(problem ?? 'no-parent');
  const transform = transformIn(surroundings, anchor + 1);
  if (!transform) return refused('flat');
  const outer = ancestors.slice(anchor + 1);
  const takesItsPlace = original === 'hide' && look.isInFlow && source.visible;
  return {
    kind: 'layer',
    hostId: host.id,
    index: (ancestors[anchor] ?? source).index + (host.firstOnTop ? 0 : 1),
    ...withUnitAxes(transform, box.size),
    absolute: host.autoLayout !== 'none' && !takesItsPlace,
    relation: anchor < 0 ? 'sibling' : 'outside',
    original,
    notes: notesOn(outer, [
      ['outside-instance', anchor >= 0],
      ['original-hidden', original !== 'kept'],
      ['in-component', isInComponent(outer)],
    ]),
  };
}

/**
 * A see-through layer above a see-through original is seen twice, and one above an outlined original
 * hides half of the outline; so a full copy takes the original's place, and that is hidden.
 */
function originalFor({ source, ancestors, covers, look }: Surroundings): Original {
  const isFaded = look.isLayerSeeThrough || look.isMask;
  const isSeenTwice =
    look.isPictureSeeThrough || look.isOutlined || (look.hasFillInFront && !look.isCovered);
  if (!isFaded && (covers === 'whole-layer' || !isSeenTwice)) return 'kept';
  const wouldMoveOthers = look.isInFlow && source.visible;
  if (!wouldMoveOthers) return 'hide';
  // A copy takes over the place in a row; in a grid, and for what is drawn, nothing can.
  const isGrid = ancestors[0]?.autoLayout === 'grid';
  return covers === 'whole-layer' || isGrid ? 'fade' : 'hide';
}

function hostProblem(
  surroundings: Surroundings,
  anchor: number,
  host: NodeFacts,
  original: Original,
): PlaceProblem | null {
  const { source, covers, look } = surroundings;
  if (anchor >= 0 && (original !== 'kept' || !canLeaveInstance(surroundings, anchor))) {
    return 'in-instance';
  }
  if (covers === 'own-fill' && sourceRule(source.type) === 'rectangle-above-if-empty') {
    const isClosed = source.hasVisibleChildren || original !== 'kept';
    if (isClosed) return source.type === 'INSTANCE' ? 'instance-content' : 'component-set';
  }
  // What a mask is drawn as is not seen; and a faded mask would hide all that it masks.
  if (look.isMask && (covers === 'whole-layer' || original === 'fade')) return 'mask';
  const rule = parentRule(host.type);
  return rule === 'takes-layers' ? null : rule;
}

function isPatternInTheWay({ patterns }: Look, original: Original): boolean {
  return patterns === 'in-front' || (patterns === 'behind' && original !== 'kept');
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

function isAmong(chain: readonly NodeFacts[], rule: PlaceProblem): boolean {
  return chain.some(({ type }) => parentRule(type) === rule);
}

/** There, every instance of the component shows the result too. */
function isInComponent(chain: readonly NodeFacts[]): boolean {
  return chain.some((node) => node.type === 'COMPONENT');
}

function refused(problem: PlaceProblem): Placement {
  return { kind: 'refused', problem };
}

function notesOn(
  around: readonly NodeFacts[],
  others: readonly (readonly [ResultNote, boolean])[],
): ResultNote[] {
  const all: readonly (readonly [ResultNote, boolean])[] = [
    ['hidden-parent', around.some((node) => !node.visible)],
    ['locked-parent', around.some((node) => node.locked)],
    ...others,
  ];
  return all.filter(([, applies]) => applies).map(([note]) => note);
}
