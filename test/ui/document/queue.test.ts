import { describe, expect, it } from 'vitest';
import type { LayerName, Selection } from '../../../src/figma/contract';
import {
  fittingIn,
  nextIn,
  queueAt,
  queueFrom,
  queueWithout,
  type Queue,
} from '../../../src/ui/document/queue';

const named = (id: string): LayerName => ({ id, name: `Layer ${id}` });
const layers = ['a', 'b', 'c'].map(named);
const select = (...ids: string[]) =>
  ({ kind: 'layer', layer: named(ids[0]!), queue: ids.map(named) }) as unknown as Selection;
const selectOne = { kind: 'layer', layer: named('z') } as unknown as Selection;
const at = (index: number): Queue => ({ layers, at: index });

describe('a queue of pictures', () => {
  it('begins with several selected, and again only with others', () => {
    expect(queueFrom(null, select('a', 'b', 'c'))).toEqual(at(0));
    expect(queueFrom(at(1), select('a', 'b', 'c'))).toEqual(at(1));
    expect(queueFrom(at(2), select('a', 'b'))).toEqual({ layers: layers.slice(0, 2), at: 0 });
    expect(queueFrom(null, selectOne)).toBeNull();
  });

  it('goes on while results are selected, which Figma does after each', () => {
    expect(queueFrom(at(1), selectOne)).toEqual(at(1));
    expect(queueAt(at(1), 'result', true)).toEqual(at(1));
  });

  it('is where the open picture is, and over where that is none of them', () => {
    expect(queueAt(at(0), 'c', false)).toEqual(at(2));
    expect(queueAt(at(0), 'z', false)).toBeNull();
    expect(queueAt(null, 'a', false)).toBeNull();
  });

  it('ends after the last', () => {
    expect(nextIn(at(1))).toEqual(named('c'));
    expect(nextIn(at(2))).toBeNull();
  });

  it('has one mask for those of exactly the same size, the one in hand first', () => {
    const size = { width: 30, height: 20 };
    const turned = { width: 20, height: 30 };
    expect(fittingIn(at(1), [size, size, turned], size)).toEqual([named('b'), named('a')]);
    expect(fittingIn(at(0), [size, null, size], size)).toEqual([named('a'), named('c')]);
    expect(fittingIn(at(0), [], size)).toEqual([named('a')]);
  });

  it('goes on with what is not done after several were done at once', () => {
    const left = queueWithout(at(0), [named('c'), named('a')]);
    expect(left).toEqual({ layers: ['a', 'c', 'b'].map(named), at: 1 });
    expect(nextIn(left!)).toEqual(named('b'));
    expect(queueWithout(at(0), layers)).toBeNull();
    expect(queueWithout(at(1), [])).toEqual(at(1));
  });
});
