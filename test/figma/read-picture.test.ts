/** Where the picture comes from, in the built main thread in QuickJS. */
import { describe, expect, it } from 'vitest';
import { rotation } from './layer-chain';
import { figmaWith, MainThread, solid } from './main-thread';
import { greyPng } from './pictures';

describe('readPicture', () => {
  it('gives the stored file of the picture, byte for byte', async () => {
    const main = await MainThread.start();
    const file = greyPng(301, 17);
    const photo = main.addPhoto({}, undefined, { imageHash: main.addImage(file) });
    main.select(photo);

    const { layer, bytes } = await main.call('readPicture', { render: false });
    expect(bytes).toEqual(file);
    expect(layer).toMatchObject({ id: photo.id, from: 'fill' });
    expect(main.exports).toEqual([]);
  });

  it('draws nothing where there is a picture, even if drawing was asked for', async () => {
    const main = await MainThread.start();
    main.select(main.addPhoto());
    await main.call('readPicture', { render: true });
    expect(main.exports).toEqual([]);
  });

  it('draws a layer without a picture, at twice its size, without what is around it', async () => {
    const main = await MainThread.start();
    main.select(main.addGroup({ name: 'Team' }, main.addPhoto({ width: 300, height: 200 })));
    main.drawing = greyPng(600, 400);

    const { layer, bytes } = await main.call('readPicture', { render: true });
    expect(bytes).toEqual(main.drawing);
    expect(layer).toMatchObject({
      name: 'Team',
      from: 'render',
      imageHash: null,
      paint: null,
      width: 300,
      height: 200,
    });
    expect(main.exports).toEqual([
      {
        format: 'PNG',
        contentsOnly: true,
        useAbsoluteBounds: true,
        constraint: { type: 'SCALE', value: 2 },
      },
    ]);
  });

  it('describes the upright box of a rotated layer that it draws', async () => {
    const main = await MainThread.start();
    const plain = main.add('RECTANGLE', {
      width: 300,
      height: 200,
      fills: [solid()],
      relativeTransform: rotation(90, 500, 100),
    });
    main.select(plain);

    const { layer } = await main.call('readPicture', { render: true });
    expect(layer.width).toBeCloseTo(200);
    expect(layer.height).toBeCloseTo(300);
    expect(layer.transform[0][0]).toBe(1);
    expect(layer.transform[0][2]).toBeCloseTo(300);
    expect(layer.transform[1][2]).toBeCloseTo(100);
  });

  it.each([
    [3000, 100, { type: 'WIDTH', value: 4096 }],
    [100, 9000, { type: 'HEIGHT', value: 4096 }],
    [2048, 2048, { type: 'SCALE', value: 2 }],
    [2048.5, 10, { type: 'WIDTH', value: 4096 }],
  ])('draws %d × %d with no side above Figma’s limit', async (width, height, constraint) => {
    const main = await MainThread.start();
    main.select(main.add('RECTANGLE', { width, height, fills: [solid()] }));
    await main.call('readPicture', { render: true });
    expect(main.exports).toMatchObject([{ constraint }]);
  });

  it('says that a layer could not be read when Figma fails to draw it', async () => {
    const main = await MainThread.start();
    main.select(main.add('RECTANGLE', { name: 'Card', fills: [solid()] }));
    main.drawing = new Error('out of memory');
    await expect(main.call('readPicture', { render: true })).rejects.toMatchObject({
      code: 'image-unreadable',
      details: { name: 'Card', reason: expect.stringContaining('out of memory') as string },
    });
  });

  it('says that a layer could not be read when Figma draws nothing', async () => {
    const main = await MainThread.start();
    main.select(main.add('RECTANGLE', { name: 'Card', fills: [solid()] }));
    main.drawing = new Uint8Array(0);
    await expect(main.call('readPicture', { render: true })).rejects.toMatchObject({
      code: 'image-unreadable',
    });
  });

  it('says that a layer could not be read when its file cannot be had', async () => {
    const offline = `() => ({ getBytesAsync: () => Promise.reject(new Error('offline')) })`;
    const main = await MainThread.start({ figma: figmaWith('getImageByHash', offline) });
    main.select(main.addPhoto({ name: 'Photo' }));
    await expect(main.call('readPicture', { render: false })).rejects.toMatchObject({
      code: 'image-unreadable',
      details: { name: 'Photo', reason: expect.stringContaining('offline') as string },
    });
  });

  it.each([true, false])(
    'ends as an abort where the selection has no picture any more, and says so first (render: %s)',
    async (render) => {
      const main = await MainThread.start();
      await expect(main.call('readPicture', { render })).rejects.toMatchObject({
        name: 'AbortError',
      });
      expect(main.selections).toMatchObject([{ problem: 'nothing-selected' }]);
    },
  );

  it('does not draw what nobody asked to be drawn', async () => {
    const main = await MainThread.start();
    main.select(main.add('RECTANGLE', { fills: [solid()] }));
    await expect(main.call('readPicture', { render: false })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(main.exports).toEqual([]);
  });
});
