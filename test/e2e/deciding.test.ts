/** Comparing, choosing, finishing and finding results again, with real pointer and key events. */
import { readFile } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { PluginDriver, type StageDriver } from '../../scripts/lib/stage-driver';
import { colourAt, colourDistance, keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;
let plugin: PluginDriver;

afterEach(async () => {
  await stage?.page.close();
});

async function openFilled(): Promise<void> {
  stage = await session.openStage();
  await stage.addPicture(await readFile('stage/samples/studio.png'), 'studio.png');
  plugin = await stage.runInpaint();
  await plugin.paint(STROKE);
  await plugin.fill();
}

/** Over a coffee bean, and its middle. */
const STROKE = [
  [0.13, 0.5],
  [0.24, 0.5],
] as const;
const ON_STROKE = [0.172, 0.5] as const;

it('shows original and result on either side of a line, and side by side', async () => {
  await openFilled();
  const result = await colourAt(plugin, ON_STROKE);
  const isResult = async () => colourDistance(await colourAt(plugin, ON_STROKE), result) < 12;
  await plugin.press('l');
  const line = plugin.frame.getByRole('slider', { name: 'Split view' });
  await line.waitFor();
  expect(await isResult()).toBe(false);
  expect(await line.getAttribute('aria-valuetext')).toContain('50');

  const box = (await line.boundingBox())!;
  await plugin.page.mouse.move(box.x + box.width / 2, box.y + 20);
  await plugin.page.mouse.down();
  await plugin.page.mouse.move(box.x - 240, box.y + 40, { steps: 3 });
  await plugin.page.mouse.up();
  expect(await isResult()).toBe(true);
  await line.press('End');
  expect(await line.getAttribute('aria-valuenow')).toBe('100');
  expect(await isResult()).toBe(false);

  await plugin.press('b');
  await expect.poll(() => plugin.frame.locator('.pane').count()).toBe(2);
  await keepScreenshot(stage, 'side-by-side');
  await plugin.press('b');
  expect(await isResult()).toBe(true);
});

it('keeps outcomes to choose from by number, named and finished, and applies the one on show', async () => {
  await openFilled();
  const { frame } = plugin;
  const area = frame.locator('.canvas');
  const before = await area.boundingBox();
  await plugin.press('r');
  const outcomes = frame.getByRole('radiogroup', { name: 'Results' }).getByRole('radio');
  await expect.poll(() => outcomes.count(), { timeout: 60_000 }).toBe(2);
  await plugin.press('1');
  expect(await outcomes.first().getAttribute('aria-checked')).toBe('true');

  await plugin.press('p');
  await plugin.press('F2');
  const name = frame.getByRole('textbox', { name: 'Name of the result' });
  await name.fill('Without the bean');
  await name.press('Enter');
  expect(await outcomes.first().getAttribute('aria-label')).toMatch(/Without the bean.*kept/);

  await plugin.press('f');
  const feather = frame.getByRole('slider', { name: 'Feather' });
  const asMade = await feather.inputValue();
  await feather.press('ArrowRight');
  expect(await feather.inputValue()).not.toBe(asMade);
  await keepScreenshot(stage, 'finish');
  await plugin.button('Reset').click();
  expect(await feather.inputValue()).toBe(asMade);
  // Nothing of all this has moved the picture.
  expect(await area.boundingBox()).toEqual(before);

  await plugin.press('Shift+H');
  expect(await frame.getByRole('list').getByRole('button').count()).toBe(2);
  await keepScreenshot(stage, 'history');
  await plugin.press('Escape');
  await plugin.apply();
  await frame.getByText('– inpainted: Without the bean').first().waitFor();
});

it('brings a mask back that was left by a window closed by accident', async () => {
  const page = await session.browser.newPage({ viewport: { width: 900, height: 700 } });
  const open = async () => {
    await page.goto(session.pageAddress);
    await page.locator('input[type=file]').first().setInputFiles('stage/samples/coast.jpg');
    const app = new PluginDriver(page.mainFrame(), page);
    await app.button('Fill').waitFor();
    return app;
  };
  const kept = () => page.evaluate(() => localStorage.getItem('inpaint.work') ?? '');

  await (await open()).paint(STROKE);
  await expect.poll(kept).toContain('strokes');
  const app = await open();
  await page.getByText('Your mask from before is back.').waitFor();
  expect(await app.button('Fill').isEnabled()).toBe(true);
  await app.button('Start anew').click();
  await expect.poll(kept).not.toContain('strokes');
  expect(await app.button('Fill').isEnabled()).toBe(false);
  await page.close();
});
