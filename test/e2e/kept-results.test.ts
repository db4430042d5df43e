/** Results that were not applied, in a window that is closed by accident and opened again. */
import { readFile } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PluginDriver, type StageDriver } from '../../scripts/lib/stage-driver';
import { keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let page: Page;

afterEach(async () => {
  await page?.close();
});

/** Over a coffee bean in studio.png. */
const STROKE = [
  [0.13, 0.5],
  [0.24, 0.5],
] as const;

/** Two results, the second of them called “Second”, and the first on show. */
async function makeTwo(plugin: PluginDriver): Promise<void> {
  await plugin.button('Fill').waitFor();
  await plugin.paint(STROKE);
  await plugin.button('Fill').click();
  await plugin.button('Discard').waitFor();
  await plugin.press('r');
  await outcomes(plugin).nth(1).waitFor();
  await plugin.press('F2');
  await plugin.frame.getByRole('textbox').fill('Second');
  await plugin.press('Enter');
  await plugin.press('1');
}

/** Packed by a worker that has other work too. */
const KEPT = { timeout: 20_000 };

function outcomes(plugin: PluginDriver) {
  return plugin.frame.getByRole('radiogroup', { name: 'Results' }).getByRole('radio');
}

/** How many parts of results the plugin has stored, and which of the results it has noted as on show. */
function stored(stage: StageDriver): Promise<readonly [parts: number, shown: number]> {
  return stage.page.evaluate(() => {
    const { pluginStorage } = window.stage;
    const keys = pluginStorage.keys();
    const record = keys.find((key) => key.startsWith('kept '));
    const { text } = (record ? pluginStorage.get(record) : { text: '{"results":[]}' }) as {
      text: string;
    };
    const { results } = JSON.parse(text) as { results: { isShown: boolean }[] };
    const parts = keys.filter((key) => key.startsWith('part ')).length;
    return [parts, results.findIndex(({ isShown }) => isShown)] as const;
  });
}

/** The result's file. */
async function apply(stage: StageDriver, plugin: PluginDriver): Promise<Uint8Array> {
  await plugin.apply();
  const [added] = await stage.selection();
  return stage.imageOf(added!);
}

it('come back in the plugin, named and with the one on show, and apply to the same bytes', async () => {
  const stage = await session.openStage();
  page = stage.page;
  const id = await stage.addPicture(await readFile('stage/samples/studio.png'), 'studio.png');
  await makeTwo(await stage.runInpaint());
  await expect.poll(() => stored(stage), KEPT).toEqual([2, 0]);
  await stage.closePlugin();
  // As if the second had not found room: it is made again.
  await page.evaluate(() => {
    const { pluginStorage } = window.stage;
    const second = pluginStorage.keys().find((key) => /^part .* 2 pixels$/.test(key));
    pluginStorage.delete(second!);
  });

  const again = new PluginDriver(await stage.openPluginFrame(), page);
  await again.frame.getByText('Your mask and 2 results from before are back.').waitFor();
  await keepScreenshot(stage, 'results-back');
  expect(await outcomes(again).nth(0).getAttribute('aria-checked')).toBe('true');
  expect(await outcomes(again).nth(1).getAttribute('aria-label')).toContain('Second');
  const applied = await apply(stage, again);
  await expect.poll(() => stored(stage), KEPT).toEqual([0, -1]);

  // Made anew, with no window before.
  await stage.closePlugin();
  await page.evaluate((id) => window.stage.select([id]), id);
  const fresh = await stage.runInpaint();
  await fresh.paint(STROKE);
  await fresh.fill();
  expect(await apply(stage, fresh)).toEqual(applied);
});

it('come back on the page after a reload, until somebody begins anew', async () => {
  page = await session.browser.newPage({ viewport: { width: 900, height: 700 } });
  const open = async () => {
    await page.goto(session.pageAddress);
    await page.locator('input[type=file]').first().setInputFiles('stage/samples/studio.png');
    return new PluginDriver(page.mainFrame(), page);
  };
  const app = await open();
  await makeTwo(app);
  const parts = () =>
    page.evaluate(async () => {
      const asked = indexedDB.open('inpaint');
      await new Promise((resolve) => (asked.onsuccess = resolve));
      const keys = asked.result.transaction('values').objectStore('values').getAllKeys();
      await new Promise((resolve) => (keys.onsuccess = resolve));
      asked.result.close();
      return keys.result.filter((key) => typeof key === 'string' && key.startsWith('part ')).length;
    });
  await expect.poll(parts, KEPT).toBeGreaterThan(1);

  const again = await open();
  await page.getByText('Your mask and 2 results from before are back.').waitFor();
  expect(await outcomes(again).count()).toBe(2);
  await again.button('Discard').click();
  await again.button('Start anew').click();
  await expect.poll(parts, KEPT).toBe(0);
  await again.button('Fill').waitFor();
  expect(await again.button('Fill').isEnabled()).toBe(false);
});
