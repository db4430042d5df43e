/** The renderer without a canvas against colours worked out by hand, so that it may be a judge. */
import { describe, expect, it } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import type { NodeProperties } from '../../../stage/document/node-factory';
import type { ImagePaint, Matrix, NodeType, SceneNode } from '../../../stage/document/scene';
import { colourAt } from '../../../stage/probe/colour-at';
import type { PictureData } from '../../../stage/probe/picture';

/** 2 × 1: red, then blue. */
const RED_BLUE: PictureData = {
  width: 2,
  height: 1,
  data: new Uint8Array([255, 0, 0, 255, 0, 0, 255, 255]),
};
const NAMES: Readonly<Record<string, string>> = {
  '1 0 0': 'red',
  '0 0 1': 'blue',
  '0 1 0': 'green',
  '0.9 0.9 0.9': 'paper',
};
const green = { type: 'SOLID' as const, color: { r: 0, g: 1, b: 0 } };
const RED = { ...green, color: { r: 1, g: 0, b: 0 } };

function image(paint: Partial<ImagePaint>): ImagePaint {
  return { type: 'IMAGE', scaleMode: 'FILL', imageHash: 'red-blue', ...paint };
}

class Page {
  readonly document = new SceneDocument();

  add(type: NodeType, properties: NodeProperties, parent: SceneNode = this.document.page) {
    const { document } = this;
    const node = document.createNode(type, properties);
    document.edit(() => document.insert(parent, parent.children.length, node));
    return node;
  }

  at(x: number, y: number): string {
    const { r, g, b } = colourAt(this.document, { x, y }, () => RED_BLUE);
    const key = [r, g, b].map((channel) => Number(channel.toFixed(3))).join(' ');
    return NAMES[key] ?? key;
  }
}

describe('a picture of red and blue', () => {
  it.each<[string, Partial<ImagePaint>, string[]]>([
    // On 40 × 40, looked at (11, 5), (29, 5), (11, 35), (29, 35).
    ['covers', { scaleMode: 'FILL' }, ['red', 'blue', 'red', 'blue']],
    ['covers, turned once', { rotation: 90 }, ['red', 'red', 'blue', 'blue']],
    ['covers, turned twice', { rotation: 180 }, ['blue', 'red', 'blue', 'red']],
    ['covers, turned thrice', { rotation: 270 }, ['blue', 'blue', 'red', 'red']],
    ['fits between two bars', { scaleMode: 'FIT' }, ['paper', 'paper', 'paper', 'paper']],
    ['fits, turned', { scaleMode: 'FIT', rotation: 90 }, ['red', 'red', 'blue', 'blue']],
    [
      'is cropped to its right half',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0.5, 0, 0.5],
          [0, 1, 0],
        ],
      },
      ['blue', 'blue', 'blue', 'blue'],
    ],
    [
      'is cropped with nothing on the right',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [1, 0, 0.5],
          [0, 1, 0],
        ],
      },
      ['blue', 'paper', 'blue', 'paper'],
    ],
    [
      'is cropped and turned',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0, 1, 0],
          [1, 0, 0],
        ],
      },
      ['red', 'red', 'blue', 'blue'],
    ],
    [
      'is tiled in stripes of 4',
      { scaleMode: 'TILE', scalingFactor: 4 },
      ['red', 'blue', 'red', 'blue'],
    ],
    [
      'is tiled in halves',
      { scaleMode: 'TILE', scalingFactor: 20 },
      ['red', 'blue', 'red', 'blue'],
    ],
  ])('%s', (_, paint, colours) => {
    const page = new Page();
    page.add('RECTANGLE', { width: 40, height: 40, fills: [image(paint)] });
    expect([page.at(11, 5), page.at(29, 5), page.at(11, 35), page.at(29, 35)]).toEqual(colours);
  });

  it('fits: red left of the middle, blue right of it', () => {
    const page = new Page();
    page.add('RECTANGLE', { width: 40, height: 40, fills: [image({ scaleMode: 'FIT' })] });
    expect([page.at(19, 20), page.at(21, 20), page.at(10, 11), page.at(10, 9)]).toEqual([
      'red',
      'blue',
      'red',
      'paper',
    ]);
  });

  it('goes with its layer: turned a quarter to the left, mirrored, leaning', () => {
    const turned: Matrix = [
      [0, 1, 0],
      [-1, 0, 40],
    ];
    const mirrored: Matrix = [
      [-1, 0, 40],
      [0, 1, 0],
    ];
    const leaning: Matrix = [
      [1, 0.6, 0],
      [0, 0.8, 0],
    ];
    const shown = (relativeTransform: Matrix, x: number, y: number) => {
      const page = new Page();
      page.add('RECTANGLE', { width: 40, height: 40, relativeTransform, fills: [image({})] });
      return page.at(x, y);
    };
    expect([shown(turned, 20, 35), shown(turned, 20, 5)]).toEqual(['red', 'blue']);
    expect([shown(mirrored, 5, 20), shown(mirrored, 35, 20)]).toEqual(['blue', 'red']);
    expect([shown(leaning, 30, 24), shown(leaning, 5, 24), shown(leaning, 50, 24)]).toEqual([
      'red',
      'paper',
      'blue',
    ]);
  });

  it('changes its colours with its filters', () => {
    const page = new Page();
    const fills = [image({ filters: { exposure: -0.5 } })];
    page.add('RECTANGLE', { width: 40, height: 40, fills });
    expect(page.at(10, 10)).not.toBe('red');
  });
});

describe('layers', () => {
  it('cover each other back to front, by as much as they are opaque', () => {
    const page = new Page();
    page.add('RECTANGLE', { width: 40, height: 40, fills: [RED] });
    page.add('RECTANGLE', { width: 20, height: 40, opacity: 0.25, fills: [green] });
    expect([page.at(10, 5), page.at(30, 5)]).toEqual(['0.75 0.25 0', 'red']);
  });

  it('multiply with what is below', () => {
    const page = new Page();
    page.add('RECTANGLE', { width: 40, height: 40, blendMode: 'MULTIPLY', fills: [RED] });
    expect(page.at(10, 5)).toBe('0.9 0 0');
  });

  it.each<[NodeType, NodeProperties, [number, number], [number, number]]>([
    ['RECTANGLE', { cornerRadii: [20, 0, 0, 0] }, [6, 6], [4, 4]],
    ['RECTANGLE', { cornerRadii: [0, 0, 20, 0] }, [34, 34], [36, 36]],
    ['ELLIPSE', {}, [20, 1], [2, 2]],
    ['POLYGON', {}, [20, 5], [2, 5]],
    ['STAR', {}, [20, 20], [2, 35]],
  ])('of type %s with %j have their outline', (type, look, inside, outside) => {
    const page = new Page();
    page.add(type, { width: 40, height: 40, fills: [green], ...look });
    expect([page.at(...inside), page.at(...outside)]).toEqual(['green', 'paper']);
  });

  it('are clipped by a frame that clips, and not by one that does not', () => {
    for (const clipsContent of [true, false]) {
      const page = new Page();
      const frame = page.add('FRAME', { width: 10, height: 40, clipsContent, fills: [] });
      page.add('RECTANGLE', { width: 40, height: 40, fills: [green] }, frame);
      expect(page.at(20, 20)).toBe(clipsContent ? 'paper' : 'green');
    }
  });

  it('above a mask are seen only where the mask is', () => {
    const page = new Page();
    page.add('RECTANGLE', { width: 20, height: 40, isMask: true, fills: [RED] });
    page.add('RECTANGLE', { width: 40, height: 40, fills: [green] });
    expect([page.at(10, 20), page.at(30, 20)]).toEqual(['green', 'paper']);
  });

  it('have their stroke inside of the outline, and their inner shadow above the fill', () => {
    const page = new Page();
    page.add('RECTANGLE', {
      width: 40,
      height: 40,
      fills: [green],
      strokes: [RED],
      strokeWeight: 5,
    });
    expect([page.at(4, 20), page.at(6, 20), page.at(-1, 20)]).toEqual(['red', 'green', 'paper']);
  });

  it('cast a shadow as far as it is offset', () => {
    const page = new Page();
    const shadow = {
      type: 'DROP_SHADOW' as const,
      color: { r: 1, g: 0, b: 0, a: 1 },
      offset: { x: 0, y: 10 },
      radius: 0,
      visible: true,
    };
    page.add('RECTANGLE', { width: 40, height: 40, fills: [green], effects: [shadow] });
    expect([page.at(20, 39), page.at(20, 45), page.at(20, 51)]).toEqual(['green', 'red', 'paper']);
  });

  it('of a union show its fill and not their own', () => {
    const page = new Page();
    const { document } = page;
    document.edit(() => {
      const union = document.createNode('BOOLEAN_OPERATION', { fills: [green] });
      document.insert(document.page, 0, union);
      const operand = { width: 10, height: 10, fills: [RED] };
      document.insert(union, 0, document.createNode('RECTANGLE', operand));
      document.insert(
        union,
        1,
        document.createNode('RECTANGLE', {
          ...operand,
          relativeTransform: [
            [1, 0, 30],
            [0, 1, 0],
          ],
        }),
      );
    });
    expect([page.at(5, 5), page.at(20, 5), page.at(35, 5)]).toEqual(['green', 'paper', 'green']);
  });

  it('of a row that stacks from its first one are drawn in that order', () => {
    const page = new Page();
    const look = { layoutMode: 'HORIZONTAL' as const, itemSpacing: -20, fills: [] };
    const row = page.add('FRAME', { ...look, itemReverseZIndex: true });
    page.add('RECTANGLE', { width: 40, height: 40, fills: [RED] }, row);
    page.add('RECTANGLE', { width: 40, height: 40, fills: [green] }, row);
    expect([page.at(30, 20), page.at(50, 20)]).toEqual(['red', 'green']);
  });
});

describe('a pixel on an outline', () => {
  /** A pixel of 4 × 4 units around (40, 20), where the layer ends: half of it is covered. */
  const seen = ({ document }: Page, point = { x: 40, y: 20 }) => {
    const { r, g, b } = colourAt(document, point, () => RED_BLUE, { width: 4, height: 4 });
    return [r, g, b].map((channel) => Number(channel.toFixed(3)));
  };
  const half = { width: 40, height: 40, fills: [RED] };

  it('is half the layer’s colour and half of what is below, and whole within', () => {
    const page = new Page();
    page.add('RECTANGLE', half);
    expect(seen(page)).toEqual([0.95, 0.45, 0.45]);
    expect(seen(page, { x: 40, y: 40 })).toEqual([0.925, 0.675, 0.675]);
    expect([seen(page, { x: 37, y: 20 }), seen(page, { x: 43, y: 20 })]).toEqual([
      [1, 0, 0],
      [0.9, 0.9, 0.9],
    ]);
  });

  it('is three quarters the colour of two that lie on each other', () => {
    const page = new Page();
    page.add('RECTANGLE', half);
    page.add('RECTANGLE', half);
    expect(seen(page)).toEqual([0.975, 0.225, 0.225]);
  });

  it('is covered once by several fills, and by a stroke along it', () => {
    const page = new Page();
    page.add('RECTANGLE', { ...half, fills: [green, RED], strokes: [green], strokeWeight: 10 });
    expect(seen(page)).toEqual([0.45, 0.95, 0.45]);
  });

  it('is clipped by half where a frame ends', () => {
    const page = new Page();
    const frame = page.add('FRAME', { ...half, clipsContent: true, fills: [] });
    page.add('RECTANGLE', { ...half, width: 90 }, frame);
    expect(seen(page)).toEqual([0.95, 0.45, 0.45]);
  });

  it('of an ellipse is covered by as much as lies within it', () => {
    const page = new Page();
    page.add('ELLIPSE', half);
    const [, cut] = seen(page, { x: 6, y: 6 });
    expect(cut).toBeGreaterThan(0.3);
    expect(cut).toBeLessThan(0.6);
  });
});
