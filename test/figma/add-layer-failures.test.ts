/** What can go wrong between a fill and its layer: the document must be as if nobody had tried. */
import { describe, expect, it } from 'vitest';
import type { SourceLayer } from '../../src/figma/contract';
import type { SceneNode } from '../../stage/document/scene';
import { figmaWith, image, MainThread, RESULT, solid } from './main-thread';
import { greyPng } from './pictures';

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
  const error = await main.call('addLayer', { source, png }).then(
    () => expect.fail('The layer was added'),
    (reason: unknown) => reason,
  );
  expect(main.document.toState()).toEqual(before);
  expect(main.document.canUndo).toBe(couldUndo);
  expect(main.notices).toEqual([]);
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
  it.each<[string, (main: MainThread) => SceneNode]>([
    [
      'a rectangle in an auto-layout frame',
      (main) => {
        const row = main.add('FRAME', { layoutMode: 'HORIZONTAL' });
        main.addPhoto({}, row);
        return main.addPhoto({ cornerRadii: [1, 2, 3, 4] }, row);
      },
    ],
    [
      'an ellipse, which is copied',
      (main) =>
        main.add('ELLIPSE', { fills: [image(main.addImage(greyPng(30, 20)))], strokes: [solid()] }),
    ],
    [
      'a frame with a picture of its own',
      (main) => {
        const hero = main.add('FRAME', { fills: [image(main.addImage(greyPng(30, 20)))] });
        main.add('TEXT', {}, hero);
        return hero;
      },
    ],
  ])('leaves nothing half-written beside %s', async (_, arrange) => {
    let failures = 0;
    while (await failsAt(failures + 1, arrange)) failures++;
    // createImage, getNodeByIdAsync, two commits, a new node, its place, transform, fills, name, selection.
    expect(failures).toBeGreaterThanOrEqual(10);
  });

  /** @returns false where there was no such call any more, and the layer was added */
  async function failsAt(call: number, arrange: (main: MainThread) => SceneNode): Promise<boolean> {
    const main = await MainThread.start({ figma: failingAt(call) });
    const source = arrange(main);
    main.select(source);
    const { layer } = await main.call('readPicture', { render: false });
    const before = main.document.toState();

    const error = await main.call('addLayer', { source: layer, png: RESULT }).then(
      () => null,
      (reason: Error) => reason,
    );
    if (error === null) return false;
    expect(error.message).toContain('fault');
    expect(main.document.toState()).toEqual(before);
    return true;
  }

  /**
   * A `figma` in which the `call`-th method called or property written fails, counted from createImage,
   * once. Reading is free; so is what comes after the layer is written.
   */
  function failingAt(call: number): string {
    return `((figma) => {
      let count = null;
      const real = new WeakMap();
      const isObject = (value) => typeof value === 'object' && value !== null;
      const unwrap = (value) =>
        Array.isArray(value) ? value.map(unwrap) : (isObject(value) && real.get(value)) || value;
      const step = (name) => {
        if (name === 'createImage') count = 0;
        if (count === null || name === 'postMessage' || name === 'notify') return;
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
  it('is no failure of the layer', async () => {
    const mute = figmaWith('notify', `() => { throw new Error('no room'); }`);
    const { main, photo } = await attempt(mute);
    expect(await main.apply(photo)).toMatchObject({ name: 'Photo (inpainted)' });
  });
});
