/** One run of the built main thread in QuickJS, from its window opening to its closing. */
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/figma/contract';
import { DEFAULT_SETTINGS } from '../../src/figma/settings';
import { memoryStorage, type HostStorage } from '../../stage/figma/host';
import { buildPluginMain } from '../support/build-plugin';
import { MainThread, RESULT } from './main-thread';

const REMEMBERED: Settings = {
  version: 1,
  brushSize: 33,
  windowSize: { width: 700, height: 800 },
};

describe('the window', () => {
  it('holds the built UI, in Figma’s theme, in the size it was left in', async () => {
    const html = `document.title = '</script>';`;
    const main = await MainThread.start({ html, storage: holding(REMEMBERED) });
    expect(main.harness.shown).toMatchObject([{ themeColors: true, width: 700, height: 800 }]);
    const [ui] = main.harness.shown;
    expect(ui!.html).toContain(`document.title = '<\\/script>';`);
  });

  it('takes the size the UI asks for', async () => {
    const main = await MainThread.start();
    await main.call('resizeWindow', { width: 500, height: 600 });
    expect(main.harness.sizes).toEqual([{ width: 500, height: 600 }]);
  });

  it.each([
    ['auto', /could not open/],
    ['de', /konnte sein Fenster nicht öffnen/],
    ['ja', /ウィンドウを開けませんでした/],
  ])('that cannot be shown ends the plugin with a sentence (%s)', async (language, sentence) => {
    const storage = memoryStorage();
    const before = await MainThread.start({ storage });
    await before.call('saveSettings', { ...DEFAULT_SETTINGS, language });
    const figma = `Object.create(figma, {
      showUI: { value: () => { throw new Error('no room'); } },
      closePlugin: { value: figma.closePlugin },
    })`;
    const main = await MainThread.start({ figma, storage });
    expect(main.harness.state).toMatchObject({
      closed: true,
      closeMessage: expect.stringMatching(sentence) as string,
    });
  });

  it('closes the plugin when the UI asks for it', async () => {
    const main = await MainThread.start();
    void main.call('close', null);
    await main.settle();
    expect(main.harness.state).toMatchObject({ closed: true, uiOpen: false });
  });
});

describe('the settings', () => {
  it('are the defaults at the first run', async () => {
    const main = await MainThread.start();
    expect((await main.call('hello', null)).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('are what was saved, in this run and the next', async () => {
    const storage = memoryStorage();
    const main = await MainThread.start({ storage });
    await main.call('saveSettings', REMEMBERED);
    expect((await main.call('hello', null)).settings).toEqual(REMEMBERED);

    const next = await MainThread.start({ storage });
    expect((await next.call('hello', null)).settings).toEqual(REMEMBERED);
  });

  it.each<[string, unknown]>([
    ['of a later version', { ...REMEMBERED, version: 2 }],
    ['damaged', { version: 1, brushSize: 'large' }],
    ['no settings', 'yes'],
  ])('are the defaults where what is stored is %s, and what is stored stays', async (_, stored) => {
    const storage = holding(stored);
    const main = await MainThread.start({ storage });
    expect((await main.call('hello', null)).settings).toEqual(DEFAULT_SETTINGS);
    expect(storage.get('settings')).toEqual(stored);
    expect(main.harness.console).toEqual([expect.stringContaining('settings')]);
  });

  it('hold for this run where Figma cannot store them', async () => {
    const full: HostStorage = {
      ...memoryStorage(),
      set: () => {
        throw new Error('quota');
      },
    };
    const main = await MainThread.start({ storage: full });
    await main.call('saveSettings', REMEMBERED);
    expect((await main.call('hello', null)).settings).toEqual(REMEMBERED);
    expect(main.harness.console).toEqual([expect.stringContaining('quota')]);
  });
});

describe('a message', () => {
  it('that is malformed is answered with what is wrong with it', async () => {
    const main = await MainThread.start();
    await expect(
      main.call('readPicture', { render: 'yes' } as unknown as { render: boolean }),
    ).rejects.toThrow('render must be true or false, not string');
  });

  it('of somebody else’s is ignored, aloud', async () => {
    const main = await MainThread.start();
    main.harness.plugin.send(['EMIT', 1]);
    await main.settle();
    expect(main.harness.messages).toEqual([]);
    expect(main.harness.console).toEqual([expect.stringMatching(/^warn: .*ignored/)]);
  });
});

describe('main.js', () => {
  it('names nothing that throws under dynamic-page, on any path', async () => {
    // developers.figma.com, migrating-to-dynamic-loading: what throws with "documentAccess": "dynamic-page".
    // A page's own findAll is allowed once the page is loaded; the stand-in throws where it is not.
    const sync =
      /\.(getNodeById|getStyleById|getLocal\w+Styles|mainComponent|instances|consumers|setRange\w+StyleId|setBoundVariable|root\.find\w+)\b|\.(currentPage|\w+StyleId|reactions|vectorNetwork)\s*=[^=]/;
    expect(await buildPluginMain()).not.toMatch(sync);
  });

  it('has no syntax newer than ES2017', async () => {
    const code = await buildPluginMain();
    const asItIs = await transform(code, { target: 'esnext' });
    const lowered = await transform(code, { target: 'es2017' });
    expect(lowered.code).toBe(asItIs.code);
  });

  it('does its whole job without a built-in newer than ES2017', async () => {
    const main = await MainThread.start({ figma: `(${forgetNewBuiltIns})(figma)` });
    const added = await main.apply(main.addPhoto({ name: 'Photo' }));
    await main.call('saveSettings', REMEMBERED);
    expect(added.name).toBe('Photo (inpainted)');

    const photo = main.addPhoto({ opacity: 0.5 });
    main.select(photo);
    const { layer } = await main.call('readPicture', { render: false });
    const edit = { engine: '', seed: 0, parameters: {}, window: null, strokes: RESULT };
    const target = await main.addLayer(layer, RESULT, { mode: 'replace-fill', edit });
    const opened = await main.call('openEdit', target);
    await main.call('readMask', { source: opened.layer, picture: layer, ids: [added.id] });
    const again = { mode: opened.mode, edit: opened.edit, replaces: target.id };
    expect(await main.addLayer(opened.layer, RESULT, again)).toMatchObject({ id: target.id });
    const { layers } = await main.call('countSameImage', { source: layer });
    expect(layers).toBe(1);
  });
});

/** Older desktop builds of Figma lack some of these. */
const forgetNewBuiltIns = `(figma) => {
  for (const [owner, ...names] of [
    [Object, 'fromEntries', 'hasOwn', 'groupBy'],
    [Array.prototype, 'at', 'flat', 'flatMap', 'findLast', 'findLastIndex', 'toSorted', 'with'],
    [Object.getPrototypeOf(Uint8Array.prototype), 'at', 'findLast', 'toSorted', 'with'],
    [String.prototype, 'at', 'matchAll', 'replaceAll', 'trimStart', 'trimEnd'],
    [Promise, 'allSettled', 'any', 'withResolvers', 'try'],
    [Promise.prototype, 'finally'],
    [globalThis, 'structuredClone', 'queueMicrotask', 'WeakRef', 'BigInt'],
  ]) {
    for (const name of names) delete owner[name];
  }
  return figma;
}`;

function holding(settings: unknown): HostStorage {
  const storage = memoryStorage();
  storage.set('settings', settings);
  return storage;
}
