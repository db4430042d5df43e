/** More than one layer at once: the same image everywhere, masks, and one picture after the other. */
import { describe, expect, it } from 'vitest';
import type { EditData } from '../../src/figma/contract';
import { apply, invert, type Point } from '../../stage/document/matrix';
import type { ImagePaint, Matrix, SceneNode } from '../../stage/document/scene';
import { imageToLayer } from '../../stage/page/render/image-placement';
import { rotation } from './layer-chain';
import { figmaWith, fullPaints, image, MainThread, RESULT, solid } from './main-thread';
import { greyPng } from './pictures';

const EDIT: EditData = {
  engine: 'quick-fill',
  seed: 1,
  parameters: {},
  window: null,
  strokes: new Uint8Array(0),
};

/** A page with the same image in a photo, a frame, an ellipse, an instance, and hidden in a fifth. */
async function gallery(figma?: string) {
  const main = await MainThread.start(figma ? { figma } : {});
  const hash = main.addImage(greyPng(30, 20));
  const photo = main.add('RECTANGLE', { name: 'Photo', fills: [image(hash)] });
  const frame = main.add('FRAME', { name: 'Hero', fills: [image(hash, { scaleMode: 'FIT' })] });
  const instance = main.add('INSTANCE', { name: 'Card', fills: [] });
  const inside = main.add('ELLIPSE', { name: 'Avatar', fills: [image(hash)] }, instance);
  const two = main.add('RECTANGLE', {
    name: 'Below another',
    fills: [image(hash, { opacity: 0.5 }), image(main.addImage(greyPng(4, 4)))],
  });
  main.add('RECTANGLE', { name: 'Hidden', fills: [image(hash, { visible: false })] });
  const operand = main.add('RECTANGLE', { name: 'Operand', fills: [image(hash)] });
  main.document.edit(() => {
    const union = main.document.createNode('BOOLEAN_OPERATION');
    main.document.insert(main.document.page, 0, union);
    main.document.insert(union, 0, operand);
  });
  main.addPhoto({ name: 'Elsewhere' }, main.document.addPage('Page 2'));
  main.document.edit(() => main.document.pages.forEach(fullPaints));
  main.select(photo);
  const { layer } = await main.call('readPicture', { render: false });
  return { main, hash, photo, takers: [photo, frame, inside, two], layer };
}

describe('the same image in other layers', () => {
  it('is counted on the page, where it is seen and can be replaced', async () => {
    const { main, layer } = await gallery();
    expect(await main.call('countSameImage', { source: layer })).toEqual({ layers: 3 });
  });

  it('gets the result in all of them with one step, each kept as it lies', async () => {
    const { main, hash, photo, takers, layer } = await gallery();
    const before = main.document.toState();
    const fills = takers.map((node) => node.fills as ImagePaint[]);
    const applied = await main.call('applyToAll', { source: layer, png: RESULT, edit: EDIT });

    expect(applied).toMatchObject({ applied: 4, skipped: [{ name: 'Operand' }] });
    takers.forEach(({ id }, index) => {
      const [old, made, ...rest] = main.document.nodeById(id)!.fills as ImagePaint[];
      const [was, ...others] = fills[index]!;
      expect(old).toMatchObject({ ...was, imageHash: hash, visible: false });
      expect(made).toMatchObject({ ...was, imageHash: main.addImage(RESULT), visible: true });
      expect(rest).toMatchObject(others);
    });
    const opened = await main.call('openEdit', { id: photo.id, name: 'Photo' });
    expect(opened).toMatchObject({ mode: 'replace-fill', state: 'unchanged' });

    expect(main.document.undo()).toBe(true);
    expect(main.document.toState()).toEqual(before);
  });

  it('is as before everywhere where one of them fails', async () => {
    let failed = 0;
    for (let call = 1; failed === call - 1; call++) {
      const { main, layer } = await gallery(failingCommit(call));
      const before = main.document.toState();
      const source = { source: layer, png: RESULT, edit: EDIT };
      const error = await main.call('applyToAll', source).catch((reason: Error) => reason);
      if (!(error instanceof Error)) break;
      failed++;
      expect(main.document.toState()).toEqual(before);
    }
    expect(failed).toBe(2);
  });

  it('needs a source that still shows it', async () => {
    const { main, photo, layer } = await gallery();
    main.document.edit(() => {
      main.document.nodeById(photo.id)!.fills = [solid()];
    });
    const late = main.call('applyToAll', { source: layer, png: RESULT, edit: null });
    await expect(late).rejects.toMatchObject({ code: 'layer-changed' });
  });
});

describe('a mask from other layers', () => {
  it('is what is selected beside the one picture', async () => {
    const main = await MainThread.start();
    const photo = main.addPhoto({ name: 'Photo' });
    const ring = main.add('ELLIPSE', { name: 'Ring' });
    const word = main.add('TEXT', { name: 'Word' });
    main.select(ring, photo, word);
    expect(await main.selection()).toMatchObject({
      kind: 'layer',
      layer: { id: photo.id },
      masks: [
        { id: ring.id, name: 'Ring' },
        { id: word.id, name: 'Word' },
      ],
    });
  });

  it('lies over the top-most picture below it, for “Inpaint under selection”', async () => {
    const main = await MainThread.start({ command: 'src/main.ts--inpaintUnderSelection' });
    main.addPhoto({ name: 'Bottom' });
    const photo = main.addPhoto({ name: 'Photo' });
    main.addPhoto({ name: 'Far', relativeTransform: rotation(0, 900, 900) });
    main.addPhoto({ name: 'Hidden', visible: false });
    const ring = main.add('ELLIPSE', { relativeTransform: rotation(0, 20, 20) });
    main.addPhoto({ name: 'On top' });
    main.select(ring);
    expect(await main.selection()).toMatchObject({
      layer: { id: photo.id },
      masks: [{ id: ring.id }],
    });
  });

  it('stays a shape without a picture for “Inpaint”', async () => {
    const main = await MainThread.start();
    main.addPhoto();
    main.select(main.add('ELLIPSE'));
    expect(await main.selection()).toMatchObject({ problem: 'no-image' });
  });

  it.each<[string, Partial<ImagePaint>]>([
    ['filling', { scaleMode: 'FILL' }],
    ['fitting', { scaleMode: 'FIT', rotation: 90 }],
    ['turned', { scaleMode: 'FILL', rotation: 270 }],
    ['tiled', { scaleMode: 'TILE', scalingFactor: 0.8, rotation: 180 }],
    [
      'cropped',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0.5, 0.2, 0.1],
          [-0.1, 0.6, 0.2],
        ],
      },
    ],
  ])('is drawn by Figma and lies in a %s picture as on the page', async (_, paint) => {
    const main = await MainThread.start();
    const frame = main.add('FRAME', { relativeTransform: rotation(25, 100, 40) });
    const photo = main.addPhoto({ relativeTransform: rotation(-50, 30, 20) }, frame, paint);
    const ring = main.add('ELLIPSE', {
      name: 'Ring',
      width: 80,
      height: 50,
      relativeTransform: rotation(0, 120, 70),
    });
    main.drawing = greyPng(16, 10);
    main.select(photo, ring);
    const { layer } = await main.call('readPicture', { render: false });
    const picture = { width: 30, height: 20 };
    const params = { source: layer, picture, ids: [ring.id] };
    const { shapes, unseen, tiled } = await main.call('readMask', params);

    expect(unseen).toEqual([]);
    expect(tiled).toBe(paint.scaleMode === 'TILE');
    expect(shapes).toMatchObject([{ id: ring.id, name: 'Ring', png: main.drawing }]);
    const toPage = pictureToPage(main, photo, picture);
    for (const [corner, onPage] of [
      [
        { x: 0, y: 0 },
        { x: 120, y: 70 },
      ],
      [
        { x: 16, y: 0 },
        { x: 200, y: 70 },
      ],
      [
        { x: 16, y: 10 },
        { x: 200, y: 120 },
      ],
    ] as const) {
      const shown = apply(toPage, apply(shapes[0]!.toPicture as Matrix, corner));
      expect(shown.x).toBeCloseTo(onPage.x, 6);
      expect(shown.y).toBeCloseTo(onPage.y, 6);
    }
    const wanted = Math.sqrt(Math.abs(determinant(invert(toPage))));
    expect(main.exports).toMatchObject([
      { format: 'PNG', contentsOnly: true, useAbsoluteBounds: false },
    ]);
    expect(main.exports[0]!.constraint.value).toBeCloseTo(wanted, 6);
  });

  it('names what nothing is seen of, and passes over what is gone', async () => {
    const main = await MainThread.start();
    const photo = main.addPhoto();
    const hidden = main.add('ELLIPSE', { name: 'Hidden', visible: false });
    main.select(photo);
    const { layer } = await main.call('readPicture', { render: false });
    const ids = [hidden.id, '9:9'];
    const picture = { width: 30, height: 20 };
    expect(await main.call('readMask', { source: layer, picture, ids })).toEqual({
      shapes: [],
      unseen: [{ id: hidden.id, name: 'Hidden' }],
      tiled: false,
    });
  });

  it('is drawn no larger than Figma draws', async () => {
    const main = await MainThread.start();
    const photo = main.addPhoto({ width: 1, height: 1 });
    const wide = main.add('RECTANGLE', { width: 5000, height: 10 });
    main.select(photo);
    const { layer } = await main.call('readPicture', { render: false });
    const picture = { width: 30, height: 20 };
    await main.call('readMask', { source: layer, picture, ids: [wide.id] });
    expect(main.exports[0]!.constraint.value * 5000).toBeLessThanOrEqual(4096);
  });
});

describe('several pictures', () => {
  it('are a queue, and each is read by its id', async () => {
    const main = await MainThread.start();
    const first = main.addPhoto({ name: 'One' });
    const second = main.add('ELLIPSE', {
      name: 'Two',
      fills: [image(main.addImage(greyPng(12, 8)))],
    });
    main.select(first, second);
    const queue = [
      { id: first.id, name: 'One' },
      { id: second.id, name: 'Two' },
    ];
    expect(await main.selection()).toMatchObject({ layer: { id: first.id }, queue });
    const { sizes } = await main.call('readSizes', { ids: [...queue.map(({ id }) => id), '9:9'] });
    expect(sizes).toEqual([{ width: 30, height: 20 }, { width: 12, height: 8 }, null]);

    main.select();
    const { layer, bytes } = await main.call('readPicture', { render: false, of: queue[1]! });
    expect(layer).toMatchObject({ id: second.id, name: 'Two' });
    expect(bytes).toEqual(greyPng(12, 8));
  });

  it('say of each what is possible with it, though it is not selected', async () => {
    const main = await MainThread.start();
    const inside = main.addPhoto({ name: 'In' }, main.add('INSTANCE'));
    main.add('TEXT', {}, main.document.parentOf(inside)!);
    const of = { id: inside.id, name: 'In' };
    const { found } = await main.call('readPicture', { render: false, of });
    main.select(inside);
    expect(found).toEqual(await main.selection());
    expect(found?.modes).toMatchObject({ 'new-layer': 'in-instance', 'replace-fill': null });
  });

  it.each<[string, string, (main: MainThread, photo: SceneNode) => void]>([
    ['was deleted', 'layer-gone', ({ document }, photo) => document.remove(photo)],
    ['has no picture any more', 'layer-changed', (_, photo) => void (photo.fills = [solid()])],
  ])('say so of one that %s', async (_, code, change) => {
    const main = await MainThread.start();
    const photo = main.addPhoto({ name: 'One' });
    main.document.edit(() => change(main, photo));
    const read = main.call('readPicture', { render: false, of: { id: photo.id, name: 'One' } });
    await expect(read).rejects.toMatchObject({ code, details: { name: 'One' } });
  });
});

/** A `figma` whose `call`-th commitUndo fails. */
function failingCommit(call: number): string {
  return figmaWith(
    'commitUndo',
    `(() => {
      globalThis.commits = (globalThis.commits || 0) + 1;
      if (globalThis.commits === ${call}) throw new Error('fault');
      figma.commitUndo();
    })`,
  );
}

/** By the stand-in's own placement of pictures. */
function pictureToPage(
  { document }: MainThread,
  node: SceneNode,
  picture: { width: number; height: number },
) {
  const [paint] = node.fills as ImagePaint[];
  const toLayer = imageToLayer(paint!, picture, node);
  const toPage = document.absoluteTransform(node);
  const at = (point: Point) => apply(toPage, apply(toLayer, point));
  const [origin, right, down] = [at({ x: 0, y: 0 }), at({ x: 1, y: 0 }), at({ x: 0, y: 1 })];
  return [
    [right.x - origin.x, down.x - origin.x, origin.x],
    [right.y - origin.y, down.y - origin.y, origin.y],
  ] as Matrix;
}

function determinant([[a, c], [b, d]]: Matrix): number {
  return a * d - b * c;
}
