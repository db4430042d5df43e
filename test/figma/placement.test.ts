import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../src/figma/contract';
import { applyTo, IDENTITY, multiply, translation } from '../../src/figma/matrix';
import { findPlacement, type LayerPlace, type NodeFacts } from '../../src/figma/placement';
import { chain, rotation, SIZE, surroundings, type Link } from './layer-chain';

const page: Link = { type: 'PAGE' };
const at = (x: number, y: number) => ({ relativeTransform: translation({ x, y }) });

describe('findPlacement', () => {
  it.each<{ claim: string; links: Link[]; place: Partial<LayerPlace> }>([
    {
      claim: 'puts the result directly above a rectangle on the page',
      links: [{ type: 'RECTANGLE', index: 3, ...at(40, 50) }, page],
      place: {
        hostId: 'PAGE',
        index: 4,
        transform: translation({ x: 40, y: 50 }),
        size: SIZE,
        absolute: false,
        relation: 'sibling',
        notes: [],
      },
    },
    {
      claim: 'keeps a rotated layer’s transform to the last digit',
      links: [
        { type: 'RECTANGLE', relativeTransform: rotation(33.3, 7, 8) },
        { type: 'FRAME' },
        page,
      ],
      place: { hostId: 'FRAME 1', transform: rotation(33.3, 7, 8), relation: 'sibling' },
    },
    {
      claim: 'puts a frame’s result behind the frame’s children, over the frame’s own box',
      links: [{ type: 'FRAME', hasVisibleChildren: true, ...at(40, 50) }, page],
      place: {
        hostId: 'FRAME 0',
        index: 0,
        transform: IDENTITY,
        size: SIZE,
        absolute: false,
        relation: 'inside',
        notes: ['behind-content'],
      },
    },
    {
      claim: 'takes no part in the layout of an auto-layout frame that holds its own picture',
      links: [{ type: 'FRAME', autoLayout: 'flow', hasVisibleChildren: false }, page],
      place: { hostId: 'FRAME 0', absolute: true, notes: [] },
    },
    {
      claim: 'takes no part in the layout of an auto-layout parent',
      links: [{ type: 'RECTANGLE', index: 1 }, { type: 'FRAME', autoLayout: 'flow' }, page],
      place: { hostId: 'FRAME 1', index: 2, absolute: true, relation: 'sibling' },
    },
    {
      claim: 'stays in a group, whose children count from the frame around it',
      links: [
        { type: 'RECTANGLE', ...at(15, 25) },
        { type: 'GROUP', ...at(10, 20) },
        { type: 'FRAME', ...at(1000, 1000) },
        page,
      ],
      place: { hostId: 'GROUP 1', transform: translation({ x: 15, y: 25 }) },
    },
    {
      claim: 'is not absolute in a group, even one inside an auto-layout frame',
      links: [
        { type: 'RECTANGLE' },
        { type: 'GROUP' },
        { type: 'FRAME', autoLayout: 'flow' },
        page,
      ],
      place: { hostId: 'GROUP 1', absolute: false },
    },
    {
      claim: 'leaves an instance and goes directly above it',
      links: [
        { type: 'RECTANGLE', ...at(5, 5) },
        { type: 'INSTANCE', index: 2, ...at(100, 100) },
        { type: 'FRAME', ...at(1000, 0) },
        page,
      ],
      place: {
        hostId: 'FRAME 2',
        index: 3,
        transform: translation({ x: 105, y: 105 }),
        relation: 'outside',
        notes: ['outside-instance'],
      },
    },
    {
      claim: 'leaves the outermost of nested instances',
      links: [
        { type: 'RECTANGLE' },
        { type: 'INSTANCE' },
        { type: 'FRAME' },
        { type: 'INSTANCE', index: 6 },
        page,
      ],
      place: { hostId: 'PAGE', index: 7, notes: ['outside-instance'] },
    },
    {
      claim: 'goes above a boolean operation that carries the picture',
      links: [{ type: 'BOOLEAN_OPERATION', hasVisibleChildren: true }, page],
      place: { hostId: 'PAGE', relation: 'sibling', notes: [] },
    },
    {
      claim: 'goes into a component, and says that its instances show it',
      links: [{ type: 'RECTANGLE' }, { type: 'COMPONENT' }, page],
      place: { hostId: 'COMPONENT 1', notes: ['in-component'] },
    },
    {
      claim: 'says that a parent is locked',
      links: [{ type: 'RECTANGLE' }, { type: 'GROUP' }, { type: 'FRAME', locked: true }, page],
      place: { hostId: 'GROUP 1', notes: ['locked-parent'] },
    },
    {
      claim: 'says first that a parent is hidden',
      links: [{ type: 'RECTANGLE' }, { type: 'FRAME', visible: false, locked: true }, page],
      place: { notes: ['hidden-parent', 'locked-parent'] },
    },
    {
      claim: 'finds nothing to say about a source that is hidden or locked itself',
      links: [{ type: 'RECTANGLE', visible: false, locked: true }, page],
      place: { notes: [] },
    },
  ])('$claim', ({ links, place }) => {
    expect(findPlacement(surroundings(links), 'new-layer')).toMatchObject({
      kind: 'layer',
      ...place,
    });
  });

  it('lays a drawn frame’s picture above the frame, upright, whatever the frame’s own angle', () => {
    const links: Link[] = [
      { type: 'FRAME', hasVisibleChildren: true, index: 1, relativeTransform: rotation(30, 50, 0) },
      { type: 'FRAME', ...at(100, 200) },
      page,
    ];
    const size = { width: 444, height: 333 };
    const box = { size, absoluteTransform: translation({ x: 110, y: 220 }) };

    expect(
      findPlacement({ ...surroundings(links), covers: 'whole-layer', box }, 'new-layer'),
    ).toMatchObject({
      hostId: 'FRAME 1',
      index: 2,
      transform: translation({ x: 10, y: 20 }),
      size,
      relation: 'sibling',
      notes: [],
    });
  });

  it('gives up where no parent takes another layer', () => {
    expect(
      findPlacement(surroundings([{ type: 'RECTANGLE' }, { type: 'TABLE' }]), 'new-layer'),
    ).toMatchObject({
      kind: 'refused',
    });
  });

  it('gives up where the container is skewed flat, rather than placing at infinity', () => {
    const flat: Matrix = [
      [1, 1, 0],
      [0, 0, 0],
    ];
    const links = [
      { type: 'RECTANGLE' },
      { type: 'INSTANCE' },
      { type: 'FRAME', relativeTransform: flat },
      page,
    ];
    expect(findPlacement(surroundings(links), 'new-layer')).toMatchObject({
      kind: 'refused',
      problem: 'flat',
    });
  });
});

describe('in any tree of rotated, flipped and skewed layers', () => {
  const unitAxes = fc
    .record({
      turn: fc.double({ min: -180, max: 180, noNaN: true }),
      skew: fc.double({ min: -50, max: 50, noNaN: true }),
      flipped: fc.boolean(),
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
    })
    .map(({ turn, skew, flipped, x, y }): Matrix => {
      const leaning = (skew * Math.PI) / 180;
      const skewed: Matrix = [
        [flipped ? -1 : 1, Math.sin(leaning), 0],
        [0, Math.cos(leaning), 0],
      ];
      return multiply(rotation(turn, x, y), skewed);
    });
  const link = (...types: string[]) =>
    fc.record({
      type: fc.constantFrom(...types),
      relativeTransform: unitAxes,
      index: fc.nat(9),
      autoLayout: fc.constantFrom('none', 'flow', 'grid'),
      firstOnTop: fc.boolean(),
      childCount: fc.nat(4),
      hasVisibleChildren: fc.boolean(),
      isPlain: fc.boolean(),
      isOnTop: fc.boolean(),
      isMasked: fc.boolean(),
      clips: fc.constantFrom('nothing', 'box', 'rounded'),
      locked: fc.boolean(),
      visible: fc.boolean(),
    });
  const trees = fc
    .tuple(
      link('RECTANGLE', 'ELLIPSE', 'FRAME', 'COMPONENT', 'INSTANCE', 'BOOLEAN_OPERATION'),
      fc.array(
        link('FRAME', 'GROUP', 'INSTANCE', 'COMPONENT', 'SECTION', 'BOOLEAN_OPERATION', 'TABLE'),
        { maxLength: 5 },
      ),
    )
    .map(([source, parents]): Link[] => [source, ...parents, page]);

  it('the result covers exactly the source', () => {
    fc.assert(
      fc.property(trees, (links) => {
        const place = placeOf(links);
        if (!place) return;
        const nodes = chain(links);
        const outer = nodes.slice(nodes.findIndex(({ id }) => id === place.hostId));
        const container = outer.find(
          ({ type }) => type !== 'GROUP' && type !== 'BOOLEAN_OPERATION',
        )!;
        const shown = multiply(container.absoluteTransform, place.transform);
        for (const [u, v] of [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ] as const) {
          const corner = applyTo(shown, { x: u * place.size.width, y: v * place.size.height });
          const expected = applyTo(nodes[0]!.absoluteTransform, {
            x: u * SIZE.width,
            y: v * SIZE.height,
          });
          expect(corner.x).toBeCloseTo(expected.x, 5);
          expect(corner.y).toBeCloseTo(expected.y, 5);
        }
      }),
    );
  });

  it('the transform has unit axes, as Figma demands', () => {
    fc.assert(
      fc.property(trees, (links) => {
        const place = placeOf(links);
        if (!place) return;
        const [[a, c], [b, d]] = place.transform;
        expect(Math.hypot(a, b)).toBeCloseTo(1, 9);
        expect(Math.hypot(c, d)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('the parent takes children and lies in no instance', () => {
    fc.assert(
      fc.property(trees, (links) => {
        const place = placeOf(links);
        if (!place) return;
        const nodes = chain(links);
        const outer = nodes.slice(nodes.findIndex(({ id }) => id === place.hostId));
        expect(['PAGE', 'FRAME', 'GROUP', 'COMPONENT', 'SECTION']).toContain(outer[0]!.type);
        expect(outer.some(({ type }) => type === 'INSTANCE')).toBe(false);
        expect(place.absolute).toBe(outer[0]!.autoLayout !== 'none');
      }),
    );
  });

  it('the result lies directly above the branch it came from', () => {
    fc.assert(
      fc.property(trees, (links) => {
        const place = placeOf(links);
        if (!place) return;
        if (place.relation === 'inside') {
          const [source] = chain(links);
          const index = source!.firstOnTop ? source!.childCount : 0;
          expect(place).toMatchObject({ index, hostId: source!.id });
          return;
        }
        const nodes: NodeFacts[] = chain(links);
        const at = nodes.findIndex(({ id }) => id === place.hostId);
        expect(place.index).toBe(nodes[at - 1]!.index + (nodes[at]!.firstOnTop ? 0 : 1));
      }),
    );
  });

  /** null where there is none, which other tests are about. */
  function placeOf(links: readonly Link[]): LayerPlace | null {
    const place = findPlacement(surroundings(links), 'new-layer');
    return place.kind === 'layer' ? place : null;
  }
});
