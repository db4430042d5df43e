/**
 * Moebius as a person meets it: choose it, fetch its files, paint, Fill, watch, change one's mind, Apply.
 * The model is a stand-in of its exact interface: what it paints means nothing, everything else is real.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import { PluginDriver, type StageDriver } from '../../scripts/lib/stage-driver';
import { chooseMoebius, closeModels, openPlugin } from './ladder-session';
import {
  arrange,
  canvasOf,
  choosePreset,
  colourOn,
  fetchModel,
  type MoebiusSession,
  onCanvas,
  startMoebius,
  watchRun,
} from './moebius-session';
import {
  changedPixels,
  colourAt,
  colourDistance,
  decode,
  keepScreenshot,
  type Place,
} from './screen';

const STUDIO = 'stage/samples/studio.png';
const SIZE = { width: 1280, height: 853 };
/** Along the price tag in it, as fractions of its sides; and beside it. */
const ALONG_THE_TAG: readonly Place[] = [
  [0.6, 0.81],
  [0.74, 0.765],
  [0.87, 0.722],
];
const ON_THE_TAG: Place = [0.716, 0.767];
const BESIDE_IT: Place = [0.818, 0.89];

async function paintOverTheTag(plugin: PluginDriver): Promise<void> {
  const stroke: Place[] = [];
  for (const place of ALONG_THE_TAG) stroke.push(await onCanvas(plugin, SIZE, place));
  await plugin.paint(stroke);
}

/** As it is on the screen now. */
async function colourOf(plugin: PluginDriver, place: Place) {
  return colourAt(plugin, await onCanvas(plugin, SIZE, place));
}

interface Requests {
  /** By any page, frame or worker; not what a page makes itself. */
  readonly all: string[];
  readonly failed: string[];
}

function recordRequests(browser: BrowserContext): Requests {
  const requests: Requests = { all: [], failed: [] };
  browser.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.all.push(request.url());
  });
  browser.on('requestfailed', (request) => requests.failed.push(request.url()));
  return requests;
}

function treeOf(stage: StageDriver): Promise<unknown> {
  return stage.page.evaluate(() => structuredClone(window.stage.document.pages));
}

describe('in the plugin’s window', () => {
  let session: MoebiusSession;
  let stage: StageDriver;
  let plugin: PluginDriver;
  let source: string;
  let requests: Requests;

  beforeAll(async () => {
    session = await startMoebius('small', null);
    ({ stage, id: source, plugin } = await openPlugin(session));
  });
  afterAll(() => session.close());

  it('offers the download with what there is to know, and shows it come in', async () => {
    await chooseMoebius(plugin);
    const download = plugin.button('Download 18 MB');
    await download.waitFor({ timeout: 60_000 });
    const panel = plugin.frame.getByRole('region', { name: 'Models' });
    const text = await panel.innerText();
    expect(text).toContain('random weights');
    expect(text).toContain('By Inpaint · Licence: Apache-2.0');
    expect(text).toContain(`From ${new URL(session.server.page).origin}`);
    expect(text).toMatch(/on the processor/);
    await keepScreenshot(stage, 'models-absent');

    await download.click();
    await panel.getByText(/Downloading…|Preparing/).waitFor();
    await keepScreenshot(stage, 'models-downloading');
    await plugin.button(/^Verify$/).waitFor({ timeout: 60_000 });
    expect(await panel.innerText()).toContain('On this computer, 18 MB.');
    await keepScreenshot(stage, 'models-ready');
    await closeModels(plugin);
  });

  it('shows a draft first and then every step, and stops at once when it is told to', async () => {
    requests = recordRequests(session.browser);
    await session.server.close(); // whatever is needed from now on has to be here
    await choosePreset(plugin, 'Fast');
    const paper = await colourOn(await canvasOf(plugin), SIZE, BESIDE_IT);
    const tag = await colourOf(plugin, ON_THE_TAG);
    await paintOverTheTag(plugin);
    const painted = await colourOf(plugin, ON_THE_TAG);
    const fill = () => plugin.button(/^Fill$/).click();
    const looks = await watchRun(plugin, fill, { when: 'step 3 of 8', button: 'Cancel' });
    await plugin.button(/^Fill$/).waitFor();

    const words = [...looks.keys()];
    expect(words).toEqual(expect.arrayContaining(['Drafting…', 'Opening the model…']));
    expect(words).toContain('Reading the surroundings…');
    expect(words.at(-1)).toMatch(/^Painting, step 3 of 8, \d+ sec left$/);
    const colourAfter = (stage: RegExp) => {
      const text = words.find((text) => stage.test(text)) ?? `nothing of ${stage.source}`;
      return colourOn(looks.get(text) ?? '', SIZE, ON_THE_TAG);
    };
    const draft = await colourAfter(/^Reading/);
    expect(colourDistance(draft, tag)).toBeGreaterThan(25);
    expect(colourDistance(draft, paper)).toBeLessThan(20);
    const seen = await Promise.all([/step 0/, /step 1/, /step 2/, /step 3/].map(colourAfter));
    expect(new Set(seen.map(String)).size).toBe(4);
    expect(await colourOf(plugin, ON_THE_TAG)).toEqual(painted);
    expect(colourDistance(painted, tag)).toBeGreaterThan(40);
  });

  it('goes on with the model that is open, and ends with what there is when that will do', async () => {
    const fill = () => plugin.button(/^Fill$/).click();
    const looks = await watchRun(plugin, fill, {
      when: 'step 2 of 8',
      button: 'Use this one now',
    });
    const words = [...looks.keys()].join();
    // The worker heard the cancel and lived on: one that was ended would have to open everything anew.
    expect(words.slice(0, words.indexOf('step 2'))).not.toMatch(/Opening the model/);
    expect(words).not.toMatch(/step [5678]/);
    await plugin.button(/^Apply$/).waitFor();
    await plugin.frame.getByText(/stand-in with random weights/).waitFor();
    await keepScreenshot(stage, 'moebius-result');
  });

  it('keeps another outcome beside the first, to choose from', async () => {
    await watchRun(plugin, () => plugin.button('Another outcome').click());
    const results = plugin.frame.getByRole('radiogroup', { name: 'Results' }).getByRole('radio');
    await results.nth(1).waitFor();
    expect(await results.count()).toBe(2);
    const other = await canvasOf(plugin);
    await keepScreenshot(stage, 'moebius-variations');

    await results.first().click();
    await expect.poll(() => canvasOf(plugin)).not.toBe(other);
    expect(await results.first().getAttribute('aria-checked')).toBe('true');
    await results.nth(1).click();
    await expect.poll(() => canvasOf(plugin)).toBe(other);
    await results.first().click();
  });

  it('adds it as a layer above the untouched source, and one undo takes it back', async () => {
    const before = await treeOf(stage);
    await plugin.apply();
    const [added] = await stage.selection();
    expect(await stage.layersAbove(source)).toEqual([added]);
    const original = await readFile(STUDIO);
    expect(await stage.imageOf(source)).toEqual(Uint8Array.from(original));
    const layer = await decode(await stage.imageOf(added!));
    const changed = changedPixels(await decode(original), layer);
    expect(changed.length).toBeGreaterThan(10_000);
    // The tag lies in the lower right; nothing of the cup on the left may be touched.
    expect(changed.filter((i) => i % layer.width < layer.width / 2)).toEqual([]);

    await stage.undo();
    expect(await treeOf(stage)).toEqual(before);
  });

  it('has asked the network for nothing since the model was there', () => {
    // The first fill loads the runtime, and is given it by the browser: its host is gone.
    expect(requests.failed).toEqual([]);
    const others = requests.all.filter((url) => !/\/assets\/ort[.-][\w.-]+$/.test(url));
    expect(others).toEqual([]);
  });
});

describe('on a graphics device', () => {
  let session: MoebiusSession;
  let stage: StageDriver;
  let plugin: PluginDriver;

  beforeAll(async () => {
    session = await startMoebius('analytic', 'webgpu');
    ({ stage, plugin } = await openPlugin(session, 'dark'));
  });
  afterAll(() => session.close());

  it('goes on after the device is lost in the middle of a fill, to the same pixels', async () => {
    await fetchModel(plugin);
    await arrange(plugin, { kind: 'device-lost', afterStep: 3 });
    await paintOverTheTag(plugin);
    await plugin.button(/^Fill$/).click();
    await plugin.frame.getByText(/graphics device was lost on the way/).waitFor();
    const resumed = await canvasOf(plugin);
    await keepScreenshot(stage, 'moebius-resumed');
    await plugin.button('Discard').click();

    await plugin.button(/^Fill$/).click();
    await plugin.frame.getByText(/stand-in with random weights/).waitFor();
    expect(await canvasOf(plugin)).toBe(resumed);
    await plugin.button('Discard').click();
  });

  it('goes on in a fresh worker after the first has crashed, to the same pixels', async () => {
    await plugin.button(/^Fill$/).click();
    await plugin.frame.getByText(/stand-in with random weights/).waitFor();
    const undisturbed = await canvasOf(plugin);
    await plugin.button('Discard').click();

    await arrange(plugin, { kind: 'crash', afterStep: 3 });
    const crashed = plugin.page.waitForEvent('pageerror');
    await plugin.button(/^Fill$/).click();
    await plugin.frame.getByText(/went on where it had been/).waitFor();
    await crashed;
    expect(await canvasOf(plugin)).toBe(undisturbed);
  });
});

describe('on the stand-alone page', () => {
  let session: MoebiusSession;

  beforeAll(async () => {
    session = await startMoebius('small', null);
  });
  afterAll(() => session.close());

  it('fetches the model in the page itself, fills, and saves a picture changed only there', async () => {
    const page = await session.browser.newPage();
    await page.goto(session.server.page);
    await page.locator('input[type=file]').first().setInputFiles(STUDIO);
    const app = new PluginDriver(page.mainFrame(), page);
    await app.button(/^Fill$/).waitFor();
    await fetchModel(app);
    await choosePreset(app, 'Fast');
    await paintOverTheTag(app);
    const fill = () => app.button(/^Fill$/).click();
    await watchRun(app, fill, { when: 'step 1 of 8', button: 'Use this one now' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      app.button('Save PNG').click({ timeout: 60_000 }),
    ]);
    const saved = await decode(await readFile(await download.path()));
    const changed = changedPixels(await decode(await readFile(STUDIO)), saved);
    expect(changed.length).toBeGreaterThan(1000);
    expect(changed.filter((i) => i % saved.width < saved.width / 2)).toEqual([]);
  });
});
