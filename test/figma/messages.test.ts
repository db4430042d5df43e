import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceLayer } from '../../src/figma/contract';
import { parseMessage } from '../../src/figma/messages';

const source: SourceLayer = {
  id: '1:2',
  name: 'Photo',
  width: 320,
  height: 200,
  transform: [
    [1, 0, 40],
    [0, 1, 50],
  ],
  from: 'fill',
  imageHash: 'abc',
  paint: { type: 'IMAGE' },
};
const png = new Uint8Array([1, 2, 3]);
const call = (method: string, params: unknown, id: unknown = 7) => ({
  kind: 'call',
  id,
  method,
  params,
});

describe('parseMessage', () => {
  it.each([
    call('hello', null),
    call('readPicture', { render: true }),
    call('addLayer', { source, png }),
    call('saveSettings', { version: 1, brushSize: 40, windowSize: { width: 400, height: 500 } }),
    call('resizeWindow', { width: 400, height: 500 }),
    call('close', null),
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
    ['an ArrayBuffer for a PNG', call('addLayer', { source, png: png.buffer })],
    ['a Uint8ClampedArray for a PNG', call('addLayer', { source, png: new Uint8ClampedArray(3) })],
    ['an array of numbers for a PNG', call('addLayer', { source, png: [1, 2, 3] })],
    ['an empty PNG', call('addLayer', { source, png: new Uint8Array(0) })],
    ['a source without an id', call('addLayer', { source: { ...source, id: undefined }, png })],
    ['an unknown kind of source', call('addLayer', { source: { ...source, from: 'url' }, png })],
    ['a width that is no number', call('addLayer', { source: { ...source, width: NaN }, png })],
    ['an infinite height', call('addLayer', { source: { ...source, height: Infinity }, png })],
    ['a short matrix', call('addLayer', { source: { ...source, transform: [[1, 0, 0]] }, png })],
    ['a paint that is a list', call('addLayer', { source: { ...source, paint: [] }, png })],
    ['settings of another version', call('saveSettings', { version: 2 })],
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
    const methods = ['hello', 'readPicture', 'addLayer', 'saveSettings', 'resizeWindow', 'close'];
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
