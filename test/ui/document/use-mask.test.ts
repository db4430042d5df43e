import { describe, expect, it } from 'vitest';
import { commit, EMPTY_HISTORY, undo } from '../../../src/ui/editor/history';
import {
  isBlank,
  sourceOf,
  visibleOperations,
  type Operation,
} from '../../../src/ui/editor/operations';
import { became, begun, inherited } from '../../../src/ui/document/use-mask';

const dab: Operation = { kind: 'stroke', tool: 'brush', radius: 2, points: [{ x: 1, y: 1 }] };
const painted = commit(EMPTY_HISTORY, dab);
const source: Operation = {
  kind: 'source',
  pixels: { x: 0, y: 0, width: 1, height: 1, runs: Uint8Array.of(0, 1) },
};

describe('the mask of a result', () => {
  it('starts clear, and undo brings back the one it was made with', () => {
    const history = inherited(new Map([['photo', painted]]), 'photo', 'result').get('result')!;
    expect(isBlank(history.done)).toBe(true);
    expect(undo(history).done).toEqual(painted.done);
  });

  it('does not replace what was already painted there', () => {
    const masks = new Map([
      ['photo', painted],
      ['result', EMPTY_HISTORY],
    ]);
    expect(inherited(masks, 'photo', 'result')).toBe(masks);
  });
});

describe('the mask of a result that is opened again', () => {
  it('begins with the strokes it was made with, none of them undone', () => {
    expect(begun(new Map(), 'edit', [dab]).get('edit')).toEqual({ done: [dab], undone: [] });
  });

  it('is the one painted in this session, where there is one', () => {
    const masks = new Map([['edit', painted]]);
    expect(begun(masks, 'edit', [])).toBe(masks);
  });
});

describe('a mask that becomes the one of an earlier result', () => {
  it.each<[string, Operation[]]>([
    ['without', [dab]],
    ['with', [source, dab]],
  ])('is that one to the operation, from a mask with a source to one %s', (_, operations) => {
    const other: Operation = { ...dab, kind: 'stroke', radius: 3 };
    const before = [source, other].reduce(commit, EMPTY_HISTORY);
    const after = became(before, operations, null);
    expect(visibleOperations(after.done)).toEqual(operations);
    let undone = after;
    while (undone.done.length > before.done.length) undone = undo(undone);
    expect(undone.done).toEqual(before.done);
    expect(sourceOf(undone.done)).not.toBeNull();
  });
});
