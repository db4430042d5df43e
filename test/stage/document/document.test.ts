import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import { translation, withRotation } from '../../../stage/document/matrix';
import { add, at, boxOf, names } from './builders';

describe('insert', () => {
  it('counts the index among the children as they are, so moving up one place is +2', () => {
    const document = new SceneDocument();
    const [a] = ['a', 'b', 'c'].map((name) => add(document, 'RECTANGLE', { name }));
    document.insert(document.page, 2, a!);
    expect(names(document.page)).toBe('b a c');
  });

  it.each([-1, 1.5, 2])('refuses the index %s of one child', (index) => {
    const document = new SceneDocument();
    add(document, 'RECTANGLE');
    const node = document.createNode('RECTANGLE');
    expect(() => document.insert(document.page, index, node)).toThrow(RangeError);
    expect(document.nodeById(node.id)).toBeNull();
  });

  it('refuses to put a node inside itself, however deep', () => {
    const document = new SceneDocument();
    const outer = add(document, 'FRAME');
    const inner = add(document, 'FRAME', {}, outer);
    expect(() => document.insert(inner, 0, outer)).toThrow(RangeError);
    expect(() => document.insert(outer, 0, outer)).toThrow(RangeError);
  });

  it('refuses a parent that cannot have children', () => {
    const document = new SceneDocument();
    const rectangle = add(document, 'RECTANGLE');
    expect(() => document.insert(rectangle, 0, document.createNode('TEXT'))).toThrow(RangeError);
  });
});

describe('remove', () => {
  it('takes everything below along, out of the index and the selection too', () => {
    const document = new SceneDocument();
    const frame = add(document, 'FRAME');
    const child = add(document, 'RECTANGLE', {}, frame);
    document.select([child.id]);
    document.remove(frame);
    expect(document.nodeById(child.id)).toBeNull();
    expect(document.selection).toEqual([]);
  });
});

describe('edit', () => {
  it('shows at once what it did, to itself', () => {
    const document = new SceneDocument();
    document.edit(() => {
      const frame = add(document, 'FRAME');
      const child = add(document, 'RECTANGLE', {}, frame);
      expect(document.parentOf(child)).toBe(frame);
      document.remove(frame);
      expect(document.nodeById(child.id)).toBeNull();
    });
  });
});

describe('a group', () => {
  it('is the box around its children, whose places are those of the frame around it', () => {
    const document = new SceneDocument();
    const frame = add(document, 'FRAME', at(100, 100, 400, 400));
    const group = document.edit(() => {
      const group = add(document, 'GROUP', {}, frame);
      add(document, 'RECTANGLE', at(20, 30), group);
      add(document, 'RECTANGLE', at(60, 70, 20, 20), group);
      return group;
    });
    expect(boxOf(group)).toEqual([20, 30, 60, 60]);
    expect(document.absoluteTransform(group.children[0]!)).toEqual(translation(120, 130));
  });

  it('takes its children along when it moves, groups inside it too', () => {
    const document = new SceneDocument();
    const [outer, leaf] = document.edit(() => {
      const outer = add(document, 'GROUP');
      const inner = add(document, 'GROUP', {}, outer);
      return [outer, add(document, 'RECTANGLE', at(5, 5), inner)] as const;
    });
    document.move(outer, translation(105, 205));
    expect(boxOf(leaf)).toEqual([105, 205, 10, 10]);
    expect(boxOf(outer)).toEqual([105, 205, 10, 10]);
  });

  it('vanishes with its last child', () => {
    const document = new SceneDocument();
    const [group, child] = document.edit(() => {
      const group = add(document, 'GROUP');
      return [group, add(document, 'RECTANGLE', {}, group)] as const;
    });
    document.remove(child);
    expect(document.nodeById(group.id)).toBeNull();
  });

  it('keeps its turn, and its box lies along its own axes', () => {
    const document = new SceneDocument();
    const group = document.edit(() => {
      const group = add(document, 'GROUP', {
        relativeTransform: withRotation(translation(0, 0), 90),
      });
      add(document, 'RECTANGLE', at(10, 20, 30, 40), group);
      return group;
    });
    const [[a, c, x], [b, d, y]] = group.relativeTransform;
    [a, c, x, b, d, y].forEach((value, i) => expect(value).toBeCloseTo([0, 1, 10, -1, 0, 60][i]!));
    expect(group.width).toBeCloseTo(40);
    expect(group.height).toBeCloseTo(30);
  });
});

describe('settling', () => {
  it('changes nothing that nobody touched, at any angle and in any nesting', () => {
    const place = fc.record({
      angle: fc.double({ min: -180, max: 180, noNaN: true }),
      x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      width: fc.double({ min: 0.01, max: 4000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 5 }), (places) => {
        const document = new SceneDocument();
        const bystander = add(document, 'TEXT');
        document.edit(() => {
          let parent = add(document, 'FRAME', { layoutMode: 'VERTICAL', itemSpacing: 0.1 });
          for (const { angle, x, width } of places) {
            const relativeTransform = withRotation(translation(x, -x), angle);
            add(document, 'RECTANGLE', { relativeTransform, width }, parent);
            parent = add(document, 'GROUP', { relativeTransform }, parent);
          }
          add(document, 'RECTANGLE', at(3, 4), parent);
        });
        const before = document.toState().pages[0]!.children.slice(1);
        document.edit(() => (bystander.name = 'other'));
        expect(document.toState().pages[0]!.children.slice(1)).toEqual(before);
      }),
    );
  });

  it('happens when a document is made, so that the first edit elsewhere finds it in order', () => {
    const document = new SceneDocument();
    const state = document.toState();
    const rectangle = document.createNode('RECTANGLE');
    const group = { ...document.createNode('GROUP'), children: [rectangle] };
    state.pages[0]!.children.push(group);
    document.load(state);
    for (const made of [document, new SceneDocument(state)]) {
      expect(made.nodeById(group.id)).toMatchObject({ width: 100, height: 100 });
    }
  });
});

describe('auto layout', () => {
  function row(layoutMode: 'HORIZONTAL' | 'VERTICAL') {
    const document = new SceneDocument();
    const frame = add(document, 'FRAME', { layoutMode, itemSpacing: 4, padding: [1, 2, 3, 5] });
    return { document, frame };
  }

  it.each([
    ['HORIZONTAL', [5, 1], [19, 1]],
    ['VERTICAL', [5, 1], [5, 15]],
  ] as const)('%s puts children one after another from the padding’s corner', (mode, one, two) => {
    const { document, frame } = row(mode);
    const first = add(document, 'RECTANGLE', at(77, 77), frame);
    const second = add(document, 'RECTANGLE', at(0, 0, 30, 30), frame);
    expect(boxOf(first).slice(0, 2)).toEqual(one);
    expect(boxOf(second).slice(0, 2)).toEqual(two);
  });

  it('leaves absolute children where they are and closes the gap of hidden ones', () => {
    const { document, frame } = row('HORIZONTAL');
    add(document, 'RECTANGLE', { visible: false }, frame);
    const free = add(
      document,
      'RECTANGLE',
      { ...at(70, 80), layoutPositioning: 'ABSOLUTE' },
      frame,
    );
    const last = add(document, 'RECTANGLE', {}, frame);
    expect(boxOf(free).slice(0, 2)).toEqual([70, 80]);
    expect(boxOf(last).slice(0, 2)).toEqual([5, 1]);
  });

  it('makes room for the box of a turned child', () => {
    const { document, frame } = row('HORIZONTAL');
    add(
      document,
      'RECTANGLE',
      { ...at(0, 0, 30, 10), relativeTransform: withRotation(translation(0, 0), 90) },
      frame,
    );
    const next = add(document, 'RECTANGLE', {}, frame);
    expect(next.relativeTransform[0][2]).toBeCloseTo(5 + 10 + 4);
  });
});

describe('resize', () => {
  it.each([
    ['MIN', 20, 30],
    ['MAX', 120, 30],
    ['CENTER', 70, 30],
    ['STRETCH', 20, 130],
    ['SCALE', 40, 60],
  ])('moves or stretches a child by its %s constraint', (horizontal, x, width) => {
    const document = new SceneDocument();
    const frame = add(document, 'FRAME', at(0, 0, 100, 100));
    const constraints = { horizontal, vertical: 'MIN' };
    const child = add(document, 'RECTANGLE', { ...at(20, 5, 30, 30), constraints }, frame);
    document.resize(frame, 200, 100);
    expect(boxOf(child)).toEqual([x, 5, width, 30]);
  });

  it('scales what is in a group', () => {
    const document = new SceneDocument();
    const group = document.edit(() => {
      const group = add(document, 'GROUP');
      add(document, 'RECTANGLE', at(10, 10), group);
      add(document, 'RECTANGLE', at(40, 20), group);
      return group;
    });
    document.resize(group, 80, 40);
    expect(boxOf(group)).toEqual([10, 10, 80, 40]);
    expect(boxOf(group.children[1]!)).toEqual([70, 30, 20, 20]);
  });
});

describe('listeners', () => {
  it('hear of an edit once, after groups and layouts have settled', () => {
    const document = new SceneDocument();
    const heard = vi.fn<(width: number) => void>();
    const group = document.createNode('GROUP');
    document.onChange(() => heard(group.width));
    document.edit(() => {
      document.insert(document.page, 0, group);
      add(document, 'RECTANGLE', at(0, 0, 40, 40), group);
    });
    expect(heard.mock.calls).toEqual([[40]]);
  });

  it('hear nothing of a selection that stays the same', () => {
    const document = new SceneDocument();
    const node = add(document, 'RECTANGLE');
    document.select([node.id]);
    const heard = vi.fn();
    const stop = document.onChange(heard);
    document.select([node.id]);
    expect(heard).not.toHaveBeenCalled();
    stop();
    document.select([]);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('toState', () => {
  it('is plain JSON from which the same document can be made', () => {
    const document = new SceneDocument();
    const frame = add(document, 'FRAME', { name: 'Card' });
    const text = add(document, 'TEXT', {}, frame);
    document.select([text.id]);
    const saved = JSON.parse(JSON.stringify(document.toState())) as ReturnType<
      SceneDocument['toState']
    >;
    expect(saved).toEqual(document.toState());
    const copy = new SceneDocument(saved);
    expect(copy.toState()).toEqual(document.toState());
    expect(copy.createNode('RECTANGLE').id).not.toBe(text.id);
  });
});
