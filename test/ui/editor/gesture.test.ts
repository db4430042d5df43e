import { describe, expect, it } from 'vitest';
import { beginGesture, extendStroke, type Hand, type Press } from '../../../src/ui/editor/gesture';
import { MIN_RADIUS, type Stroke } from '../../../src/ui/editor/operations';

const hand: Hand = {
  viewport: { scale: 0.5, x: 10, y: 20 },
  tool: 'brush',
  brushSize: 40,
  canPaint: true,
  isHand: false,
};
const press: Press = { pointerId: 7, button: 0, at: { x: 110, y: 70 } };

describe('beginGesture', () => {
  it('starts a stroke in image pixels, so that what the ring covers is what is painted', () => {
    expect(beginGesture(press, hand)).toEqual({
      kind: 'paint',
      pointerId: 7,
      stroke: { kind: 'stroke', tool: 'brush', radius: 40, points: [{ x: 200, y: 100 }] },
    });
  });

  it('erases with the right button, whatever the tool', () => {
    expect(beginGesture({ ...press, button: 2 }, hand)).toMatchObject({
      stroke: { tool: 'erase' },
    });
  });

  it.each<[string, Partial<Press>, Partial<Hand>]>([
    ['with the middle button', { button: 1 }, {}],
    ['with Space held', {}, { isHand: true }],
    ['where a result is shown and cannot be painted on', {}, { canPaint: false }],
  ])('drags the view %s', (_, pressed, held) => {
    const gesture = beginGesture({ ...press, ...pressed }, { ...hand, ...held });
    expect(gesture).toEqual({ kind: 'pan', pointerId: 7, last: press.at });
  });

  it('ignores the right button where nothing can be painted, and buttons it does not know', () => {
    expect(beginGesture({ ...press, button: 2 }, { ...hand, canPaint: false })).toBeNull();
    expect(beginGesture({ ...press, button: 4 }, hand)).toBeNull();
  });

  it('never paints finer than a pixel, however far it is zoomed in', () => {
    const near = { ...hand, viewport: { scale: 32, x: 0, y: 0 }, brushSize: 4 };
    expect(beginGesture(press, near)).toMatchObject({ stroke: { radius: MIN_RADIUS } });
  });
});

describe('extendStroke', () => {
  it('leaves out points that are on the same place as the one before', () => {
    const dab: Stroke = { kind: 'stroke', tool: 'brush', radius: 4, points: [{ x: 200, y: 100 }] };
    const at = [press.at, { x: 110.01, y: 70 }, { x: 112, y: 70 }, { x: 112, y: 70 }];
    expect(extendStroke(dab, at, hand.viewport).points).toEqual([
      { x: 200, y: 100 },
      { x: 204, y: 100 },
    ]);
  });
});
