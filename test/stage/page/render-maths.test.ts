/** The parts of the renderer that are arithmetic; the canvas itself is tested end to end. */
import { describe, expect, it } from 'vitest';
import { identity, translation } from '../../../stage/document/matrix';
import { newSceneNode } from '../../../stage/document/node-factory';
import type { Matrix } from '../../../stage/document/scene';
import { gradientLine } from '../../../stage/page/render/gradient-line';
import { paintedBounds } from '../../../stage/page/render/space';
import { wrapLines } from '../../../stage/page/render/text';

describe('gradientLine', () => {
  it('runs from left to right where the transform is the identity', () => {
    expect(gradientLine(identity(), { width: 200, height: 50 })).toEqual({
      start: { x: 0, y: 0 },
      end: { x: 200, y: 0 },
    });
  });

  it('gives every layer point the colour position that the transform names', () => {
    const transform: Matrix = [
      [0.7, -0.4, 0.3],
      [0.4, 0.7, -0.1],
    ];
    const layer = { width: 300, height: 120 };
    const line = gradientLine(transform, layer);
    if (!line) throw new Error('The transform is not flat');
    const { start, end } = line;
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    for (const [x, y] of [
      [0, 0],
      [300, 0],
      [17, 101],
    ] as const) {
      // A canvas colours a point by its projection on the line.
      const position = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy);
      expect(position).toBeCloseTo((0.7 * x) / 300 - (0.4 * y) / 120 + 0.3, 9);
    }
  });

  it('is nowhere for a transform that gives all points one colour', () => {
    const flat: Matrix = [
      [0, 0, 0.5],
      [0, 1, 0],
    ];
    expect(gradientLine(flat, { width: 10, height: 10 })).toBeNull();
  });
});

describe('wrapLines', () => {
  const widthOf = (line: string) => line.length * 10;

  it('breaks at spaces where a line gets too wide, and at new lines', () => {
    expect(wrapLines('aaa bbb ccc\ndd', 70, widthOf)).toEqual(['aaa bbb', 'ccc', 'dd']);
  });

  it('keeps a word that is wider than the layer whole', () => {
    expect(wrapLines('a incomprehensible b', 50, widthOf)).toEqual(['a', 'incomprehensible', 'b']);
  });
});

describe('paintedBounds', () => {
  const shadow = {
    type: 'DROP_SHADOW',
    color: { r: 0, g: 0, b: 0, a: 1 },
    offset: { x: 0, y: 10 },
    radius: 20,
    visible: true,
  } as const;

  it('reaches as far as a shadow does: its offset, the blur’s tail and a pixel', () => {
    const node = newSceneNode('1:1', 'RECTANGLE', { effects: [shadow] });
    // 10 + 1.5 · 20 + 1 on every side of 100 × 100.
    expect(paintedBounds(node, identity())).toEqual({ x: -41, y: -41, width: 182, height: 182 });
  });

  it('takes in what sticks out of a frame that does not clip, and not of one that does', () => {
    const child = newSceneNode('1:2', 'RECTANGLE', { relativeTransform: translation(80, 0) });
    const frame = newSceneNode('1:1', 'FRAME', { relativeTransform: translation(10, 0) });
    frame.children = [child];
    expect(paintedBounds(frame, identity())).toEqual({ x: 10, y: 0, width: 100, height: 100 });
    frame.clipsContent = false;
    expect(paintedBounds(frame, identity())).toEqual({ x: 10, y: 0, width: 180, height: 100 });
  });

  it('does not move a group’s children by the group’s own transform', () => {
    const child = newSceneNode('1:2', 'RECTANGLE', { relativeTransform: translation(50, 50) });
    const group = newSceneNode('1:1', 'GROUP', {
      relativeTransform: translation(50, 50),
      width: 100,
      height: 100,
    });
    group.children = [child];
    expect(paintedBounds(group, identity())).toEqual({ x: 50, y: 50, width: 100, height: 100 });
  });
});
