/** Windows, messages, notices, events, undo, storage: what a plugin does besides drawing. */
import { describe, expect, it, vi } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import { memoryStorage } from '../../../stage/figma/host';
import { runSnippet } from '../../support/figma-snippet';
import { createHarness } from '../../support/plugin-harness';

const run = (code: string, document = new SceneDocument()) => runSnippet(document, code);
const start = (code: string, document = new SceneDocument()) => createHarness({ document, code });

describe('showUI', () => {
  it('has Figma’s defaults, and sizes no smaller than 70 × 0', async () => {
    const harness = await start(
      `figma.showUI('<p>'); figma.showUI('x', { width: 5, height: -5, themeColors: true, title: 'T', position: { x: 1, y: 2 } });
       figma.ui.resize(20, 300)`,
    );
    expect(harness.shown).toEqual([
      {
        ...{ html: '<p>', visible: true, title: null, width: 300, height: 200 },
        ...{ position: null, themeColors: false },
      },
      {
        ...{ html: 'x', visible: true, title: 'T', width: 70, height: 0 },
        ...{ position: { x: 1, y: 2 }, themeColors: true },
      },
    ]);
    expect(harness.sizes).toEqual([{ width: 70, height: 300 }]);
    harness.dispose();
  });

  it('refuses options it does not know', async () => {
    await expect(run(`figma.showUI('', { origin: 'x' })`)).rejects.toThrow('origin');
  });
});

describe('messages', () => {
  it.each([
    ['an ArrayBuffer', 'new ArrayBuffer(4)', 'ArrayBuffer'],
    ['a Float32Array', 'new Float32Array(4)', 'Float32Array'],
    ['a Uint8ClampedArray', '{ deep: [new Uint8ClampedArray(4)] }', 'Uint8ClampedArray'],
    ['a DataView', 'new DataView(new ArrayBuffer(4))', 'DataView'],
    ['a Map', 'new Map()', 'Map'],
    ['a function', '{ f() {} }', 'a function (message.f)'],
    ['a symbol', 'figma.mixed', 'a symbol'],
    ['a BigInt', '1n', 'a bigint'],
    ['a node', '[figma.currentPage]', 'PAGE (message[0])'],
    ['a promise', 'Promise.resolve()', 'Promise'],
    ['an object inside itself', '(() => { const o = {}; o.o = o; return o })()', 'contains itself'],
  ])('to the UI cannot hold %s', async (_, value, named) => {
    await expect(run(`figma.ui.postMessage(${value})`)).rejects.toThrow(named);
  });

  it.each([
    ['an ArrayBuffer', new ArrayBuffer(4)],
    ['a Float32Array', { deep: [new Float32Array(1)] }],
    ['a Blob', new Blob(['x'])],
    ['a Map', new Map()],
    ['a function', () => 0],
  ])('from the UI cannot hold %s', async (_, message) => {
    const harness = await start(`figma.showUI('')`);
    expect(() => harness.plugin.send(message)).toThrow(/^Cannot send /);
    harness.dispose();
  });

  it('wait for a listener, keep their order and name their target', async () => {
    const harness = await start(
      `figma.showUI(''); figma.ui.postMessage(1); figma.ui.postMessage(2, { origin: 'https://a.test' })`,
    );
    const heard: unknown[] = [];
    harness.plugin.onMessage((message, { origin }) => heard.push([message, origin]));
    await vi.waitFor(() => expect(heard.length + harness.messages.length).toBeGreaterThan(1));
    expect(harness.messages).toEqual([1, 2]);
    harness.dispose();
  });

  it('reach onmessage and the handlers of on and once, with the sender’s origin', async () => {
    const harness = await start(
      `figma.showUI(''); const say = (name) => (m, { origin }) => console.log(name, m, origin);
       const gone = say('gone'); figma.ui.onmessage = say('property'); figma.ui.on('message', say('on'));
       figma.ui.once('message', say('once')); figma.ui.on('message', gone); figma.ui.off('message', gone);`,
    );
    harness.plugin.send('a');
    harness.plugin.send('b', 'https://engine.test');
    await vi.waitFor(() => expect(harness.console).toHaveLength(5));
    expect(harness.console).toEqual([
      ...['log: property a null', 'log: on a null', 'log: once a null'],
      ...['log: property b https://engine.test', 'log: on b https://engine.test'],
    ]);
    harness.dispose();
  });

  it('need a UI: without one postMessage throws, and none comes after close', async () => {
    const harness = await start(
      `try { figma.ui.postMessage(1) } catch (e) { console.log(e.message) }
       figma.showUI(''); figma.ui.onmessage = () => console.log('heard'); figma.ui.close()`,
    );
    harness.plugin.send('x');
    await Promise.resolve();
    expect(harness.console).toEqual([
      'log: in ui.postMessage: No UI is available: call figma.showUI first',
    ]);
    harness.dispose();
  });
});

describe('notify', () => {
  it('cuts messages at 100 characters and stays 3 seconds', async () => {
    const harness = await start(
      `figma.notify('x'.repeat(101)); figma.notify('y', { timeout: Infinity, error: true })`,
    );
    expect(harness.notices).toMatchObject([
      { message: 'x'.repeat(100), timeoutMs: 3000, error: false, button: null },
      { message: 'y', timeoutMs: Infinity, error: true },
    ]);
    harness.dispose();
  });

  it('runs the button’s action, which keeps the notice with false, and tells why it went', async () => {
    const harness = await start(
      `figma.notify('a', { button: { text: 'Undo', action: () => { console.log('pressed'); return false } },
         onDequeue: (reason) => console.log(reason) });
       figma.notify('b', { button: { text: 'Undo', action() {} } }).cancel()`,
    );
    const [first, second] = harness.notices;
    expect(first!.press()).toBe(false);
    first!.dequeued('timeout');
    expect(harness.console).toEqual(['log: pressed', 'log: timeout']);
    expect(second!.press()).toBe(true);
    expect(harness.cancelled).toEqual([second]);
    harness.dispose();
  });
});

describe('selectionchange', () => {
  it('comes later, once for several changes, and not for none', async () => {
    const document = new SceneDocument();
    const harness = await start(
      `const [a, b] = [figma.createRectangle(), figma.createRectangle()];
       figma.on('selectionchange', () => console.log(figma.currentPage.selection.length));
       figma.currentPage.selection = [a]; figma.currentPage.selection = [a, b]; console.log('turn over');`,
      document,
    );
    await vi.waitFor(() => expect(harness.console).toHaveLength(2));
    expect(harness.console).toEqual(['log: turn over', 'log: 2']);
    document.select([]);
    document.select([document.page.children[0]!.id, document.page.children[1]!.id]);
    document.edit(() => (document.page.name = 'x'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(harness.console).toHaveLength(2);
    document.select([]);
    await vi.waitFor(() => expect(harness.console).toHaveLength(3));
    harness.dispose();
  });

  it('follows currentpagechange when the page changes', async () => {
    const document = new SceneDocument();
    const other = document.addPage('Other');
    const harness = await start(
      `for (const type of ['selectionchange', 'currentpagechange']) figma.on(type, () => console.log(type, figma.currentPage.name))`,
      document,
    );
    document.showPage(other.id);
    await vi.waitFor(() => expect(harness.console).toHaveLength(2));
    expect(harness.console).toEqual(['log: currentpagechange Other', 'log: selectionchange Other']);
    harness.dispose();
  });

  it('is not what makes the shown page readable: that is so at once', async () => {
    const document = new SceneDocument();
    const other = document.addPage('Other');
    const harness = await start(
      `figma.showUI(''); figma.ui.onmessage = () => console.log(figma.currentPage.children.length)`,
      document,
    );
    document.showPage(other.id);
    harness.plugin.send('look');
    await vi.waitFor(() => expect(harness.console).toEqual(['log: 0']));
    harness.dispose();
  });
});

describe('undo (figma-commitundo)', () => {
  it('takes back only what came after commitUndo, exactly', async () => {
    const document = new SceneDocument();
    const harness = await start(
      `figma.showUI(''); figma.createRectangle(); figma.commitUndo(); figma.ui.onmessage = () => {
         const e = figma.createEllipse(); e.name = 'x'; figma.currentPage.selection = [e]; figma.closePlugin() }`,
      document,
    );
    const before = document.toState();
    harness.plugin.send('go');
    await vi.waitFor(() => expect(harness.state.closed).toBe(true));
    expect(document.page.children).toHaveLength(2);
    document.undo();
    expect(document.toState()).toEqual(before);
    harness.dispose();
  });

  it('is one step for all a plugin did without commitUndo', async () => {
    const document = new SceneDocument();
    const before = document.toState();
    const code = `figma.createRectangle(); figma.createEllipse(); figma.closePlugin()`;
    const harness = await start(code, document);
    const byPlugin = document.toState();
    document.insert(document.page, 0, document.createNode('TEXT')); // the user goes on
    document.undo();
    expect(document.toState()).toEqual(byPlugin);
    document.undo();
    expect(document.toState()).toEqual(before);
    harness.dispose();
  });

  it('triggerUndo goes back to the last commitUndo', async () => {
    const value = await run(
      `const r = figma.createRectangle(); r.name = 'a'; figma.commitUndo(); r.name = 'b'; r.opacity = 0.5;
       figma.triggerUndo(); return [r.name, r.opacity]`,
    );
    expect(value).toEqual(['a', 1]);
  });
});

describe('clientStorage', () => {
  it('keeps copies between runs, bytes too, and undefined for what is not there', async () => {
    const storage = memoryStorage();
    const document = new SceneDocument();
    await runSnippet(
      document,
      `const v = { bytes: new Uint8Array([1, 2]), list: [1] }; await figma.clientStorage.setAsync('k', v); v.list.push(2)`,
      { storage },
    );
    const value = await runSnippet(
      document,
      `const s = figma.clientStorage; (await s.getAsync('k')).list.push(9); const got = await s.getAsync('k');
       const keys = await s.keysAsync(); await s.deleteAsync('k'); return [got, keys, await s.getAsync('k')]`,
      { storage },
    );
    expect(value).toEqual([{ bytes: Uint8Array.of(1, 2), list: [1] }, ['k'], undefined]);
  });

  it('holds 5 MB in all, and a value may be replaced by another of its size', async () => {
    const value = await run(
      `const s = figma.clientStorage; const big = new Uint8Array(3 * 1024 * 1024);
       await s.setAsync('a', big); await s.setAsync('a', big);
       try { await s.setAsync('b', big) } catch (e) { return [e.message, await s.keysAsync()] }`,
    );
    expect(value).toEqual([expect.stringContaining('5 MB'), ['a']]);
  });
});

describe('the rest', () => {
  it('says what runs, and converts base64', async () => {
    const value = await runSnippet(
      new SceneDocument(),
      `const bytes = new Uint8Array([0, 250, 255, 3]); const text = figma.base64Encode(bytes);
       return [figma.command, figma.editorType, figma.mode, figma.apiVersion, text, figma.base64Decode(text)]`,
      { command: 'edit' },
    );
    const bytes = Uint8Array.of(0, 250, 255, 3);
    expect(value).toEqual(['edit', 'figma', 'default', '1.0.0', 'APr/Aw==', bytes]);
  });

  it('tells handlers of run the command', async () => {
    const harness = await createHarness({
      document: new SceneDocument(),
      code: `figma.on('run', (event) => console.log(event))`,
      command: 'edit',
    });
    expect(harness.console).toEqual(['log: {"command":"edit"}']);
    harness.dispose();
  });
});
