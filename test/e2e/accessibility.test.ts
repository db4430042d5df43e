/** The window for people who use it without a pointer or without seeing it, in every state it can be in. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { PluginDriver, type StageDriver, type Theme } from '../../scripts/lib/stage-driver';
import { TOOLS } from '../../src/ui/editor/operations';
import { COMMANDS, HELD, SHORTCUTS } from '../../src/ui/keys/keymap';
import { objections } from './axe';
import { holdFills, PAINTING, type HeldFill } from './held-fill';
import { chooseMoebius, closeModels, openPlugin, useLadder } from './ladder-session';
import { startMoebius, type MoebiusSession } from './moebius-session';
import { useStage } from './stage-session';

const session = useStage();

const STROKE = [
  [0.3, 0.4],
  [0.6, 0.4],
] as const;

const TELL_ME = 'Tell me when it is done';

/** Runs in the window: counts the sounds from now on. */
function countSounds() {
  let sounds = 0;
  const Original = AudioContext;
  window.AudioContext = class extends Original {
    constructor() {
      super();
      sounds++;
    }
  };
  return { count: () => sounds };
}

/** Whoever is in one of these has its keys, which are the usual ones; or it does nothing now. */
const WITHOUT_KEY =
  ':disabled, .resize-handle, .menu-item, .thumbnail, .history-entry, .window-label *';

/** Visible buttons, and what else is pressed, whose title names no key. */
function keyless(frame: Frame): Promise<string[]> {
  return frame.evaluate(
    (exempt) =>
      [...document.querySelectorAll<HTMLElement>('button, summary')]
        .filter((button) => button.checkVisibility() && !button.matches(exempt))
        .filter(({ title }) => !/\(.+\)$/.test(title))
        .map(({ outerHTML }) => outerHTML),
    WITHOUT_KEY,
  );
}

describe('in Figma', () => {
  let stage: StageDriver;
  let plugin: PluginDriver;
  let held: HeldFill;

  beforeAll(async () => {
    stage = await session.openStage();
  });
  afterAll(async () => {
    await stage.page.close();
  });

  const show = (theme: Theme) =>
    stage.page.evaluate((theme) => window.stage.setTheme(theme), theme);

  /** What is wrong with the window as it is now, in both themes. */
  async function faults(frame = plugin.frame): Promise<string[]> {
    const found = [...(await objections(frame)), ...(await keyless(frame))];
    await show('dark');
    found.push(...(await objections(frame, ['color-contrast'])));
    await show('light');
    return found;
  }

  it('is without fault where nothing is selected', async () => {
    await stage.selectTypes([]);
    const frame = await stage.openPluginFrame();
    await frame.getByText('Select a layer with an image to').first().waitFor();
    expect(await faults(frame)).toEqual([]);
    await stage.closePlugin();
  });

  it('is without fault with each tool in hand', async () => {
    await stage.addPicture(await readFile('stage/samples/studio.png'), 'studio.png');
    plugin = await stage.runInpaint();
    for (const tool of TOOLS) {
      await plugin.press(SHORTCUTS[tool].keys[0]);
      expect([tool, ...(await objections(plugin.frame)), ...(await keyless(plugin.frame))]).toEqual(
        [tool],
      );
    }
    await plugin.press('b');
    await plugin.paint(STROKE);
    expect(await faults()).toEqual([]);
  });

  it('is without fault with the sheet of shortcuts open', async () => {
    await plugin.press('?');
    await plugin.frame.getByRole('dialog').waitFor();
    expect(await faults()).toEqual([]);
    await plugin.press('?');
  });

  it('keeps the focus in the sheet of shortcuts, gives it back, and leaves the mask alone', async () => {
    const focused = () => plugin.frame.evaluate(() => document.activeElement?.className);
    await plugin.frame.getByRole('application').focus();
    await plugin.press('?');
    const sheet = plugin.frame.getByRole('dialog');
    expect(await sheet.locator('kbd').count()).toBe(COMMANDS.length + HELD.length);
    for (let i = 0; i < 6; i++) {
      await plugin.press(i < 3 ? 'Tab' : 'Shift+Tab');
      expect(await sheet.evaluate((sheet) => sheet.contains(document.activeElement))).toBe(true);
    }
    await plugin.press('Delete');
    await plugin.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await focused()).toBe('canvas');
    expect(await plugin.button('Clear the mask').getAttribute('aria-disabled')).toBe('false');
  });

  it('is without fault while a fill runs, and when it has failed', async () => {
    held = await holdFills(plugin.frame);
    await plugin.press('Enter');
    await plugin.button('Cancel').waitFor();
    expect(await faults()).toEqual([]);
    expect(await plugin.button(TELL_ME).count()).toBe(0);
    await held.tell(PAINTING);
    await plugin.button(TELL_ME).waitFor();
    expect(await faults()).toEqual([]);
    await held.fail();
    await plugin.frame.getByRole('alert').waitFor();
    expect(await faults()).toEqual([]);
    await plugin.press('Escape');
  });

  it('calls back when a long fill is over, if it was asked to', async () => {
    const sounds = await plugin.frame.evaluateHandle(countSounds);
    const run = async () => {
      await plugin.press('Enter');
      await plugin.button('Cancel').waitFor();
      await held.tell(PAINTING);
      await plugin.button(TELL_ME).waitFor();
    };
    const end = async () => {
      await held.fail();
      await plugin.frame.getByRole('alert').waitFor();
      await plugin.press('Escape');
      return sounds.evaluate(({ count }) => count());
    };
    await run();
    expect(await end()).toBe(0);
    await run();
    await plugin.press('n');
    expect(await plugin.button(TELL_ME).getAttribute('aria-pressed')).toBe('true');
    expect(await end()).toBe(1);
    await held.letGo();
  });

  it('is without fault with results to choose from, and ways to apply them', async () => {
    await plugin.fill();
    expect(await faults()).toEqual([]);
    await plugin.press('r');
    await plugin.frame.getByRole('radiogroup', { name: 'Results' }).waitFor();
    expect(await faults()).toEqual([]);
    await plugin.press('m');
    await plugin.frame.getByRole('menu').waitFor();
    expect(await faults()).toEqual([]);
    await plugin.press('Escape');
    await plugin.press('f');
    await plugin.button('Reset').waitFor();
    expect(await faults()).toEqual([]);
    await plugin.press('f');
    await plugin.press('Escape');
  });

  it('is without fault with the models shown', async () => {
    await plugin.press('d');
    const sheet = plugin.frame.getByRole('region', { name: 'Models' });
    await sheet.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 60_000 });
    expect(await faults()).toEqual([]);
    await plugin.press('Shift+c');
    await sheet.getByRole('button', { name: 'Report copied' }).waitFor();
    await plugin.press('d');
  });
});

describe('as a page', () => {
  let page: Page;

  beforeAll(async () => {
    page = await session.browser.newPage({ viewport: { width: 900, height: 700 } });
  });
  afterAll(async () => {
    await page.close();
  });

  it('is without fault before and after a picture is opened', async () => {
    await page.goto(session.pageAddress);
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
    const app = new PluginDriver(page.mainFrame(), page);
    expect([...(await objections(app.frame)), ...(await keyless(app.frame))]).toEqual([]);
    await page.locator('input[type=file]').first().setInputFiles('stage/samples/studio.png');
    await app.button('Fill').waitFor();
    expect([...(await objections(app.frame)), ...(await keyless(app.frame))]).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await objections(app.frame, ['color-contrast'])).toEqual([]);
  });
});

describe('as the page that Figma’s window goes to', () => {
  const ladder = useLadder();

  it('is without fault', async () => {
    const { plugin, stage } = await openPlugin(await ladder.start(false));
    await chooseMoebius(plugin);
    const hosted = await stage.pluginAt(/\/figma\//);
    await hosted.frame.getByRole('region', { name: 'Models' }).waitFor({ timeout: 60_000 });
    expect(await objections(hosted.frame)).toEqual([]);
  });
});

describe('with the model', () => {
  let model: MoebiusSession;

  beforeAll(async () => {
    model = await startMoebius('small', null);
  });
  afterAll(() => model.close());

  it('is without fault from the download to a mask that it is to fill', async () => {
    const page = await model.browser.newPage();
    await page.goto(model.server.page);
    await page.locator('input[type=file]').first().setInputFiles('stage/samples/studio.png');
    const app = new PluginDriver(page.mainFrame(), page);
    const faults = async () => [...(await objections(app.frame)), ...(await keyless(app.frame))];
    await app.button('Fill').waitFor();
    await app.paint(STROKE);
    await chooseMoebius(app);
    await app.button(/^Download/).waitFor({ timeout: 60_000 });
    expect(await faults()).toEqual([]);
    await app.button(/^Download/).click();
    await app.frame.getByRole('progressbar').first().waitFor();
    expect(await faults()).toEqual([]);
    await app.button(/^Verify$/).waitFor({ timeout: 60_000 });
    expect(await faults()).toEqual([]);
    await closeModels(app);
    await app.button(/of your pixels/).waitFor();
    expect(await faults()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await objections(app.frame, ['color-contrast'])).toEqual([]);
  });
});
