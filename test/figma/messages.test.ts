import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/figma/messages';
import { SOURCE_LAYER as source } from '../support/source-layer';

const png = new Uint8Array([1, 2, 3]);
const call = (method: string, params: unknown, id: unknown = 7) => ({
  kind: 'call',
  id,
  method,
  params,
});

const apply = (part: object = {}) =>
  call('applyResult', {
    source,
    mode: 'new-layer',
    png,
    patch: null,
    edit: null,
    replaces: null,
    ...part,
  });

const patch = {
  rect: { x: 3, y: 4, width: 5, height: 6 },
  picture: { width: 30, height: 20 },
  seeThrough: false,
};

const patched = (part: object) => ({ ...patch, rect: { ...patch.rect, ...part } });

const edit = {
  engine: 'moebius',
  seed: 7,
  parameters: { preset: 'final', steps: 20, draft: true },
  window: { x: 0, y: 0, width: 30, height: 20 },
  strokes: new Uint8Array([1, 2, 3]),
};

const settings = { version: 1, brushSize: 40, windowSize: { width: 400, height: 500 } };

const leaving = (part: object) =>
  call('leave', {
    handover: { picture: null, note: '', blobs: [], ...part },
    origin: 'https://a.b',
  });

describe('parseMessage', () => {
  it.each([
    call('hello', null),
    call('readPicture', { render: true }),
    apply(),
    apply({ mode: 'patch-layer', patch }),
    apply({ edit, replaces: '1:9' }),
    apply({ label: 'No boat', suffix: 'retuschiert' }),
    call('notify', { text: 'x'.repeat(100) }),
    call('readPicture', { render: false, of: { id: '1:2', name: 'Photo' } }),
    call('countSameImage', { source }),
    call('applyToAll', { source, png, edit }),
    call('openEdit', { id: '1:2', name: 'Photo' }),
    call('readMask', { source, picture: { width: 30, height: 20 }, ids: ['1:3'] }),
    call('readSizes', { ids: [] }),
    call('saveSettings', { version: 1, brushSize: 40, windowSize: { width: 400, height: 500 } }),
    call('resizeWindow', { width: 400, height: 500 }),
    call('close', null),
    call('leave', { handover: { picture: null, note: '{}', blobs: [png] }, origin: 'https://a.b' }),
    call('leave', {
      handover: { picture: { layer: source, bytes: png }, note: '', blobs: [] },
      origin: 'https://a.b',
    }),
  ])('takes a well-formed $method as it is', (message) => {
    expect(parseMessage(message)).toEqual({ kind: 'call', call: message });
  });

  it('hands on nothing that the contract does not name', () => {
    const extra = call('readPicture', { render: false, path: '/etc' });
    expect(parseMessage(extra)).toEqual({
      kind: 'call',
      call: call('readPicture', { render: false }),
    });
  });

  it('keeps the window between what the editor needs and what a screen has', () => {
    expect(parseMessage(call('resizeWindow', { width: 12, height: 99_999 }))).toMatchObject({
      call: { params: { width: 240, height: 4000 } },
    });
  });

  it.each<[string, unknown]>([
    ['a method that does not exist', call('eval', null)],
    ['a method every object inherits', call('toString', null)],
    ['no params', call('readPicture', null)],
    ['a flag that is no boolean', call('readPicture', { render: 'yes' })],
    ['an ArrayBuffer for a PNG', apply({ png: png.buffer })],
    ['a Uint8ClampedArray for a PNG', apply({ png: new Uint8ClampedArray(3) })],
    ['an array of numbers for a PNG', apply({ png: [1, 2, 3] })],
    ['an empty PNG', apply({ png: new Uint8Array(0) })],
    ['a source without an id', apply({ source: { ...source, id: undefined } })],
    ['an unknown kind of source', apply({ source: { ...source, from: 'url' } })],
    ['a width that is no number', apply({ source: { ...source, width: NaN } })],
    ['an infinite height', apply({ source: { ...source, height: Infinity } })],
    ['a short matrix', apply({ source: { ...source, transform: [[1, 0, 0]] } })],
    ['a paint that is a list', apply({ source: { ...source, paint: [] } })],
    ['an unknown mode', apply({ mode: 'merge' })],
    ['a patch without a place', apply({ mode: 'patch-layer', patch: null })],
    ['half a pixel', apply({ mode: 'patch-layer', patch: patched({ x: 0.5 }) })],
    ['a patch outside of the picture', apply({ mode: 'patch-layer', patch: patched({ x: 28 }) })],
    ['a patch of nothing', apply({ mode: 'patch-layer', patch: patched({ width: 0 }) })],
    [
      'part of a tile as a patch',
      apply({ mode: 'patch-layer', patch, source: { ...source, paint: { scaleMode: 'TILE' } } }),
    ],
    [
      'part of a turned picture as a patch',
      apply({
        mode: 'patch-layer',
        patch,
        source: { ...source, paint: { scaleMode: 'FILL', rotation: 90 } },
      }),
    ],
    ['strokes that are text', apply({ edit: { ...edit, strokes: '[]' } })],
    ['a parameter that is a list', apply({ edit: { ...edit, parameters: { steps: [1] } } })],
    ['a seed below zero', apply({ edit: { ...edit, seed: -1 } })],
    ['a suffix that is no text', apply({ suffix: 5 })],
    ['more to say than Figma shows', call('notify', { text: 'x'.repeat(101) })],
    ['a layer to replace that is no id', apply({ replaces: 5 })],
    ['a mask of no layers', call('readMask', { source, picture: { width: 3, height: 2 }, ids: 3 })],
    ['a result mode nobody knows', call('saveSettings', { ...settings, resultMode: 'merge' })],
    ['settings of another version', call('saveSettings', { version: 2 })],
    ['nothing to hand over', call('leave', { handover: null, origin: 'https://a.b' })],
    ['a note that is no text', leaving({ note: {} })],
    ['a kept picture without bytes', leaving({ picture: { layer: source } })],
    ['a blob that is no Uint8Array', leaving({ blobs: ['x'] })],
    ['too many blobs', leaving({ blobs: Array.from({ length: 300 }, () => png) })],
    ['a window of no size', call('resizeWindow', { width: 400 })],
  ])('answers a call with %s instead of running it', (_, message) => {
    expect(parseMessage(message)).toMatchObject({
      kind: 'malformed',
      id: 7,
      error: { name: 'TypeError' },
    });
  });

  it.each<[string, unknown]>([
    ['a message of a web page’s own', { type: 'webpackOk' }],
    ['a call nobody can be answered on', call('hello', null, 'seven')],
    ['a cancel', { kind: 'cancel', id: 7 }],
    ['a list', ['emit', 'CLOSE']],
    ['text', 'hello'],
    ['nothing', null],
  ])('does not know what to do with %s', (_, message) => {
    expect(parseMessage(message)).toEqual({ kind: 'unknown' });
  });

  it('never throws and never lets a wrong shape through, whatever arrives', () => {
    const methods = [
      'hello',
      'readPicture',
      'applyResult',
      'saveSettings',
      'resizeWindow',
      'close',
    ];
    const messages = fc.record({
      kind: fc.constantFrom('call', 'cancel', 'event'),
      id: fc.oneof(fc.integer(), fc.anything()),
      method: fc.oneof(fc.constantFrom(...methods), fc.string()),
      params: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(messages, fc.anything()), (message) => {
        const incoming = parseMessage(message);
        if (incoming.kind !== 'call') return;
        // Arbitrary params can at most be those of the calls that need none, or happen to be a flag.
        expect(['hello', 'close', 'readPicture']).toContain(incoming.call.method);
      }),
    );
  });
});
