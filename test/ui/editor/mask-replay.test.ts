import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, compact, EMPTY_HISTORY, redo, undo } from '../../../src/ui/editor/history';
import { MaskReplay } from '../../../src/ui/editor/mask-replay';
import type { Operation } from '../../../src/ui/editor/operations';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { drawnMask } from '../../support/masks';
import { anyOperation, IMAGE } from '../../support/operations';

type Step = 'undo' | 'redo' | ReturnType<typeof anyOperation.generate>['value'];

describe('a replayed mask', () => {
  it('is the rasterised one after any sequence of steps, undos, redos and compactions', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: anyOperation },
      { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps: Step[]) => {
        const replay = new MaskReplay(IMAGE);
        let history = EMPTY_HISTORY;
        for (const step of steps) {
          if (step === 'undo') history = undo(history);
          else if (step === 'redo') history = redo(history);
          else {
            history = commit(history, step);
            history = compact(history, IMAGE, { steps: 12, slack: 3, bytes: 1e6 });
          }
          expect(drawnMask(replay.maskOf(history.done), IMAGE)).toBe(
            drawnMask(rasterise(history.done, IMAGE), IMAGE),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  const line = (n: number): Operation => ({
    kind: 'stroke',
    tool: n % 4 === 3 ? 'erase' : 'brush',
    radius: 1.5,
    points: [{ x: (n * 7) % IMAGE.width, y: (n * 5) % IMAGE.height }],
  });
  const lines = Array.from({ length: 30 }, (_, n) => line(n));
  const whole = (operations: readonly Operation[]) =>
    drawnMask(rasterise(operations, IMAGE), IMAGE);

  it('goes back to any step, and on from there another way', () => {
    for (let count = 0; count < lines.length; count++) {
      const replay = new MaskReplay(IMAGE);
      replay.maskOf(lines);
      const back = lines.slice(0, count);
      expect(drawnMask(replay.maskOf(back), IMAGE)).toBe(whole(back));
      const other = [...back, line(100), line(101)];
      expect(drawnMask(replay.maskOf(other), IMAGE)).toBe(whole(other));
    }
  });

  it('goes back to any step after the oldest became one', () => {
    const history = lines.reduce(commit, EMPTY_HISTORY);
    const { done } = compact(history, IMAGE, { steps: 20, slack: 3, bytes: 1e6 });
    for (let count = done.length; count > 0; count--) {
      const replay = new MaskReplay(IMAGE);
      replay.maskOf(lines);
      replay.maskOf(done);
      const back = done.slice(0, count);
      expect(drawnMask(replay.maskOf(back), IMAGE)).toBe(whole(back));
    }
  });
});
