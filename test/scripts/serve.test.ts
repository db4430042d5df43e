/** What our own server makes of a built site, in folders made for the test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../scripts/lib/serve.mjs';
import { readWeightsFolder } from '../../scripts/lib/weights-folder.mjs';

const CONFIG = '<script type="application/json" id="engine-config">{"weightsHost":"x"}</script>';

async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inpaint-serve-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const site = () =>
  folderOf({
    'index.html': `<p>page</p>${CONFIG}`,
    'engine/index.html': `<p>engine</p>${CONFIG}`,
    'sw.js': 'the real one',
    'assets/a-1.js': 'a',
    'plugin/build/ui.js': 'engine at "http://localhost:4400"',
    'plugin/manifest.json': '{"allowedDomains":["http://localhost:4400"]}',
  });

const entry = {
  id: 'moebius',
  title: '</script><b>',
  repository: 'owner/name',
  revision: 'abc',
  files: [{ name: 'unet', path: 'unet.onnx', bytes: 8 }],
  isStandIn: true,
};

const models = (change: object = {}) =>
  folderOf({
    'catalogue.json': JSON.stringify([{ ...entry, ...change }]),
    'owner/name/resolve/abc/unet.onnx': Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]),
  });

async function started(options: Parameters<typeof serve>[0] = {}) {
  const server = await serve({ port: 0, folder: await site(), ...options });
  onTestFinished(() => server.close());
  const get = (path: string, init?: RequestInit) => fetch(new URL(path, server.page), init);
  return { server, get, text: async (path: string) => (await get(path)).text() };
}

describe('serve', () => {
  it('tells the plugin where its engine is, on whatever port that is', async () => {
    const { server, text } = await started();
    const { origin } = new URL(server.page);
    expect(await text('plugin/build/ui.js')).toBe(`engine at "${origin}"`);
    expect(JSON.parse(await text('plugin/manifest.json'))).toEqual({ allowedDomains: [origin] });
  });

  it('lets a browser keep nothing while the files change', async () => {
    const { get, text } = await started();
    expect((await get('engine/')).headers.get('cache-control')).toBe('no-store');
    expect(await text('sw.js')).toMatch(/unregister/);
  });

  it('lets it keep what a host would', async () => {
    const { get, text } = await started({ asHost: true });
    expect((await get('assets/a-1.js')).headers.get('cache-control')).toMatch(/immutable/);
    expect((await get('engine/')).headers.get('cache-control')).toMatch(/max-age=86400/);
    expect(await text('sw.js')).toBe('the real one');
  });

  it('offers stand-ins in every page, and serves any part of their files', async () => {
    const weights = await readWeightsFolder(await models());
    const { get, text } = await started({ weights });
    for (const page of ['', 'engine/', 'engine/?x']) {
      const json = /id="engine-config">([^<]*)</.exec(await text(page))![1]!;
      expect(JSON.parse(json)).toEqual({
        weightsHost: '/weights',
        standIns: [entry],
        provider: null,
      });
    }
    const path = 'weights/owner/name/resolve/abc/unet.onnx';
    const part = await get(path, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 2-4/8']);
    expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([2, 3, 4]);
    expect((await get('weights/owner/name/resolve/abc/none.onnx')).status).toBe(404);
  });
});

describe('a folder of models', () => {
  const said = async (folder: Promise<string> | string) =>
    readWeightsFolder(await folder).then(
      () => 'nothing',
      (error: Error) => error.message,
    );

  it.each<[string, () => Promise<string> | string, RegExp]>([
    ['that is not there', () => '/nowhere/at/all', /no folder \/nowhere.*npm run standin/],
    ['of something else', () => folderOf({ 'a.txt': '' }), /no catalogue\.json/],
    ['with a damaged catalogue', () => folderOf({ 'catalogue.json': '{' }), /is no catalogue/],
    ['with no models', () => folderOf({ 'catalogue.json': '[]' }), /no list of models/],
    ['of real weights', () => models({ isStandIn: false }), /does not say that it is a stand-in/],
    ['without a file it lists', () => models({ revision: 'def' }), /unet\.onnx is missing/],
    [
      'with a file cut short',
      () => models({ files: [{ path: 'unet.onnx', bytes: 9 }] }),
      /has 8 bytes; the catalogue says 9/,
    ],
    [
      'that reaches outside itself',
      () => models({ files: [{ path: '../../x', bytes: 1 }] }),
      /without a path/,
    ],
  ])('%s is refused with a sentence', async (_, folder, sentence) => {
    expect(await said(folder())).toMatch(sentence);
  });
});
