/**
 * Builds what `placement.ts` decides on from a short list, source first and page last, working the
 * absolute transforms out as Figma's documentation of relativeTransform says.
 */
import type { Matrix } from '../../src/figma/contract';
import { IDENTITY, multiply } from '../../src/figma/matrix';
import type { Look, NodeFacts, Surroundings } from '../../src/figma/placement';

type MutableMatrix = [[number, number, number], [number, number, number]];

export type Link = Partial<Omit<NodeFacts, 'id' | 'absoluteTransform'>> & Pick<NodeFacts, 'type'>;

export const SIZE = { width: 320, height: 200 };

/** An opaque picture that fills its layer. */
export const PLAIN_LOOK: Look = {
  isLayerSeeThrough: false,
  isPictureSeeThrough: false,
  isOutlined: false,
  isMask: false,
  hasFillInFront: false,
  isCovered: true,
  patterns: 'none',
  hasFillStyle: false,
  isInFlow: false,
};

export function surroundings(links: readonly Link[], look: Partial<Look> = {}): Surroundings {
  const [source, ...ancestors] = chain(links);
  return {
    source: source!,
    ancestors,
    covers: 'own-fill',
    box: { size: SIZE, absoluteTransform: source!.absoluteTransform },
    look: { ...PLAIN_LOOK, ...look },
  };
}

/** Ids are the type and the position, such as `FRAME 1`; the page's is `PAGE`. */
export function chain(links: readonly Link[]): NodeFacts[] {
  const facts: NodeFacts[] = [];
  let container: Matrix = IDENTITY;
  for (let position = links.length - 1; position >= 0; position--) {
    const link = links[position]!;
    const relativeTransform = link.relativeTransform ?? IDENTITY;
    const absoluteTransform = multiply(container, relativeTransform);
    facts.unshift({
      index: 0,
      size: SIZE,
      autoLayout: 'none',
      firstOnTop: false,
      childCount: position > 0 ? 1 : 0,
      hasVisibleChildren: position > 0,
      locked: false,
      visible: true,
      isPlain: true,
      isOnTop: true,
      isMasked: false,
      clips: 'nothing',
      ...link,
      id: link.type === 'PAGE' ? 'PAGE' : `${link.type} ${position}`,
      relativeTransform,
      absoluteTransform,
    });
    if (!isTransparent(link)) container = absoluteTransform;
  }
  return facts;
}

/** To coordinates. */
function isTransparent({ type }: Link): boolean {
  return type === 'GROUP' || type === 'BOOLEAN_OPERATION' || type === 'TRANSFORM_GROUP';
}

/** Mutable, so that the stand-in's nodes take it too. */
export function rotation(degrees: number, x = 0, y = 0): MutableMatrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    [cos, -sin, x],
    [sin, cos, y],
  ];
}
