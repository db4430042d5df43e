/** What a result layer looks like, from the built main thread in QuickJS. */
import { describe, expect, it } from 'vitest';
import type { ImagePaint, SceneNode } from '../../stage/document/scene';
import { rotation } from './layer-chain';
import { cornersOnPage, image, MainThread, RESULT, solid } from './main-thread';
import { clearPng, greyPng } from './pictures';

describe('the picture of a result', () => {
  it.each<[string, Partial<ImagePaint>]>([
    ['fills its box', { scaleMode: 'FILL', rotation: 90 }],
    ['fits into its box', { scaleMode: 'FIT', rotation: 270 }],
    ['is tiled', { scaleMode: 'TILE', scalingFactor: 0.35, rotation: 180 }],
    [
      'is cropped at an angle',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0.48, -0.1, 0.2],
          [0.12, 0.52, 0.1],
        ],
      },
    ],
    [
      'has filters, opacity and a blend mode',
      {
        filters: { exposure: 0.3, contrast: -0.2, saturation: 0.5 },
        opacity: 0.7,
        blendMode: 'MULTIPLY',
      },
    ],
  ])('lies as the original’s does where that %s', async (_, paint) => {
    const main = await MainThread.start();
    const source = main.addPhoto({}, undefined, paint);
    const added = await main.apply(source);

    expect(fillsOf(added)).toEqual([
      {
        visible: true,
        opacity: 1,
        blendMode: 'NORMAL',
        ...fillsOf(source)[0],
        imageHash: main.addImage(RESULT),
      },
    ]);
  });

  it('is followed by what lay in front of the original, and by nothing that lay behind', async () => {
    const main = await MainThread.start();
    const tint = solid({ opacity: 0.3, blendMode: 'NORMAL', visible: true });
    const source = main.add('RECTANGLE', {
      fills: [
        solid({ color: { r: 1, g: 0, b: 0 } }),
        image(main.addImage(greyPng(30, 20))),
        solid({ visible: false }),
        tint,
      ],
    });
    const added = await main.apply(source);
    expect(fillsOf(added)).toEqual([
      expect.objectContaining({ type: 'IMAGE', imageHash: main.addImage(RESULT) }),
      tint,
    ]);
  });

  it('follows a crop that was changed while the fill was running', async () => {
    const main = await MainThread.start();
    const source = main.addPhoto();
    main.select(source);
    const { layer } = await main.call('readPicture', { render: false });
    main.document.edit(() => {
      source.fills = [{ ...fillsOf(source)[0], scaleMode: 'FIT' } as ImagePaint];
      source.relativeTransform = rotation(10, 800, 900);
      source.width = 50;
    });
    const { id } = await main.addLayer(layer);
    const added = main.document.nodeById(id)!;
    expect(added).toMatchObject({ width: 50, relativeTransform: rotation(10, 800, 900) });
    expect(fillsOf(added)).toMatchObject([{ scaleMode: 'FIT' }]);
  });
});

describe('the look of a result', () => {
  it('has its original’s corners, opacity, blend mode and constraints', async () => {
    const main = await MainThread.start();
    const frame = main.add('FRAME');
    const look = {
      cornerRadii: [1, 20, 3, 0],
      cornerSmoothing: 0.6,
      opacity: 0.8,
      blendMode: 'SCREEN',
      constraints: { horizontal: 'SCALE', vertical: 'MAX' },
    } satisfies Partial<SceneNode>;
    const added = await main.apply(main.addPhoto(look, frame));
    expect(added).toMatchObject(look);
  });

  it('does not repeat the shadow of its original, which lies behind both', async () => {
    const main = await MainThread.start();
    const source = main.addPhoto({ effects: [shadow] });
    expect(await main.apply(source)).toMatchObject({ strokes: [], effects: [] });
    expect(source).toMatchObject({ visible: true, effects: [shadow] });
  });

  it.each(['ELLIPSE', 'POLYGON', 'STAR', 'VECTOR', 'TEXT'] as const)(
    'keeps the shape of a layer of type %s',
    async (type) => {
      const main = await MainThread.start();
      const source = main.add(type, {
        name: 'Portrait',
        width: 90,
        height: 60,
        relativeTransform: rotation(20, 5, 6),
        fills: [image(main.addImage(greyPng(30, 20)))],
        effects: [shadow],
        locked: true,
      });
      const added = await main.apply(source);
      expect(added).toMatchObject({
        type,
        name: 'Portrait (inpainted)',
        width: 90,
        height: 60,
        relativeTransform: rotation(20, 5, 6),
        effects: [],
        locked: false,
        text: source.text,
      });
      expect(fillsOf(added)).toMatchObject([{ imageHash: main.addImage(RESULT) }]);
    },
  );

  it.each<[string, Partial<SceneNode>]>([
    ['is faded', { opacity: 0.5 }],
    ['is blended', { blendMode: 'MULTIPLY' }],
    [
      'has an outline',
      { strokes: [{ visible: true, opacity: 1, blendMode: 'NORMAL', ...solid() }] },
    ],
    ['has an inner shadow', { effects: [{ ...shadow, type: 'INNER_SHADOW' }] }],
    ['is a mask', { isMask: true }],
  ])('takes the place of an original that %s, which would be seen twice', async (_, look) => {
    const main = await MainThread.start();
    const source = main.addPhoto({ ...look, cornerRadii: [4, 4, 4, 4] });
    const added = await main.apply(source);
    expect(added).toMatchObject({ ...look, cornerRadii: [4, 4, 4, 4], visible: true });
    expect(source.visible).toBe(false);
  });

  it('takes the place of an original whose picture is see-through', async () => {
    const main = await MainThread.start();
    const source = main.addPhoto();
    await main.apply(source, { png: clearPng(30, 20) });
    expect(source.visible).toBe(false);
  });

  it('does not fade a second time inside a frame that is faded already', async () => {
    const main = await MainThread.start();
    const hero = main.add('FRAME', {
      fills: [image(main.addImage(greyPng(30, 20)))],
      opacity: 0.5,
      blendMode: 'MULTIPLY',
      cornerRadii: [8, 8, 8, 8],
    });
    expect(await main.apply(hero)).toMatchObject({
      opacity: 1,
      blendMode: 'NORMAL',
      cornerRadii: [8, 8, 8, 8],
      constraints: { horizontal: 'STRETCH', vertical: 'STRETCH' },
    });
  });
});

describe('the result of a drawn layer', () => {
  it('covers the layer’s upright box, in whatever frame, with the whole picture', async () => {
    const main = await MainThread.start();
    const frame = main.add('FRAME', { relativeTransform: rotation(30, 100, 50) });
    const card = main.add(
      'FRAME',
      { name: 'Card', opacity: 0.5, relativeTransform: rotation(15, 10, 20) },
      frame,
    );
    const box = main.document.absoluteBounds(card);

    const added = await main.apply(card, { render: true });
    expect(added).toMatchObject({ type: 'RECTANGLE', name: 'Card (inpainted)', opacity: 1 });
    expect(fillsOf(added)).toMatchObject([{ scaleMode: 'FILL', imageHash: main.addImage(RESULT) }]);
    expect(main.document.parentOf(added)).toBe(frame);
    const [topLeft, , , bottomRight] = cornersOnPage(main, added);
    expect(topLeft!.x).toBeCloseTo(box.x, 9);
    expect(topLeft!.y).toBeCloseTo(box.y, 9);
    expect(bottomRight!.x).toBeCloseTo(box.x + box.width, 9);
    expect(bottomRight!.y).toBeCloseTo(box.y + box.height, 9);
  });

  it('is a rectangle whatever the layer is: the outline is in the picture', async () => {
    const main = await MainThread.start();
    const title = main.add('TEXT', { name: 'Title', fills: [solid()], opacity: 0.5 });
    const added = await main.apply(title, { render: true });
    expect(added).toMatchObject({ type: 'RECTANGLE', text: null, opacity: 1 });
  });
});

describe('after a result was added', () => {
  it('it is selected and named after its original, and the UI hears of both', async () => {
    const main = await MainThread.start();
    await main.call('hello', null);
    const source = main.addPhoto({ name: 'Photo' });
    main.select(source);
    const { layer } = await main.call('readPicture', { render: false });
    const reply = await main.addLayer(layer);

    const added = main.document.nodeById(reply.id)!;
    expect(reply.name).toBe('Photo (inpainted)');
    expect(added.name).toBe('Photo (inpainted)');
    expect(main.document.selection).toEqual([added]);
    await main.settle();
    expect(main.selections.at(-1)).toMatchObject({ kind: 'layer', layer: { id: reply.id } });
  });

  it('it can be inpainted in its turn, and is called the second', async () => {
    const main = await MainThread.start();
    const first = await main.apply(main.addPhoto({ name: 'Photo' }));
    const second = await main.apply(first, { png: greyPng(30, 20, 77) });
    expect(second.name).toBe('Photo (inpainted 2)');
    expect(main.document.page.children).toEqual([expect.anything(), first, second]);
  });

  it('the user is not taken back to a page left meanwhile', async () => {
    const main = await MainThread.start();
    const source = main.addPhoto();
    main.select(source);
    const { layer } = await main.call('readPicture', { render: false });
    const elsewhere = main.document.addPage('Page 2');
    main.document.showPage(elsewhere.id);
    const other = main.addPhoto();
    main.select(other);

    const { id } = await main.addLayer(layer);
    expect(main.document.pageOf(main.document.nodeById(id)!)!.name).toBe('Page 1');
    expect(main.document.page).toBe(elsewhere);
    expect(main.document.selection).toEqual([other]);
    expect(elsewhere.children).toEqual([other]);
  });
});

const shadow = {
  type: 'DROP_SHADOW',
  color: { r: 0, g: 0, b: 0, a: 0.5 },
  offset: { x: 0, y: 4 },
  radius: 8,
  visible: true,
} as const;

function fillsOf({ fills }: SceneNode) {
  if (fills === 'mixed') throw new Error('mixed');
  return fills;
}
