/** What can go wrong between a fill and its layer: the document must be as if nobody had tried. */
import { describe, expect, it } from 'vitest';
import type { EditData, ResultMode, SourceLayer } from '../../src/figma/contract';
import type { SceneNode } from '../../stage/document/scene';
import { figmaWith, fullPaints, image, MainThread, RESULT, solid } from './main-thread';
import { SHADOW } from './matrix-cases';
import { greyPng } from './pictures';

const SHADOW_BEHIND = { ...SHADOW, type: 'DROP_SHADOW' } as const;

const EDIT: EditData = {
  engine: 'moebius',
  seed: 3,
  parameters: {},
  window: null,
  strokes: new Uint8Array([1, 2]),
};

const PATCH = {
  rect: { x: 2, y: 3, width: 6, height: 5 },
  picture: { width: 30, height: 20 },
  seeThrough: false,
};

interface Attempt {
  readonly main: MainThread;
  readonly photo: SceneNode;
  readonly source: SourceLayer;
}

/** A photo, read for filling. */
async function attempt(figma?: string): Promise<Attempt> {
  const main = await MainThread.start(figma ? { figma } : {});
  const photo = main.addPhoto({ name: 'Photo' });
  main.select(photo);
  const { layer } = await main.call('readPicture', { render: false });
  return { main, photo, source: layer };
}

/** @returns what the call fails with; the document and what may be undone must be as before */
async function failure({ main, source }: Attempt, png = RESULT): Promise<unknown> {
  main.document.commitUndo();
  const before = main.document.toState();
  const couldUndo = main.document.canUndo;
  const error = await main.addLayer(source, png).then(
    () => expect.fail('The layer was added'),
    (reason: unknown) => reason,
  );
  expect(main.document.toState()).toEqual(before);
  expect(main.document.canUndo).toBe(couldUndo);
  return error;
}

describe('a result that Figma does not take', () => {
  it.each([
    [4097, 1],
    [1, 4097],
    [5000, 6],
  ])('is too large at %i × %i', async (width, height) => {
    const error = await failure(await attempt(), greyPng(width, height));
    expect(error).toMatchObject({
      code: 'too-large-for-figma',
      details: { width, height, maxSide: 4096 },
    });
  });

  it('is not too large at 4096', async () => {
    const { main, photo } = await attempt();
    const added = await main.apply(photo, { png: greyPng(4096, 1) });
    expect(added.name).toBe('Photo (inpainted)');
  });

  it('is refused in Figma’s own words', async () => {
    const refusal = `() => { throw new Error('Image type is unsupported'); }`;
    const error = await failure(await attempt(figmaWith('createImage', refusal)));
    expect(error).toMatchObject({
      code: 'refused-by-figma',
      details: { reason: 'Image type is unsupported' },
    });
  });

  it('is refused where it is no PNG at all', async () => {
    const error = await failure(await attempt(), new Uint8Array([1, 2, 3]));
    expect(error).toMatchObject({ code: 'refused-by-figma' });
  });
});

describe('a source that is not what it was', () => {
  it.each<[string, (attempt: Attempt) => void]>([
    ['was deleted', ({ main, photo }) => main.document.remove(photo)],
    [
      'went with its parent',
      ({ main, photo }) => {
        const group = main.addGroup({}, photo);
        main.document.remove(group);
      },
    ],
    ['was never there', (attempt) => Object.assign(attempt.source, { id: '9:9' })],
    ['is a page', (attempt) => Object.assign(attempt.source, { id: '0:1' })],
  ])('is gone where it %s', async (_, change) => {
    const tried = await attempt();
    change(tried);
    expect(await failure(tried)).toMatchObject({ code: 'layer-gone', details: { name: 'Photo' } });
  });

  it.each<[string, (attempt: Attempt) => void]>([
    [
      'got another picture',
      ({ main, photo }) => {
        photo.fills = [image(main.addImage(greyPng(30, 20, 99)))];
      },
    ],
    [
      'got another picture on top',
      ({ main, photo }) => {
        photo.fills = [...(photo.fills as []), image(main.addImage(greyPng(30, 20, 99)))];
      },
    ],
    [
      'lost its picture',
      ({ photo }) => {
        photo.fills = [solid()];
      },
    ],
    [
      'had its picture hidden',
      ({ photo }) => {
        photo.fills = (photo.fills as []).map((paint: object) => ({
          ...paint,
          visible: false,
        })) as [];
      },
    ],
    [
      'got mixed fills',
      ({ photo }) => {
        photo.fills = 'mixed';
      },
    ],
    ['was read as something else', (attempt) => Object.assign(attempt.source, { imageHash: null })],
  ])('has changed where it %s', async (_, change) => {
    const tried = await attempt();
    tried.main.document.edit(() => change(tried));
    expect(await failure(tried)).toMatchObject({
      code: 'layer-changed',
      details: { name: 'Photo' },
    });
  });

  it('has changed where its drawing would have to be stretched', async () => {
    const main = await MainThread.start();
    const card = main.add('FRAME', { name: 'Card', fills: [solid()] });
    main.select(card);
    const { layer } = await main.call('readPicture', { render: true });
    main.document.resize(card, 300, 100);
    expect(await failure({ main, photo: card, source: layer })).toMatchObject({
      code: 'layer-changed',
    });
  });
});

describe('a failure of any single call that writes', () => {
  interface Case {
    readonly claim: string;
    readonly arrange: (main: MainThread) => SceneNode;
    readonly mode?: ResultMode;
    /** Calls at the least: each of them failed once. */
    readonly calls: number;
  }

  const photoIn = (main: MainThread) => image(main.addImage(greyPng(30, 20)));

  it.each<Case>([
    {
      claim: 'a rectangle in an auto-layout frame',
      arrange: (main) => {
        const row = main.add('FRAME', { layoutMode: 'HORIZONTAL' });
        main.addPhoto({}, row);
        return main.addPhoto({ cornerRadii: [1, 2, 3, 4] }, row);
      },
      calls: 16,
    },
    {
      claim: 'an ellipse, which is copied',
      arrange: (main) => main.add('ELLIPSE', { fills: [photoIn(main)], effects: [SHADOW_BEHIND] }),
      calls: 14,
    },
    {
      claim: 'an original that is hidden',
      arrange: (main) => main.addPhoto({ opacity: 0.5, strokes: [solid()] }),
      calls: 14,
    },
    {
      claim: 'an original that is faded in its grid',
      arrange: (main) => main.addPhoto({ opacity: 0.5 }, main.add('FRAME', { layoutMode: 'GRID' })),
      calls: 14,
    },
    {
      claim: 'a frame with a picture of its own, which is hidden',
      arrange: (main) => {
        const fills = [{ ...photoIn(main), opacity: 0.5 }];
        const hero = main.add('FRAME', { fills, fillStyleId: 'S:1' });
        main.add('TEXT', {}, hero);
        return hero;
      },
      calls: 16,
    },
    {
      claim: 'a patch',
      arrange: (main) => main.addPhoto({}, main.add('FRAME')),
      mode: 'patch-layer',
      calls: 14,
    },
    {
      claim: 'its own fill, from a style',
      arrange: (main) =>
        main.add('STAR', { fills: [solid(), photoIn(main), solid()], fillStyleId: 'S:1' }),
      mode: 'replace-fill',
      calls: 7,
    },
  ])(
    'leaves nothing half-written beside $claim',
    async ({ arrange, mode = 'new-layer', calls }) => {
      let failures = 0;
      while (await failsAt(failures + 1, arrange, mode)) failures++;
      expect(failures).toBeGreaterThanOrEqual(calls);
    },
  );

  it('leaves a result as it was that should have been brought up to date', async () => {
    const addPhoto = (main: MainThread) => main.addPhoto();
    let failures = 0;
    while (await failsAt(failures + 1, addPhoto, 'new-layer', { isUpdate: true })) failures++;
    expect(failures).toBeGreaterThanOrEqual(7);
  });

  /** @returns false where there was no such call any more, and the result was applied */
  async function failsAt(
    call: number,
    arrange: (main: MainThread) => SceneNode,
    mode: ResultMode,
    { isUpdate = false } = {},
  ): Promise<boolean> {
    const main = await MainThread.start({ figma: failingAt(call) });
    const source = arrange(main);
    main.document.edit(() => fullPaints(main.document.page));
    main.select(source);
    const { layer } = await main.call('readPicture', { render: false });
    const replaces = isUpdate ? (await main.addLayer(layer, RESULT, { edit: EDIT })).id : null;
    await main.call('resizeWindow', { width: 400, height: 400 }); // from here on calls fail
    const before = main.document.toState();

    const isPatch = mode === 'patch-layer';
    const png = isPatch ? greyPng(6, 5) : greyPng(30, 20, 201);
    const options = { mode, edit: EDIT, replaces, patch: isPatch ? PATCH : null };
    const error = await main.addLayer(layer, png, options).then(
      () => null,
      (reason: Error) => reason,
    );
    await main.settle(); // a style is put back asynchronously
    if (error === null) return false;
    // What fails while a memory is read makes it unreadable.
    expect(error.message).toMatch(isUpdate ? /fault|edit-unreadable/ : /fault/);
    expect(main.document.toState()).toEqual(before);
    return true;
  }

  /**
   * A `figma` in which the `call`-th method called or property written fails, once, counted from the
   * last resize of the window. Reading is free; so is what comes after the result is written.
   */
  function failingAt(call: number): string {
    return `((figma) => {
      let count = null;
      const real = new WeakMap();
      const isObject = (value) => typeof value === 'object' && value !== null;
      const unwrap = (value) =>
        Array.isArray(value) ? value.map(unwrap) : (isObject(value) && real.get(value)) || value;
      const step = (name) => {
        if (name === 'resize') count = 0;
        if (count === null || ['resize', 'postMessage', 'notify'].includes(name)) return;
        count += 1;
        if (count === ${call}) throw new Error('fault at ' + name);
      };
      const guard = (value) => {
        if (value instanceof Promise) return value.then(guard);
        if (Array.isArray(value)) return value.map(guard);
        // What is frozen is a value of Figma's, such as a paint; what is not is a node.
        if (!isObject(value) || Object.isFrozen(value) || value instanceof Uint8Array) return value;
        const proxy = new Proxy(value, {
          get(target, name) {
            const found = target[name];
            if (typeof found !== 'function') return guard(found);
            return (...args) => { step(name); return guard(found(...args.map(unwrap))); };
          },
          set(target, name, to) { step(name); target[name] = unwrap(to); return true; },
        });
        real.set(proxy, value);
        return proxy;
      };
      return guard(figma);
    })(figma)`;
  }
});

describe('a failure to show the notification', () => {
  it('leaves the layer where it is', async () => {
    const mute = figmaWith('notify', `() => { throw new Error('no room'); }`);
    const { main, photo } = await attempt(mute);
    const added = await main.apply(photo);
    await expect(main.call('notify', { text: 'Added.' })).rejects.toThrow('no room');
    expect(main.document.nodeById(added.id)).toMatchObject({ name: 'Photo (inpainted)' });
  });
});
