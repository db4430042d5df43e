import { describe, expect, it, vi } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import type { Clock } from '../../../stage/figma/host';
import { startPlugin } from '../../../stage/figma/vm';
import { runSnippet } from '../../support/figma-snippet';
import { createHarness, recordingHost } from '../../support/plugin-harness';

const run = (code: string) => runSnippet(new SceneDocument(), code);

/** Runs a script that reports by console.log, and waits for as many lines. */
async function linesOf(code: string, count: number) {
  const lines: string[] = [];
  const errors: Error[] = [];
  const clock = manualClock();
  const { host, record } = recordingHost({ clock });
  const plugin = await startPlugin({
    code,
    html: 'the UI',
    document: new SceneDocument(),
    host,
    onError: (error) => errors.push(error),
    onConsole: (level, text) => lines.push(`${level}: ${text}`),
  });
  await vi.waitFor(() => expect(lines.length + errors.length).toBeGreaterThanOrEqual(count));
  return { lines, errors, clock, plugin, record };
}

function manualClock(): Clock & { readonly waiting: number; advance(milliseconds: number): void } {
  let now = 0;
  const waiting = new Set<{ due: number; run: () => void }>();
  return {
    get waiting() {
      return waiting.size;
    },
    after(milliseconds, run) {
      const entry = { due: now + milliseconds, run };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const entry of [...waiting].filter(({ due }) => due <= now)) {
        waiting.delete(entry);
        entry.run();
      }
    },
  };
}

describe('globals', () => {
  it('are JavaScript’s own and those that Figma documents', async () => {
    const names = await run('return Object.getOwnPropertyNames(globalThis)');
    const own = await run(
      'return ["Object", "Promise", "Proxy", "JSON", "Map", "Uint8Array"].every((n) => n in globalThis)',
    );
    expect(own).toBe(true);
    const documented = [
      ...['figma', '__html__', '__uiFiles__', 'console', 'fetch'],
      ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    ];
    expect(names).toEqual(expect.arrayContaining(documented));
    expect((names as string[]).filter((name) => /^[a-z_]/.test(name)).sort()).toEqual(
      [...documented, ...LANGUAGE].sort(),
    );
  });

  it.each([
    ...['TextEncoder', 'TextDecoder', 'URL', 'AbortController', 'Blob', 'structuredClone'],
    ...['atob', 'btoa', 'crypto', 'performance', 'queueMicrotask', 'XMLHttpRequest', 'WebAssembly'],
    ...['window', 'self', 'document', 'process', 'Buffer', 'Intl', 'postMessage', 'require'],
  ])('have no %s', async (name) => {
    expect(await run(`return typeof ${name}`)).toBe('undefined');
  });

  it('hold the UI’s text, and a fetch that rejects', async () => {
    const { lines } = await linesOf(
      `console.log(__html__); fetch('https://x.test').catch((e) => console.log(e.message))`,
      2,
    );
    expect(lines).toEqual(['log: the UI', 'log: "fetch" is not in the stand-in']);
  });

  it('print like a console: errors with their stack, objects as JSON, nodes by type', async () => {
    const { lines } = await linesOf(
      `console.warn('a', 1, { b: [2] }, undefined, figma.createRectangle());
       console.assert(1 === 1, 'silent'); console.assert(false, 'loud');
       console.error(new TypeError('bad'));`,
      3,
    );
    expect(lines.slice(0, 2)).toEqual([
      'warn: a 1 {"b":[2]} undefined [object RECTANGLE]',
      'assert: loud',
    ]);
    expect(lines[2]).toMatch(/^error: TypeError: bad\n\s+at .*main\.js/);
  });
});

/** Lower-case globals of ECMAScript. */
const LANGUAGE = [
  ...['globalThis', 'undefined', 'eval', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape'],
];

describe('values crossing', () => {
  it('arrive as the same plain data, with what JSON has no word for', async () => {
    const value = await run(
      `return { a: [1, null, undefined, NaN, -0, -Infinity], d: new Date(5), 'ü"': '\\u0000', $: 'tag',
                b: new Uint8Array([1, 2, 3]).subarray(1) }`,
    );
    expect(value).toEqual({
      a: [1, null, undefined, NaN, -0, -Infinity],
      d: new Date(5),
      'ü"': '\u0000',
      $: 'tag',
      b: Uint8Array.from([2, 3]),
    });
  });

  it('go the other way the same, and the copy is the plugin’s to change', async () => {
    const sent = {
      a: [NaN, undefined, -0],
      d: new Date(5),
      $: 1,
      b: Uint8Array.of(9, 8, 7).subarray(1),
    };
    const harness = await createHarness({
      document: new SceneDocument(),
      code: `figma.showUI('');
        figma.ui.onmessage = (m, props) => { m.more = props.origin; figma.ui.postMessage(m) }`,
    });
    harness.plugin.send(sent);
    sent.a.pop(); // after sending: too late to matter
    await vi.waitFor(() =>
      expect(harness.messages).toEqual([{ ...sent, a: [NaN, undefined, -0], more: 'null' }]),
    );
    expect(sent).not.toHaveProperty('more');
    harness.dispose();
  });

  it('carry 20 MB of bytes both ways unchanged', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024);
    for (let i = 0; i < bytes.length; i += 997) bytes[i] = i;
    const harness = await createHarness({
      document: new SceneDocument(),
      code: `figma.showUI(''); figma.ui.onmessage = ({ bytes }) => {
        bytes[0] = 77; figma.ui.postMessage({ length: bytes.length, bytes }) }`,
    });
    harness.plugin.send({ bytes });
    await vi.waitFor(() => expect(harness.messages).toHaveLength(1));
    const [reply] = harness.messages as [{ length: number; bytes: Uint8Array }];
    expect(reply.length).toBe(bytes.length);
    expect(reply.bytes[0]).toBe(77);
    reply.bytes[0] = bytes[0]!;
    expect(Buffer.compare(reply.bytes, bytes)).toBe(0);
    harness.dispose();
  });

  it('read from a property are frozen, deeply', async () => {
    const value = await run(
      `'use strict';
       const fills = figma.createRectangle().fills;
       const tries = [() => fills.push(1), () => { fills[0].opacity = 0 }, () => { fills[0].color.r = 1 }];
       return tries.map((attempt) => { try { attempt(); return 'done' } catch (e) { return e.name } })`,
    );
    expect(value).toEqual(['TypeError', 'TypeError', 'TypeError']);
  });

  it('keep mixed a symbol that equals itself and nothing else', async () => {
    const value = await run(
      `const r = figma.createRectangle(); r.topLeftRadius = 3;
       return [typeof figma.mixed, r.cornerRadius === figma.mixed, 'mixed' in figma]`,
    );
    expect(value).toEqual(['symbol', true, true]);
  });
});

describe('errors', () => {
  it('thrown by the API are the plugin’s to catch, with name and message', async () => {
    const value = await run(
      `try { figma.createImage('text') } catch (e) { return [e instanceof TypeError, e.message] }`,
    );
    expect(value).toEqual([true, 'in createImage: Expected a Uint8Array']);
  });

  it.each([
    ['a script', `throw new RangeError('gone wrong')`],
    ['a promise the API made', `figma.clientStorage.getAsync(3).then(() => {})`],
    ['a promise the API made and nobody looked at', `figma.clientStorage.getAsync(3)`],
    ['a timer', `setTimeout(() => { throw new RangeError('gone wrong') }, 0)`],
    ['a timer’s promise', `setTimeout(async () => { throw new RangeError('gone wrong') }, 0)`],
    ['a handler', `figma.on('run', () => { throw new RangeError('gone wrong') })`],
    ['a handler’s promise', `figma.on('run', async () => { throw new RangeError('gone wrong') })`],
    ['the script’s promise', `(async () => { throw new RangeError('gone wrong') })()`],
  ])('that nobody catches are reported: in %s', async (_, code) => {
    const errors: Error[] = [];
    const { host } = recordingHost({});
    const plugin = await startPlugin({
      ...{ code, html: '', host },
      document: new SceneDocument(),
      onError: (error) => errors.push(error),
    });
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(errors[0]!.message).toMatch(/^gone wrong$|Expected string/);
    plugin.dispose();
  });

  it('that somebody catches are not reported', async () => {
    const { lines, errors, plugin } = await linesOf(
      `figma.clientStorage.getAsync(3).catch(() => console.log('caught'));
       (async () => { try { await figma.clientStorage.getAsync(3) } catch (e) { console.log('awaited') } })();
       figma.clientStorage.getAsync(3).then(() => {}).then(() => {}, () => console.log('chained'));
       figma.clientStorage.getAsync(3).finally(() => {}).catch(() => console.log('finally'));`,
      4,
    );
    await new Promise(setImmediate); // reports would come after the handlers
    expect(lines.sort()).toEqual(['log: awaited', 'log: caught', 'log: chained', 'log: finally']);
    expect(errors).toEqual([]);
    plugin.dispose();
  });

  it('carry the sandbox’s own stack', async () => {
    const { errors, plugin } = await linesOf(`function sinking() { null.x } sinking()`, 1);
    expect(errors[0]!.name).toBe('TypeError');
    expect(errors[0]!.stack).toContain('at sinking (main.js');
    plugin.dispose();
  });
});

describe('timers', () => {
  it('run once, repeat, pass arguments and can be stopped', async () => {
    const { lines, clock, plugin } = await linesOf(
      `console.log('start');
       setTimeout((a, b) => console.log('once ' + a + b), 10, 'x', 'y');
       const stopped = setTimeout(() => console.log('never'), 10); clearTimeout(stopped);
       let n = 0; const i = setInterval(() => { console.log('tick ' + ++n); if (n === 2) clearInterval(i) }, 10);`,
      1,
    );
    for (let i = 0; i < 4; i++) clock.advance(10);
    expect(lines).toEqual(['log: start', 'log: once xy', 'log: tick 1', 'log: tick 2']);
    plugin.dispose();
  });

  it('stop with the plugin', async () => {
    const { lines, clock, plugin } = await linesOf(
      `console.log('start'); setInterval(() => console.log('tick'), 10)`,
      1,
    );
    plugin.dispose();
    expect(clock.waiting).toBe(0);
    clock.advance(10);
    expect(lines).toEqual(['log: start']);
  });
});

describe('the end', () => {
  it('frees everything, whatever was alive: QuickJS would abort on a leak', async () => {
    const { plugin } = await linesOf(
      `const cycle = { nodes: [figma.createRectangle(), figma.ui, figma.currentPage] }; cycle.self = cycle;
       globalThis.kept = cycle; figma.on('selectionchange', () => cycle);
       figma.clientStorage.getAsync('a').then(() => console.log('pending'));
       new Promise(() => {}).then(() => cycle); setInterval(() => cycle, 1000);
       globalThis.bytes = figma.base64Decode('AAAA'); console.log(figma.mixed.toString())`,
      2,
    );
    plugin.dispose();
    plugin.dispose();
    expect(await run('return 1 + 1')).toBe(2); // the same wasm instance still works
  });

  it('leaves what is still under way without anybody to tell', async () => {
    const answers: ((bytes: Uint8Array) => void)[] = [];
    const harness = await createHarness({
      document: new SceneDocument(),
      code: `figma.createRectangle().exportAsync().then(() => console.log('exported'))`,
      exportNode: () => new Promise((resolve) => answers.push(resolve)),
    });
    harness.dispose();
    answers[0]!(Uint8Array.of(1));
    await new Promise(setImmediate);
    expect(harness.console).toEqual([]);
    expect(harness.errors).toEqual([]);
  });

  it('comes with closePlugin: handlers of close run, the UI goes, nothing runs afterwards', async () => {
    const { lines, record, clock, plugin } = await linesOf(
      `figma.showUI('x'); figma.on('close', () => console.log('closing'));
       setTimeout(() => console.log('late'), 5); figma.ui.on('message', () => console.log('heard'));
       figma.closePlugin('Done'); console.log('rest of the turn')`,
      2,
    );
    expect(record.state).toEqual({ closed: true, closeMessage: 'Done', uiOpen: false });
    clock.advance(5);
    plugin.send('hello');
    await Promise.resolve();
    expect(lines).toEqual(['log: closing', 'log: rest of the turn']);
  });

  it('by the window’s close button runs handlers of close as well', async () => {
    const { lines, record, plugin } = await linesOf(
      `figma.showUI('x'); figma.on('close', () => console.log('closing')); console.log('start')`,
      1,
    );
    plugin.close();
    expect(lines).toEqual(['log: start', 'log: closing']);
    expect(record.state).toMatchObject({ closed: false, uiOpen: false });
  });

  it('may come from inside a call of the plugin’s', async () => {
    const { host } = recordingHost({});
    const notified = vi.fn(() => {
      plugin.dispose();
      return () => {};
    });
    const plugin = await startPlugin({
      code: `setTimeout(() => { figma.notify('bye'); figma.createRectangle() }, 0)`,
      html: '',
      document: new SceneDocument(),
      host: { ...host, notify: notified },
      onError: (error) => expect.fail(error.message),
    });
    await vi.waitFor(() => expect(notified).toHaveBeenCalledOnce());
    expect(await run('return 1 + 1')).toBe(2);
  });
});
