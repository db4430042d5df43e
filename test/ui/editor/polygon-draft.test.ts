import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src/ui/editor/operations';
import {
  addCorner,
  closeDraft,
  dropCorner,
  type CornerResult,
  type PolygonDraft,
} from '../../../src/ui/editor/polygon-draft';

const corners: Point[] = [
  { x: 10, y: 10 },
  { x: 50, y: 10 },
  { x: 50, y: 40 },
];
const after = (points: readonly Point[]) =>
  points.reduce<CornerResult>((result, at) => addCorner(result.draft, at, 'add', 3), {
    draft: null,
    closed: true,
    operation: null,
  });
const triangle: PolygonDraft = { mode: 'add', points: corners };
const shape = { kind: 'shape', mode: 'add', outline: { type: 'polygon', points: corners } };

describe('a polygon', () => {
  it('gets a corner with each click', () => {
    expect(after(corners)).toEqual({ draft: triangle, closed: false });
  });

  it('keeps the mode of its first click', () => {
    const first = addCorner(null, corners[0]!, 'subtract', 3);
    expect(addCorner(first.draft, corners[1]!, 'add', 3).draft?.mode).toBe('subtract');
  });

  it('closes on its first corner, and at a double click', () => {
    expect(after([...corners, { x: 12, y: 11 }])).toMatchObject({ closed: true, operation: shape });
    expect(after([...corners, { x: 51, y: 41 }])).toMatchObject({ closed: true, operation: shape });
  });

  it('that encloses nothing yet does not close by clicks, and is nothing when closed by a key', () => {
    expect(after([corners[0]!, corners[1]!, corners[1]!]).draft?.points).toHaveLength(2);
    expect(closeDraft({ mode: 'add', points: corners.slice(0, 2) }).operation).toBeNull();
  });

  it('takes back its corners one by one, to none', () => {
    expect(dropCorner(triangle)?.points).toEqual(corners.slice(0, 2));
    expect(dropCorner({ mode: 'add', points: [corners[0]!] })).toBeNull();
  });
});
