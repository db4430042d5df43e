/** What the UI hears about the selection, from the built main thread in QuickJS. */
import { describe, expect, it } from 'vitest';
import type { Selection, SourceLayer } from '../../src/figma/contract';
import { rotation } from './layer-chain';
import { greyPng } from './pictures';
import { image, MainThread, solid } from './main-thread';

describe('the selection', () => {
  it('is told with everything that a fill needs to know about its layer', async () => {
    const main = await MainThread.start();
    const hash = main.addImage(greyPng(30, 20));
    const paint = image(hash, { scaleMode: 'FIT', filters: { exposure: 0.25 }, rotation: 90 });
    const photo = main.add('RECTANGLE', {
      name: 'Photo',
      width: 300,
      height: 200,
      relativeTransform: [
        [1, 0, 40],
        [0, 1, 50],
      ],
      fills: [paint],
    });
    main.select(photo);

    expect(await main.selection()).toEqual({
      kind: 'layer',
      layer: {
        id: photo.id,
        name: 'Photo',
        width: 300,
        height: 200,
        transform: photo.relativeTransform,
        from: 'fill',
        imageHash: hash,
        paint: { opacity: 1, visible: true, blendMode: 'NORMAL', ...paint },
      } satisfies SourceLayer,
      modes: { 'new-layer': null, 'patch-layer': null, 'replace-fill': null },
    });
  });

  it('has its transform in page coordinates', async () => {
    const main = await MainThread.start();
    const frame = main.add('FRAME', { relativeTransform: rotation(30, 100, 100) });
    const photo = main.addPhoto({ relativeTransform: rotation(-30, 5, 6) }, frame);
    main.select(photo);

    const { transform } = layerOf(await main.selection());
    expect(transform.flat().map((number) => Math.round(number * 1e6) / 1e6)).toEqual([
      1,
      0,
      expect.closeTo(100 + 5 * Math.cos(Math.PI / 6) - 6 * Math.sin(Math.PI / 6), 5),
      0,
      1,
      expect.closeTo(100 + 5 * Math.sin(Math.PI / 6) + 6 * Math.cos(Math.PI / 6), 5),
    ]);
  });

  it('takes the top-most visible of several pictures', async () => {
    const main = await MainThread.start();
    const [below, above, hidden, clear] = [10, 20, 30, 40].map((shade) =>
      main.addImage(greyPng(8, 8, shade)),
    );
    const photo = main.add('RECTANGLE', {
      fills: [
        image(below!),
        image(above!),
        image(hidden!, { visible: false }),
        image(clear!, { opacity: 0 }),
        solid({ opacity: 0.2 }),
      ],
    });
    main.select(photo);
    expect(layerOf(await main.selection()).imageHash).toBe(above);
  });

  it.each<{
    claim: string;
    arrange: (main: MainThread) => void;
    problem: Partial<Extract<Selection, { kind: 'problem' }>>;
  }>([
    {
      claim: 'nothing is selected',
      arrange: () => {},
      problem: { problem: 'nothing-selected', layerName: null, canRender: false },
    },
    {
      claim: 'several layers without a picture are selected',
      arrange: (main) => main.select(main.add('ELLIPSE'), main.add('TEXT')),
      problem: { problem: 'several-layers', layerName: null, canRender: false },
    },
    {
      claim: 'it is not clear which of two pictures the others are the mask of',
      arrange: (main) => main.select(main.addPhoto(), main.addPhoto(), main.add('ELLIPSE')),
      problem: { problem: 'several-layers', layerName: null, canRender: false },
    },
    {
      claim: 'a group has no fills of its own, but can be drawn',
      arrange: (main) => {
        main.select(main.addGroup({ name: 'Team' }, main.addPhoto()));
      },
      problem: { problem: 'no-fills', layerName: 'Team', canRender: true },
    },
    {
      claim: 'a layer has other fills than pictures, and can be drawn',
      arrange: (main) => main.select(main.add('RECTANGLE', { fills: [solid()] })),
      problem: { problem: 'no-image', canRender: true },
    },
    {
      claim: 'the only picture is hidden, so that there is nothing to draw',
      arrange: (main) => main.select(main.addPhoto({}, undefined, { visible: false })),
      problem: { problem: 'no-image', canRender: false },
    },
    {
      claim: 'a frame without fills has visible layers in it, and can be drawn',
      arrange: (main) => {
        const frame = main.add('FRAME', { fills: [] });
        main.addPhoto({}, frame);
        main.select(frame);
      },
      problem: { problem: 'no-image', canRender: true },
    },
    {
      claim: 'a frame without fills has hidden layers in it alone',
      arrange: (main) => {
        const frame = main.add('FRAME', { fills: [] });
        main.addPhoto({ visible: false }, frame);
        main.select(frame);
      },
      problem: { problem: 'no-image', canRender: false },
    },
    {
      claim: 'a layer has no fills but a visible outline, and can be drawn',
      arrange: (main) => main.select(main.add('ELLIPSE', { fills: [], strokes: [solid()] })),
      problem: { problem: 'no-image', canRender: true },
    },
    {
      claim: 'a layer is itself hidden, so that there is nothing to draw',
      arrange: (main) => main.select(main.add('RECTANGLE', { fills: [solid()], visible: false })),
      problem: { problem: 'no-image', canRender: false },
    },
    {
      claim: 'the letters of a text have different fills',
      arrange: (main) => main.select(main.add('TEXT', { name: 'Title', fills: 'mixed' })),
      problem: { problem: 'mixed-fills', layerName: 'Title', canRender: true },
    },
    {
      claim: 'a layer shows a video',
      arrange: (main) =>
        main.select(
          main.add('RECTANGLE', {
            fills: [{ type: 'VIDEO', scaleMode: 'FILL', videoHash: 'abc' }],
          }),
        ),
      problem: { problem: 'video-fill', canRender: true },
    },
    {
      claim: 'a picture was never put in',
      arrange: (main) => main.select(main.add('RECTANGLE', { fills: [image(null)] })),
      problem: { problem: 'image-missing', canRender: false },
    },
    {
      claim: 'Figma does not know the picture',
      arrange: (main) => main.select(main.add('RECTANGLE', { fills: [image('f'.repeat(40))] })),
      problem: { problem: 'image-missing', canRender: false },
    },
  ])('says that $claim', async ({ arrange, problem }) => {
    const main = await MainThread.start();
    arrange(main);
    expect(await main.selection()).toMatchObject({ kind: 'problem', ...problem });
  });
});

describe('a change of the selection', () => {
  it('is told to a UI that has said hello', async () => {
    const main = await MainThread.start();
    await main.call('hello', null);
    const photo = main.addPhoto();
    main.select(photo);
    await main.settle();
    main.select();
    await main.settle();
    expect(main.selections).toMatchObject([
      { kind: 'layer', layer: { id: photo.id } },
      { kind: 'problem', problem: 'nothing-selected' },
    ]);
  });

  it('is kept from a UI that does not listen yet', async () => {
    const main = await MainThread.start();
    main.select(main.addPhoto());
    await main.settle();
    await main.call('hello', null);
    expect(main.selections).toEqual([]);
  });
});

function layerOf(selection: Selection): SourceLayer {
  if (selection.kind !== 'layer') throw new Error(`No layer: ${selection.problem}`);
  return selection.layer;
}
