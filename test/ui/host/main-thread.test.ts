import { describe, expect, it, vi } from 'vitest';
import type { Selection, ToMain } from '../../../src/figma/contract';
import { MainThread, type Address, type FigmaWindow } from '../../../src/ui/host/main-thread';
import { SOURCE_LAYER as layer } from '../../support/source-layer';

const FIGMA = 'https://www.figma.com';
const selection = { kind: 'layer', layer };

/** A window below Figma's: what it posts up, and what is posted down to it. */
function fakeWindow(address: Address | null = null) {
  const posted: { message: { pluginMessage: ToMain }; targetOrigin: string }[] = [];
  const parent = {
    postMessage: (message: unknown, targetOrigin: string) =>
      void posted.push({ message: message as { pluginMessage: ToMain }, targetOrigin }),
  };
  let listener: Parameters<FigmaWindow['addEventListener']>[1] = () => {};
  const window: FigmaWindow = { parent, addEventListener: (_, added) => (listener = added) };
  const receive = (data: unknown, source: unknown = parent, origin = FIGMA) =>
    listener({ source, origin, data });
  const send = (pluginMessage: unknown) => receive({ pluginMessage });
  return { main: new MainThread(window, address), posted, receive, send };
}

describe('MainThread', () => {
  it('posts a call to Figma and resolves with the answer to its own id', async () => {
    const { main, posted, send } = fakeWindow();
    const first = main.call('readPicture', { render: false });
    const second = main.call('close', null);
    expect(posted.map(({ message }) => message.pluginMessage)).toEqual([
      { kind: 'call', id: 1, method: 'readPicture', params: { render: false } },
      { kind: 'call', id: 2, method: 'close', params: null },
    ]);

    send({ kind: 'result', id: 2, value: null });
    expect(await second).toBeNull();
    const bytes = new Uint8Array([1, 2, 3]);
    send({ kind: 'result', id: 1, value: { layer, bytes } });
    expect(await first).toEqual({ layer, bytes });
  });

  it('turns an error back into the failure it was', async () => {
    const { main, send } = fakeWindow();
    const call = main.call('readPicture', { render: false });
    const details = { name: 'Photo' };
    send({ kind: 'error', id: 1, error: { type: 'failure', code: 'layer-gone', details } });
    await expect(call).rejects.toMatchObject({ name: 'Failure', code: 'layer-gone', details });
  });

  it('tells of changes of the selection until its listener is taken off', () => {
    const { main, send } = fakeWindow();
    const seen: Selection[] = [];
    const stop = main.onSelection((selection) => seen.push(selection));
    send({ kind: 'event', name: 'selectionChanged', value: selection });
    stop();
    send({ kind: 'event', name: 'selectionChanged', value: selection });
    expect(seen).toEqual([selection]);
  });

  it('hears only the frame around it', () => {
    const { main, receive } = fakeWindow();
    const onSelection = vi.fn();
    main.onSelection(onSelection);
    const event = { kind: 'event', name: 'selectionChanged', value: selection };
    receive({ pluginMessage: event }, { some: 'other frame' });
    receive({ pluginMessage: event }, null);
    expect(onSelection).not.toHaveBeenCalled();
  });

  it.each<[string, unknown]>([
    ['Figma’s own messages', { figmaMessage: 'x' }],
    ['text', 'hello'],
    ['nothing', null],
    ['a message of another plugin’s making', { pluginMessage: ['NAME', 1] }],
    ['an answer nobody waits for', { pluginMessage: { kind: 'result', id: 99, value: 1 } }],
  ])('is not upset by %s', (_, data) => {
    const { receive } = fakeWindow();
    expect(() => receive(data)).not.toThrow();
  });

  it.each<[string, unknown]>([
    ['bytes that are no Uint8Array', { layer, bytes: [1, 2, 3] }],
    ['a layer without a name', { layer: { ...layer, name: undefined }, bytes: new Uint8Array() }],
    ['a layer of an unknown kind', { layer: { ...layer, from: 'x' }, bytes: new Uint8Array() }],
    ['a size that is no number', { layer: { ...layer, width: NaN }, bytes: new Uint8Array() }],
    ['nothing', null],
  ])('refuses %s', async (_, value) => {
    const { main, send } = fakeWindow();
    const call = main.call('readPicture', { render: false });
    send({ kind: 'result', id: 1, value });
    await expect(call).rejects.toThrow(TypeError);
  });

  it('refuses an error with a code it has no words for', async () => {
    const { main, send } = fakeWindow();
    const call = main.call('close', null);
    send({ kind: 'error', id: 1, error: { type: 'failure', code: 'on-fire', details: {} } });
    await expect(call).rejects.toThrow(/on-fire/);
  });

  it('takes along what the window before left, and knows a window that had to come back', async () => {
    const { main, send } = fakeWindow();
    const call = main.call('hello', null);
    const settings = { version: 1, brushSize: 40, windowSize: { width: 500, height: 600 } };
    const picture = { layer, bytes: new Uint8Array([1]) };
    const handover = { picture, note: '{}', blobs: [new Uint8Array([2])] };
    const value = { selection, settings, handover, cameBack: true, launch: 'open' };
    send({ kind: 'result', id: 1, value });
    expect(await call).toEqual(value);
  });

  describe('on a page of our own, where the frame has gone', () => {
    const address: Address = { origin: FIGMA, pluginId: 'inpaint' };
    const event = { kind: 'event', name: 'selectionChanged', value: selection };

    it('names its plugin, and whom alone the message is for', () => {
      const { main, posted } = fakeWindow(address);
      void main.call('close', null);
      expect(posted).toEqual([
        {
          message: {
            pluginMessage: { kind: 'call', id: 1, method: 'close', params: null },
            pluginId: 'inpaint',
          },
          targetOrigin: FIGMA,
        },
      ]);
    });

    it('hears nobody else, even in the frame around it', () => {
      const { main, receive } = fakeWindow(address);
      const onSelection = vi.fn();
      main.onSelection(onSelection);
      receive({ pluginMessage: event }, undefined, 'https://other.example');
      expect(onSelection).not.toHaveBeenCalled();
      receive({ pluginMessage: event });
      expect(onSelection).toHaveBeenCalledOnce();
    });
  });
});
