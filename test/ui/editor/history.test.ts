import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amend,
  canUndo,
  commit,
  compact,
  EMPTY_HISTORY,
  LIMITS,
  redo,
  undo,
  weightOf,
  type History,
} from '../../../src/ui/editor/history';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { encodeRuns } from '../../../src/ui/editor/run-mask';
import { drawnMask } from '../../support/masks';
import { anyOperation, IMAGE } from '../../support/operations';
import {
  isBlank,
  featherOf,
  isExact,
  sourceOf,
  visibleOperations,
  type Operation,
  type PaintTool,
} from '../../../src/ui/editor/operations';

function stroke(tool: PaintTool, x = 0): Operation {
  return { kind: 'stroke', tool, radius: 4, points: [{ x, y: 0 }] };
}

const paste: Operation = {
  kind: 'paste',
  mask: { x: 0, y: 0, width: 1, height: 1, data: new Uint8Array([255]) },
};
const clear: Operation = { kind: 'clear' };
const source = {
  kind: 'source' as const,
  pixels: encodeRuns({ x: 1, y: 1, width: 1, height: 1, data: new Uint8Array([255]) }),
};
const whole: Operation = { kind: 'source', pixels: null };
const invert: Operation = { kind: 'invert' };
const grow: Operation = { kind: 'grow', by: 2 };
const box: Operation = {
  kind: 'shape',
  mode: 'add',
  outline: { type: 'rectangle', rect: { x: 0, y: 0, width: 2, height: 2 } },
};

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
    fc.assert(
      fc.property(fc.array(anyOperation), fc.nat(6), (operations, undos) => {
        let history = historyOf(...operations);
        for (let i = 0; i < undos; i++) history = undo(history);
        fc.pre(history.done.length > 0);
        expect(redo(undo(history))).toEqual(history);
      }),
    );
  });
});

describe('the newest step', () => {
  it('can be made otherwise, and is still one step', () => {
    const [a, b] = [stroke('brush', 1), stroke('brush', 2)];
    expect(undo(amend(historyOf(a), a, b)).done).toEqual([]);
    expect(amend(historyOf(a), a, b).done).toEqual([b]);
  });

  it('is left alone by a change that comes too late', () => {
    const [a, b] = [stroke('brush', 1), stroke('brush', 2)];
    const history = historyOf(a, b);
    expect(amend(history, a, stroke('brush', 3))).toBe(history);
  });
});

describe('a compacted history', () => {
  const limits = { steps: 5, slack: 2, bytes: 1e9 };

  it('has the same mask, exactness, feather, source and last steps as before, within its limits', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 25 }), (operations) => {
        const whole = historyOf(...operations);
        const compacted = compact(whole, IMAGE, limits);
        const maskOf = ({ done }: History) => drawnMask(rasterise(done, IMAGE), IMAGE);
        expect(maskOf(compacted)).toBe(maskOf(whole));
        expect(sourceOf(compacted.done)).toBe(sourceOf(whole.done));
        const steps = compacted.done.slice(1 + compacted.done.findIndex((o) => o.kind === 'base'));
        expect(steps.length).toBeLessThanOrEqual(limits.steps);
        expect(whole.done.slice(whole.done.length - steps.length)).toEqual(steps);
        if (maskOf(whole).includes('#')) {
          // What came to nothing has no say any more.
          const hasSay = compacted === whole || steps.length < compacted.done.length;
          if (hasSay) expect(isExact(compacted.done)).toBe(isExact(whole.done));
          expect(featherOf(compacted.done)).toBe(featherOf(whole.done));
        }
      }),
    );
  });

  it('is undone as far as it goes, and no further', () => {
    const strokes = Array.from({ length: 9 }, (_, i) => stroke('brush', i));
    let history = compact(historyOf(...strokes), IMAGE, limits);
    expect(history.done.map(({ kind }) => kind)).toEqual(['base', 'stroke', 'stroke', 'stroke']);
    for (let i = 0; i < 10; i++) history = undo(history);
    expect(history.done.map(({ kind }) => kind)).toEqual(['base']);
    expect(canUndo(history)).toBe(false);
    expect(undo(history)).toBe(history);
  });

  it('keeps a source that is too old to be undone, and the mask blank where it was', () => {
    const many = Array.from({ length: 8 }, (_, i) => stroke('erase', i));
    const once = compact(historyOf(box, source, ...many), IMAGE, limits);
    expect(once.done.slice(0, 2).map(({ kind }) => kind)).toEqual(['source', 'base']);
    expect(sourceOf(once.done)).toBe(source.pixels);
    expect(isBlank(once.done)).toBe(true);
    expect(canUndo({ done: once.done.slice(0, 2), undone: [] })).toBe(false);
    const least = compact(once, IMAGE, { ...limits, bytes: 0 });
    expect(least.done.map(({ kind }) => kind)).toEqual(['source', 'base', 'stroke']);
    expect(compact(least, IMAGE, { ...limits, bytes: 0 })).toBe(least);
  });

  it('is not made again for its base alone', () => {
    const strokes = Array.from({ length: 9 }, (_, i) => stroke('brush', i));
    const once = compact(historyOf(...strokes), IMAGE, limits);
    expect(compact(once, IMAGE, limits)).toBe(once);
    const least = compact(once, IMAGE, { ...limits, bytes: 0 });
    expect(least.done.map(({ kind }) => kind)).toEqual(['base', 'stroke']);
    expect(compact(least, IMAGE, { ...limits, bytes: 0 })).toBe(least);
  });

  it('gives up old masks from outside where they are too much together, but never the newest', () => {
    const heavy = (seed: number): Operation => ({
      kind: 'paste',
      mask: { x: 0, y: 0, width: 30, height: 20, data: new Uint8Array(600).fill(255 * (seed % 2)) },
    });
    const pasted = historyOf(heavy(1), heavy(2), heavy(3));
    const kept = compact(pasted, IMAGE, { ...limits, bytes: 1300 }).done;
    expect(kept.map(({ kind }) => kind)).toEqual(['base', 'paste', 'paste']);
    const one = compact(historyOf(heavy(1)), IMAGE, { ...limits, bytes: 10 });
    expect(one.done).toEqual([heavy(1)]);
  });

  it('counts the soft pixels of what it keeps as a mask', () => {
    const runs = new Uint8Array(3);
    const pixels = { x: 0, y: 0, width: 9, height: 9, runs };
    const base: Operation = { kind: 'base', isExact: false, pixels };
    const soft = { ...pixels, soft: { runs, steps: new Uint8Array(50) } };
    expect(weightOf(base)).toBe(3);
    expect(weightOf({ ...base, pixels: soft })).toBe(56);
  });

  it('of 200 long strokes weighs less than ten megabytes', () => {
    const long: Operation = {
      kind: 'stroke',
      tool: 'brush',
      radius: 4,
      points: Array.from({ length: 500 }, (_, i) => ({ x: i, y: i })),
    };
    let history = EMPTY_HISTORY;
    for (let i = 0; i < 450; i++) history = compact(commit(history, long), IMAGE);
    expect(history.done.length).toBeLessThanOrEqual(LIMITS.steps + 1);
    const bytes = history.done.reduce((sum, operation) => sum + weightOf(operation), 0);
    expect(bytes).toBeLessThan(10e6);
  });
});

describe('a list of operations', () => {
  it.each<[string, Operation[], boolean]>([
    ['with nothing in it is', [], true],
    ['with erasing only is', [stroke('erase')], true],
    ['with paint is not', [stroke('brush'), stroke('erase')], false],
    ['with an outline taken away only is', [{ ...box, mode: 'subtract' }], true],
    ['with an outline added is not', [box], false],
    ['inverted is not', [invert], false],
    ['cleared after painting is', [stroke('brush'), clear], true],
    ['with a mask pasted after a clear is not', [stroke('brush'), clear, paste], false],
    ['with a source made of all that was painted is', [stroke('brush'), source], true],
    ['that only lost its source is not', [source, stroke('brush'), whole], false],
  ])('%s blank', (_, operations, blank) => {
    expect(isBlank(operations)).toBe(blank);
  });

  it.each<[string, Operation[], boolean]>([
    ['only a pasted mask shows', [stroke('brush'), clear, paste], true],
    ['a stroke was added to it', [paste, stroke('brush')], false],
    ['a part of it was erased by hand', [paste, stroke('erase')], false],
    ['it was inverted and grown by so many pixels', [paste, invert, grow], true],
    ['an outline was drawn beside it', [paste, box], false],
  ])('says whether its outline is meant to the pixel: %s', (_, operations, exact) => {
    expect(isExact(operations)).toBe(exact);
  });

  it.each<[string, Operation[], boolean]>([
    ['made last', [box, source], true],
    ['made before a clear', [source, box, clear], true],
    ['given up', [source, box, whole], false],
    ['given up before a clear', [source, whole, box, clear], false],
    ['never made', [box], false],
  ])('says what to learn from where a source was %s', (_, operations, isThere) => {
    expect(sourceOf(operations)).toBe(isThere ? source.pixels : null);
  });

  it('shows alike with a source given up as without one', () => {
    expect(visibleOperations([source, box, whole, grow])).toEqual([box, grow]);
    expect(visibleOperations([box, source, stroke('brush'), clear, box])).toEqual([source, box]);
  });
});
