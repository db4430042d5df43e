import { describe, expect, it } from 'vitest';
import type { EditData } from '../../src/figma/contract';
import type { FillResult } from '../../src/inference/contract';
import { editDataOf } from '../../src/ui/editing';
import type { Operation } from '../../src/ui/editor/operations';
import { restoredFrom } from '../../src/ui/restore-edit';

const picture = { width: 20, height: 10 };
const strokes: Operation[] = [
  { kind: 'stroke', tool: 'brush', radius: 2, points: [{ x: 5, y: 5 }] },
];
const window = { x: 1, y: 2, width: 8, height: 8 };

function result(windows = [window]): FillResult {
  return { report: { engine: 'moebius', seed: 3, windows } } as unknown as FillResult;
}

describe('what a result remembers', () => {
  it('puts strokes, engine, preset and seed back in place', () => {
    const recipe = { engine: 'moebius', preset: 'fast', seed: 4_000_000_000 } as const;
    const data = editDataOf(result(), recipe, strokes, picture);
    expect(data.window).toEqual(window);
    expect(restoredFrom(data)).toEqual({
      operations: strokes,
      engine: 'moebius',
      preset: 'fast',
      seed: 4_000_000_000,
    });
  });

  it('goes by the report where no recipe is known, and names no window of several', () => {
    const data = editDataOf(result([window, window]), null, strokes, picture);
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
