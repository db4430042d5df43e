import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, EMPTY_HISTORY, redo, undo, type History } from '../../../src/ui/editor/history';
import { isBlank, isExact, type Operation, type Tool } from '../../../src/ui/editor/operations';

function stroke(tool: Tool, x = 0): Operation {
  return { kind: 'stroke', tool, radius: 4, points: [{ x, y: 0 }] };
}

const paste: Operation = {
  kind: 'paste',
  mask: { x: 0, y: 0, width: 1, height: 1, data: new Uint8Array([255]) },
};
const clear: Operation = { kind: 'clear' };

function historyOf(...operations: Operation[]): History {
  return operations.reduce(commit, EMPTY_HISTORY);
}

describe('history', () => {
  it('undoes the last stroke first and redoes the first undone first', () => {
    const [a, b] = [stroke('brush', 1), stroke('brush', 2)];
    const undone = undo(undo(historyOf(a, b)));
    expect(undone.done).toEqual([]);
    expect(redo(undone).done).toEqual([a]);
    expect(redo(redo(undone)).done).toEqual([a, b]);
  });

  it('brings the whole mask back when a clear is undone', () => {
    const painted = historyOf(stroke('brush'), stroke('erase'));
    expect(undo(commit(painted, clear)).done).toEqual(painted.done);
  });

  it('forgets what could be redone once something new is painted', () => {
    const repainted = commit(undo(historyOf(stroke('brush', 1))), stroke('brush', 2));
    expect(redo(repainted)).toBe(repainted);
  });

  it('does not fill up with clears of a mask that is already blank', () => {
    expect(commit(EMPTY_HISTORY, clear)).toBe(EMPTY_HISTORY);
    const cleared = historyOf(stroke('brush'), clear);
    expect(commit(cleared, clear)).toBe(cleared);
  });

  it('is unchanged by an undo followed by a redo, wherever it stands', () => {
    const operation = fc.constantFrom(stroke('brush', 1), stroke('erase', 2), clear, paste);
    fc.assert(
      fc.property(fc.array(operation), fc.nat(6), (operations, undos) => {
        let history = historyOf(...operations);
        for (let i = 0; i < undos; i++) history = undo(history);
        fc.pre(history.done.length > 0);
        expect(redo(undo(history))).toEqual(history);
      }),
    );
  });
});

describe('a list of operations', () => {
  it.each<[string, Operation[], boolean]>([
    ['with nothing in it is', [], true],
    ['with erasing only is', [stroke('erase')], true],
    ['with paint is not', [stroke('brush'), stroke('erase')], false],
    ['cleared after painting is', [stroke('brush'), clear], true],
    ['with a mask pasted after a clear is not', [stroke('brush'), clear, paste], false],
  ])('%s blank', (_, operations, blank) => {
    expect(isBlank(operations)).toBe(blank);
  });

  it.each<[string, Operation[], boolean]>([
    ['only a pasted mask shows', [stroke('brush'), clear, paste], true],
    ['a stroke was added to it', [paste, stroke('brush')], false],
    ['a part of it was erased by hand', [paste, stroke('erase')], false],
  ])('says whether its outline is meant to the pixel: %s', (_, operations, exact) => {
    expect(isExact(operations)).toBe(exact);
  });
});
