/** Results that are opened again, from the built main thread in QuickJS. */
import { describe, expect, it } from 'vitest';
import { MAX_STROKE_BYTES, RESULT_MODES, type EditData } from '../../src/figma/contract';
import type { ImagePaint, SceneNode } from '../../stage/document/scene';
import { rotation } from './layer-chain';
import { image, MainThread, RESULT } from './main-thread';
import { greyPng } from './pictures';

const EDIT: EditData = {
  engine: 'moebius',
  seed: 42,
  parameters: { preset: 'final', steps: 12, draft: true },
  window: { x: 2, y: 3, width: 20, height: 15 },
  strokes: new Uint8Array([9, 8, 7, 0, 255]),
};
const NEXT = greyPng(30, 20, 55);
const PATCH = {
  rect: { x: 4, y: 3, width: 10, height: 6 },
  picture: { width: 30, height: 20 },
  seeThrough: false,
};

async function photoWithResult(mode: (typeof RESULT_MODES)[number] = 'new-layer', edit = EDIT) {
  const main = await MainThread.start();
  const photo = main.addPhoto({ name: 'Photo', relativeTransform: rotation(20, 50, 60) });
  main.select(photo);
  const { layer } = await main.call('readPicture', { render: false });
  const isPatch = mode === 'patch-layer';
  const png = isPatch ? greyPng(10, 6) : RESULT;
  const options = { mode, edit, patch: isPatch ? PATCH : null };
  const { id, name } = await main.addLayer(layer, png, options);
  return { main, photo, layer, result: main.document.nodeById(id)!, target: { id, name } };
}

describe('a result', () => {
  it.each(RESULT_MODES)('as %s opens with everything in place', async (mode) => {
    const { main, photo, target } = await photoWithResult(mode);
    const opened = await main.call('openEdit', target);
    expect(opened).toMatchObject({ target, mode, state: 'unchanged', edit: EDIT });
    expect(opened.layer).toMatchObject({ id: photo.id, imageHash: hashOf(main, photo) });
    expect(opened.bytes).toEqual(greyPng(30, 20));
  });

  it.each(RESULT_MODES)('as %s is brought up to date where it is now', async (mode) => {
    const { main, photo, target } = await photoWithResult(mode);
    const opened = await main.call('openEdit', target);
    main.document.edit(() => {
      const result = main.document.nodeById(target.id)!;
      result.name = 'Renamed';
      main.document.move(result, rotation(70, 500, 600));
    });
    main.document.commitUndo();
    const before = main.document.toState();
    const isPatch = mode === 'patch-layer';
    const rect = { x: 1, y: 2, width: 12, height: 9 };
    const applied = await main.addLayer(opened.layer, isPatch ? greyPng(12, 9, 3) : NEXT, {
      mode,
      patch: isPatch ? { ...PATCH, rect } : null,
      edit: { ...EDIT, seed: 43 },
      replaces: target.id,
    });

    expect(applied).toEqual({ id: target.id, name: 'Renamed', notes: [] });
    const result = main.document.nodeById(target.id)!;
    expect(result.relativeTransform).toEqual(rotation(70, 500, 600));
    expect(topHash(result)).toBe(main.addImage(isPatch ? greyPng(12, 9, 3) : NEXT));
    expect(main.document.page.children).toHaveLength(mode === 'replace-fill' ? 1 : 2);
    const again = await main.call('openEdit', { ...target, name: 'Renamed' });
    expect(again.edit.seed).toBe(43);
    expect(again.layer.id).toBe(photo.id);
    expect(main.document.undo()).toBe(true);
    expect(main.document.toState()).toEqual(before);
  });

  it('has a button beside it that opens it', async () => {
    const { result } = await photoWithResult();
    expect(Object.keys(result.relaunchData)).toEqual(['edit']);
  });

  it('is told from other layers when it is selected', async () => {
    const { main, photo, result } = await photoWithResult();
    main.select(result);
    expect(await main.selection()).toMatchObject({ edit: 'editable' });
    main.select(photo);
    expect(await main.selection()).not.toHaveProperty('edit');
  });

  it('remembers nothing where there is nothing to remember', async () => {
    const main = await MainThread.start();
    const result = await main.apply(main.addPhoto());
    expect(result).toMatchObject({ pluginData: {}, relaunchData: {} });
  });

  it('is a copy where it was copied, and the copy is updated alone', async () => {
    const { main, result } = await photoWithResult();
    const copy = main.document.edit(() => {
      const made = main.document.copyNode(main.document.nodeById(result.id)!);
      main.document.insert(main.document.page, 2, made);
      return made;
    });
    const target = { id: copy.id, name: copy.name };
    const { layer } = await main.call('openEdit', target);
    await main.addLayer(layer, NEXT, { edit: EDIT, replaces: copy.id });
    expect(topHash(main.document.nodeById(copy.id)!)).toBe(main.addImage(NEXT));
    expect(topHash(main.document.nodeById(result.id)!)).toBe(main.addImage(RESULT));
  });

  it('that is inpainted as a source gives its own result a memory of its own', async () => {
    const { main, result } = await photoWithResult();
    main.select(result);
    const { layer } = await main.call('readPicture', { render: false });
    const second = await main.addLayer(layer, NEXT, { edit: { ...EDIT, seed: 7 } });
    const opened = await main.call('openEdit', second);
    expect(opened).toMatchObject({ layer: { id: result.id }, edit: { seed: 7 } });
  });

  it('keeps the crop that a patch was given by hand, and moves what it shows', async () => {
    const { main, target } = await photoWithResult('patch-layer');
    const { layer } = await main.call('openEdit', target);
    const halved = (paint: ImagePaint): ImagePaint => {
      const [[a, c, e], [b, d, f]] = paint.imageTransform!;
      return {
        ...paint,
        imageTransform: [
          [a / 2, c, e],
          [b, d / 2, f],
        ],
      };
    };
    main.document.edit(() => {
      const node = main.document.nodeById(target.id)!;
      node.fills = (node.fills as ImagePaint[]).map(halved);
    });
    const before = pictureAt(main, target.id, PATCH.rect);
    const rect = { x: 0, y: 0, width: 12, height: 10 };
    const png = greyPng(12, 10, 9);
    const patch = { ...PATCH, rect };
    await main.addLayer(layer, png, {
      mode: 'patch-layer',
      patch,
      edit: EDIT,
      replaces: target.id,
    });
    const after = pictureAt(main, target.id, rect);
    after.forEach((value, index) => expect(value).toBeCloseTo(before[index]!, 9));
  });
});

describe('a source that is not what it was', () => {
  it('is gone: its picture is still in the file, and the result takes its place', async () => {
    const { main, photo, target } = await photoWithResult();
    main.document.remove(main.document.nodeById(photo.id)!);
    const opened = await main.call('openEdit', target);
    expect(opened).toMatchObject({ state: 'source-gone', layer: { id: target.id } });
    expect(opened.bytes).toEqual(greyPng(30, 20));
    await main.addLayer(opened.layer, NEXT, { edit: EDIT, replaces: target.id });
    expect(topHash(main.document.nodeById(target.id)!)).toBe(main.addImage(NEXT));
  });

  it('shows another picture: the former one is what is gone on with', async () => {
    const { main, photo, target } = await photoWithResult();
    main.document.edit(() => {
      main.document.nodeById(photo.id)!.fills = [image(main.addImage(greyPng(5, 5)))];
    });
    const opened = await main.call('openEdit', target);
    expect(opened).toMatchObject({ state: 'source-changed', layer: { id: target.id } });
    expect(opened.bytes).toEqual(greyPng(30, 20));
  });

  it('had to be hidden for its result, and is found all the same', async () => {
    const main = await MainThread.start();
    const photo = main.addPhoto({ opacity: 0.5 });
    main.select(photo);
    const { layer } = await main.call('readPicture', { render: false });
    const target = await main.addLayer(layer, RESULT, { edit: EDIT });
    expect(main.document.nodeById(photo.id)!.visible).toBe(false);
    expect(await main.call('openEdit', target)).toMatchObject({ state: 'unchanged' });
  });

  it('has lost its picture from the file, as after a copy into another: that is said', async () => {
    const { main, result, target } = await photoWithResult();
    rewrite(main, result, (stored) => ({ ...stored, sourceHash: 'f'.repeat(40), sourceId: '9:9' }));
    await expect(main.call('openEdit', target)).rejects.toMatchObject({
      code: 'edit-unreadable',
      details: { reason: 'picture-gone' },
    });
  });
});

describe('a memory that cannot be read', () => {
  it.each<[string, 'none' | 'newer' | 'damaged', (stored: object) => unknown]>([
    ['is of a later version', 'newer', () => ({ version: 2, anything: [] })],
    ['is not ours', 'damaged', () => 'hello'],
    ['has lost a part', 'damaged', (stored) => ({ ...stored, seed: undefined })],
  ])('%s: that is said, and it is left alone', async (_, reason, change) => {
    const { main, result, target, layer } = await photoWithResult();
    rewrite(main, result, change);
    const before = main.document.toState();
    const failure = { code: 'edit-unreadable', details: { name: target.name, reason } };
    await expect(main.call('openEdit', target)).rejects.toMatchObject(failure);
    const update = main.addLayer(layer, NEXT, { edit: EDIT, replaces: target.id });
    await expect(update).rejects.toMatchObject(failure);
    expect(main.document.toState()).toEqual(before);
    main.select(main.document.nodeById(target.id)!);
    expect(await main.selection()).toMatchObject({ edit: reason });
  });

  it('of a later version stays, also where a new result goes into the same layer', async () => {
    const { main, result } = await photoWithResult('replace-fill');
    rewrite(main, result, () => ({ version: 9 }));
    main.select(main.document.nodeById(result.id)!);
    const { layer } = await main.call('readPicture', { render: false });
    const { notes } = await main.addLayer(layer, NEXT, { mode: 'replace-fill', edit: EDIT });
    expect(notes).toEqual(['newer-edit-kept']);
    const kept = main.document.nodeById(result.id)!;
    expect(JSON.parse(kept.pluginData.inpaint!)).toEqual({ version: 9 });
  });

  it('of no result is none', async () => {
    const main = await MainThread.start();
    const { id, name } = main.addPhoto();
    await expect(main.call('openEdit', { id, name })).rejects.toMatchObject({
      code: 'edit-unreadable',
      details: { reason: 'none' },
    });
  });

  it('of a deleted result is gone with it', async () => {
    const { main, result, target } = await photoWithResult();
    main.document.remove(main.document.nodeById(result.id)!);
    const gone = { code: 'layer-gone', details: { name: target.name } };
    await expect(main.call('openEdit', target)).rejects.toMatchObject(gone);
  });
});

describe('the limit of 100 kB', () => {
  const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7919) % 251);

  it('takes the strokes that the contract allows', async () => {
    const strokes = noise(MAX_STROKE_BYTES);
    const { main, target } = await photoWithResult('new-layer', { ...EDIT, strokes });
    expect((await main.call('openEdit', target)).edit.strokes).toEqual(strokes);
  });

  it('drops strokes that are more, keeps the rest and says so', async () => {
    const main = await MainThread.start();
    const photo = main.addPhoto();
    main.select(photo);
    const { layer } = await main.call('readPicture', { render: false });
    const edit = { ...EDIT, strokes: noise(200_000) };
    const applied = await main.addLayer(layer, RESULT, { edit });
    expect(applied.notes).toEqual(['edit-too-large']);
    const opened = await main.call('openEdit', applied);
    expect(opened.edit).toEqual({ ...EDIT, strokes: new Uint8Array(0) });
  });
});

describe('the plugin started by', () => {
  it.each([
    ['', 'open'],
    ['edit', 'edit'],
    ['src/main.ts--inpaintUnderSelection', 'under-selection'],
  ])('the command “%s” says so to the UI', async (command, launch) => {
    const main = await MainThread.start({ command });
    expect((await main.call('hello', null)).launch).toBe(launch);
  });
});

function rewrite(
  { document }: MainThread,
  { id }: SceneNode,
  change: (stored: Record<string, unknown>) => unknown,
) {
  document.edit(() => {
    const node = document.nodeById(id)!;
    const stored = JSON.parse(node.pluginData.inpaint!) as Record<string, unknown>;
    node.pluginData = { inpaint: JSON.stringify(change(stored)) };
  });
  document.commitUndo();
}

/** Where the picture's own corners and those of its part lie, in the layer's unit square. */
function pictureAt({ document }: MainThread, id: string, rect: typeof PATCH.rect): number[] {
  const { imageTransform } = (document.nodeById(id)!.fills as ImagePaint[])[0]!;
  const [[a, c, e], [b, d, f]] = imageTransform!;
  const { width, height } = rect;
  return [a * width, c * width, e * width + rect.x, b * height, d * height, f * height + rect.y];
}

function topHash({ fills }: SceneNode): string | null {
  const seen = (fills as ImagePaint[]).filter(({ visible }) => visible !== false);
  return seen.at(-1)!.imageHash;
}

function hashOf(main: MainThread, { id }: SceneNode) {
  return (main.document.nodeById(id)!.fills as ImagePaint[])[0]!.imageHash;
}
