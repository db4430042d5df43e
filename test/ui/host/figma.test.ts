import { describe, expect, it, vi } from 'vitest';
import type { Handover, Selection, Settings, SourceLayer } from '../../../src/figma/contract';
import { FigmaHost, type EngineMemory } from '../../../src/ui/host/figma';
import type { MainThread } from '../../../src/ui/host/main-thread';

const layer = (name: string) => ({ id: name, name }) as SourceLayer;
const selection = (name: string): Selection => ({ kind: 'layer', layer: layer(name) });
const settings: Settings = { version: 1, brushSize: 40, windowSize: { width: 500, height: 600 } };

const handover: Handover = {
  picture: { layer: layer('Painted'), bytes: new Uint8Array([7, 8]) },
  note: '',
  blobs: [],
};

function start(left: Handover | null, stored = settings) {
  const answers: Record<string, unknown> = {
    hello: {
      selection: selection('Selected'),
      settings: stored,
      handover: left,
      cameBack: false,
    },
    readPicture: { layer: layer('Selected'), bytes: new Uint8Array([1]) },
    saveSettings: null,
  };
  const call = vi.fn(async (method: string, _params: unknown) => answers[method]);
  let memory: EngineMemory | undefined;
  const host = new FigmaHost({
    main: { call, onSelection: () => () => {} } as unknown as MainThread,
    spawnWorker: () => {
      throw new Error('not here');
    },
    engineLadder(given) {
      memory = given;
      return { host: '', rungs: [] };
    },
  });
  const remember = () => {
    host.engineLadder(async () => handover);
    return memory!;
  };
  return { host, call, remember };
}

describe('a window in Figma', () => {
  it('begins with the selected layer', async () => {
    const { host } = start(null);
    expect(await host.start()).toMatchObject({ selection: selection('Selected'), elsewhere: null });
    expect((await host.readPicture({ render: false })).layer.name).toBe('Selected');
  });

  it('begins with the picture it was handed, whatever is selected, and then follows Figma', async () => {
    const { host } = start(handover);
    expect(await host.start()).toMatchObject({
      selection: selection('Painted'),
      elsewhere: selection('Selected'),
    });
    const first = await host.readPicture({ render: false });
    expect([first.layer.name, ...first.bytes]).toEqual(['Painted', 7, 8]);
    expect((await host.readPicture({ render: false })).layer.name).toBe('Selected');
  });

  it('remembers that the engine has answered, in whatever settings are saved after that', async () => {
    const { host, call, remember } = start(null);
    await host.start();
    const memory = remember();
    expect(memory.wasReached()).toBe(false);
    memory.markReached();
    host.saveSettings({ ...settings, brushSize: 50 });
    const saved = call.mock.calls.filter(([method]) => method === 'saveSettings');
    expect(saved.map(([, params]) => params)).toEqual([
      { ...settings, engineReached: true },
      { ...settings, brushSize: 50, engineReached: true },
    ]);
  });

  it('knows it from the settings stored before', async () => {
    const { host, remember } = start(null, { ...settings, engineReached: true });
    await host.start();
    expect(remember().wasReached()).toBe(true);
  });
});
