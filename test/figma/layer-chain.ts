/**
 * Builds what `placement.ts` decides on from a short list, source first and page last, working the
 * absolute transforms out as Figma's documentation of relativeTransform says.
 */
import type { Matrix } from '../../src/figma/contract';
import { IDENTITY, multiply } from '../../src/figma/matrix';
import type { NodeFacts, Surroundings } from '../../src/figma/placement';

type MutableMatrix = [[number, number, number], [number, number, number]];

export interface Link {
  readonly type: string;
  readonly relativeTransform?: Matrix;
  readonly index?: number;
  readonly autoLayout?: boolean;
  readonly hasChildren?: boolean;
  readonly locked?: boolean;
  readonly visible?: boolean;
}

export const SIZE = { width: 320, height: 200 };

export function surroundings(links: readonly Link[]): Surroundings {
  const [source, ...ancestors] = chain(links);
  return {
    source: source!,
    ancestors,
    covers: 'own-fill',
    box: { size: SIZE, absoluteTransform: source!.absoluteTransform },
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
      autoLayout: false,
      hasChildren: position > 0,
      locked: false,
      visible: true,
      ...link,
      id: link.type === 'PAGE' ? 'PAGE' : `${link.type} ${position}`,
      relativeTransform,
      absoluteTransform,
    });
    if (link.type !== 'GROUP' && link.type !== 'BOOLEAN_OPERATION') container = absoluteTransform;
  }
  return facts;
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
