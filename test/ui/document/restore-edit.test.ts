import { describe, expect, it } from 'vitest';
import type { EditData } from '../../../src/figma/contract';
import type { FillResult } from '../../../src/inference/contract';
import type { Rect } from '../../../src/inference/core/geometry';
import { editDataOf } from '../../../src/ui/document/editing';
import type { Operation } from '../../../src/ui/editor/operations';
import { restoredFrom } from '../../../src/ui/document/restore-edit';

const picture = { width: 20, height: 10 };
const strokes: Operation[] = [
  { kind: 'stroke', tool: 'brush', radius: 2, points: [{ x: 5, y: 5 }] },
];
const window = { x: 1, y: 2, width: 8, height: 8 };

function result(): FillResult {
  return { report: { engine: 'moebius', seed: 3, windows: [window] } } as unknown as FillResult;
}

const recipe = (windows: readonly Rect[]) =>
  ({ engine: 'moebius', preset: 'fast', seed: 4_000_000_000, windows }) as const;

describe('what a result remembers', () => {
  it('puts strokes, engine, preset and seed back in place', () => {
    const data = editDataOf(result(), recipe([]), strokes, picture);
    expect(restoredFrom(data)).toEqual({
      operations: strokes,
      engine: 'moebius',
      preset: 'fast',
      seed: 4_000_000_000,
    });
  });

  it('names the window that was chosen, and none of the engine’s own', () => {
    const elsewhere = { ...window, x: 3 };
    const chosenFrom = (...chosen: Rect[]) =>
      editDataOf(result(), recipe(chosen), strokes, picture).window;
    expect(chosenFrom()).toBeNull();
    expect(chosenFrom(elsewhere)).toBeNull();
    expect(chosenFrom(elsewhere, { ...window })).toEqual(window);
  });

  it('goes by the report where no recipe is known', () => {
    const data = editDataOf(result(), null, strokes, picture);
    expect(data).toMatchObject({ engine: 'moebius', seed: 3, parameters: {}, window: null });
  });

  it('is used as far as it is understood', () => {
    const data: EditData = {
      engine: 'of a later version',
      seed: 7,
      parameters: { preset: 'constructor' },
      window: null,
      strokes: Uint8Array.of(1, 2, 3),
    };
    expect(restoredFrom(data)).toEqual({
      operations: null,
      engine: 'quick-fill',
      preset: null,
      seed: 7,
    });
  });
});
