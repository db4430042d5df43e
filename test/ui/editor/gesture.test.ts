import { describe, expect, it } from 'vitest';
import {
  beginGesture,
  extendGesture,
  extendStroke,
  modeOf,
  operationOf,
  type Gesture,
  type Hand,
  type Press,
} from '../../../src/ui/editor/gesture';
import { MIN_RADIUS, type Mode, type Stroke, type Tool } from '../../../src/ui/editor/operations';

const hand: Hand = {
  viewport: { scale: 0.5, x: 10, y: 20 },
  tool: 'brush',
  brushSize: 40,
  brushHardness: 1,
  mode: 'add',
  canPaint: true,
  isHand: false,
  lastPoint: null,
};
const press: Press = {
  pointerId: 7,
  button: 0,
  at: { x: 110, y: 70 },
  shiftKey: false,
  altKey: false,
  pressure: null,
};
const image = { width: 1000, height: 800 };

describe('beginGesture', () => {
  it('starts a stroke in image pixels, so that what the ring covers is what is painted', () => {
    expect(beginGesture(press, hand)).toEqual({
      kind: 'paint',
      pointerId: 7,
      stroke: { kind: 'stroke', tool: 'brush', radius: 40, points: [{ x: 200, y: 100 }] },
    });
  });

  it('paints as softly as the brush is set, and says nothing of a hard edge', () => {
    const soft = beginGesture(press, { ...hand, brushHardness: 0.25 });
    expect(soft).toMatchObject({ stroke: { hardness: 0.25 } });
    expect(beginGesture(press, hand)).not.toHaveProperty('stroke.hardness');
  });

  it('erases with the right button, whatever the tool', () => {
    expect(beginGesture({ ...press, button: 2 }, hand)).toMatchObject({
      stroke: { tool: 'erase' },
    });
  });

  it.each<[string, Partial<Press>, Partial<Hand>]>([
    ['with the middle button', { button: 1 }, {}],
    ['with Space held', {}, { isHand: true }],
    ['with the hand', {}, { tool: 'hand' }],
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
    const samples = at.map((at) => ({ at, pressure: null }));
    expect(extendStroke(dab, samples, hand.viewport).points).toEqual([
      { x: 200, y: 100 },
      { x: 204, y: 100 },
    ]);
  });
});

describe('a stroke', () => {
  const begin = (pressed: Partial<Press>, held: Partial<Hand> = {}) => {
    const gesture = beginGesture({ ...press, ...pressed }, { ...hand, ...held });
    if (gesture?.kind !== 'paint') throw new Error('no stroke');
    return gesture.stroke;
  };

  it('goes on in a straight line from where the last one ended, with Shift', () => {
    const lastPoint = { x: 3, y: 4 };
    expect(begin({ shiftKey: true }, { lastPoint }).points).toEqual([
      lastPoint,
      { x: 200, y: 100 },
    ]);
    expect(begin({}, { lastPoint }).points).toEqual([{ x: 200, y: 100 }]);
    expect(begin({ shiftKey: true }).points).toEqual([{ x: 200, y: 100 }]);
  });

  it('erases with Alt', () => {
    expect(begin({ altKey: true }).tool).toBe('erase');
  });

  it('is as wide as the pen is pressed, never wider than the brush, and keeps one width else', () => {
    const pressed = begin({ pressure: 0.5 });
    expect(pressed.radii).toEqual([23]);
    const sample = { at: { x: 120, y: 70 }, pressure: 1 };
    expect(extendStroke(pressed, [sample], hand.viewport).radii).toEqual([23, 40]);
    expect(begin({}).radii).toBeUndefined();
  });
});

describe('an outline drawn with the pointer', () => {
  interface Drag {
    readonly tool?: Tool;
    readonly mode?: Mode;
    readonly pressed?: Partial<Press>;
    readonly held?: Partial<Press>;
    readonly to?: { x: number; y: number };
  }
  const drag = ({ tool = 'rectangle', mode = 'add', pressed, held, to }: Drag): Gesture => {
    const begun = beginGesture({ ...press, ...pressed }, { ...hand, tool, mode })!;
    const last = { ...press, ...held, at: to ?? { x: 140, y: 85 } };
    return extendGesture(begun, [last], hand.viewport);
  };
  const made = (how: Drag) => operationOf(drag(how), image, true);
  const rect = (x: number, y: number, width: number, height: number) => ({
    outline: { rect: { x, y, width, height } },
  });

  it('is the whole pixels between where the button went down and where it is', () => {
    expect(made({})).toEqual({
      kind: 'shape',
      mode: 'add',
      outline: { type: 'rectangle', rect: { x: 200, y: 100, width: 60, height: 30 } },
    });
    expect(made({ tool: 'ellipse', to: { x: 100, y: 60 } })).toMatchObject({
      outline: { type: 'ellipse', rect: { x: 180, y: 80, width: 20, height: 20 } },
    });
  });

  it('is square with Shift and grows from its middle with Alt', () => {
    expect(made({ held: { shiftKey: true } })).toMatchObject(rect(200, 100, 60, 60));
    expect(made({ held: { altKey: true } })).toMatchObject(rect(140, 70, 120, 60));
    expect(made({ held: { shiftKey: true, altKey: true } })).toMatchObject(rect(140, 40, 120, 120));
  });

  it('takes away where Alt is held from the start, and that Alt says nothing of the middle', () => {
    const altKey = true;
    expect(made({ pressed: { altKey }, held: { altKey } })).toMatchObject({
      mode: 'subtract',
      ...rect(200, 100, 60, 30),
    });
    const released = extendGesture(drag({ pressed: { altKey } }), [press], hand.viewport);
    const again = { ...press, altKey, at: { x: 140, y: 85 } };
    expect(operationOf(extendGesture(released, [again], hand.viewport), image, true)).toMatchObject(
      {
        mode: 'subtract',
        ...rect(140, 70, 120, 60),
      },
    );
  });

  it.each<[string, Partial<Press>, Mode, Mode]>([
    ['nothing held does what is set', {}, 'subtract', 'subtract'],
    ['Shift adds', { shiftKey: true }, 'subtract', 'add'],
    ['Alt takes away', { altKey: true }, 'add', 'subtract'],
    ['the right button takes away', { button: 2 }, 'add', 'subtract'],
  ])('%s', (_, pressed, mode, result) => {
    expect(modeOf({ ...press, ...pressed }, { mode })).toBe(result);
  });

  it('is nothing where nothing was dragged, or wholly beside the picture', () => {
    expect(made({ to: press.at })).toBeNull();
    expect(made({ tool: 'lasso' })).toBeNull(); // two points
    expect(made({ pressed: { at: { x: -20, y: 0 } }, to: { x: 0, y: 30 } })).toBeNull();
  });
});

describe('a brush stroke that goes round something', () => {
  const corners = [
    [10, 20],
    [60, 20],
    [60, 70],
    [10, 70],
    [10, 21],
  ] as const;
  const ring = (tool: Tool) => {
    const [first, ...others] = corners.map(([x, y]) => ({ ...press, at: { x, y } }));
    const begun = beginGesture(first!, { ...hand, tool, brushSize: 6 })!;
    return extendGesture(begun, others, hand.viewport);
  };

  it('takes it in, unless that is switched off', () => {
    expect(operationOf(ring('brush'), image, true)).toMatchObject({ ring: true });
    expect(operationOf(ring('brush'), image, false)).not.toHaveProperty('ring');
  });

  it('with the eraser only trims what is round it', () => {
    expect(operationOf(ring('erase'), image, true)).not.toHaveProperty('ring');
  });

  it('is nothing where it passed beside the picture', () => {
    const dab = (x: number) => beginGesture({ ...press, at: { x, y: 70 } }, hand)!;
    expect(operationOf(dab(-11), image, true)).toBeNull();
    expect(operationOf(dab(-9), image, true)).toMatchObject({ kind: 'stroke' });
  });
});
