/** What else a person does in the plugin's window, in the frame nesting Figma gives it. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PluginDriver, StageDriver } from '../../scripts/lib/stage-driver';
import { colourAt, colourDistance, keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;
let plugin: PluginDriver;

/** A stroke across the mug, and a point on it. */
const STROKE = [
  [0.3, 0.4],
  [0.6, 0.4],
] as const;
const ON_STROKE = [0.45, 0.4] as const;

beforeEach(async () => {
  stage = await session.openStage();
  await stage.addPicture(await readFile('stage/samples/studio.png'), 'studio.png');
  plugin = await stage.runInpaint();
});

afterEach(async () => {
  await stage.page.close();
});

it('lives in an insecure null-origin document, as in Figma, and asks the network for nothing', async () => {
  expect(await plugin.frame.evaluate(() => [location.protocol, origin, isSecureContext])).toEqual([
    'data:',
    'null',
    false,
  ]);
  const requests: string[] = [];
  stage.page.on('request', (request) => requests.push(request.url()));
  await plugin.paint(STROKE);
  await plugin.fill();
  await plugin.apply();
  // Blobs are of the document's own making: its worker.
  expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
});

it('undoes, redoes, erases and clears strokes by key', async () => {
  const bare = await colourAt(plugin, ON_STROKE);
  const isPainted = async () => colourDistance(await colourAt(plugin, ON_STROKE), bare) > 25;

  await plugin.paint(STROKE);
  expect(await isPainted()).toBe(true);
  await plugin.press('Control+z');
  expect(await isPainted()).toBe(false);
  await plugin.press('Control+Shift+z');
  expect(await isPainted()).toBe(true);

  await plugin.press('e');
  await plugin.paint(STROKE);
  expect(await isPainted()).toBe(false);
  await plugin.press('b');
  await plugin.paint(STROKE);
  await plugin.press('Delete');
  expect(await isPainted()).toBe(false);
});

it('takes the keyboard as soon as it is open', async () => {
  const size = plugin.frame.getByRole('slider', { name: 'Brush size' });
  const before = Number(await size.inputValue());
  await plugin.press(']');
  expect(Number(await size.inputValue())).toBeGreaterThan(before);
});

it('erases with the right mouse button', async () => {
  const bare = await colourAt(plugin, ON_STROKE);
  await plugin.paint(STROKE);
  await plugin.paint(STROKE, 'right');
  expect(colourDistance(await colourAt(plugin, ON_STROKE), bare)).toBeLessThan(3);
});

it('keeps the mask when a result is discarded, and fills again', async () => {
  await plugin.paint(STROKE);
  const painted = await colourAt(plugin, ON_STROKE);
  await plugin.fill();
  await plugin.button('Discard').click();
  await plugin.button('Fill').waitFor();
  expect(colourDistance(await colourAt(plugin, ON_STROKE), painted)).toBeLessThan(3);
  await plugin.fill();
});

it('cancels a fill within a moment and keeps the mask', async () => {
  await plugin.paint([
    [0.1, 0.3],
    [0.9, 0.7],
    [0.1, 0.7],
  ]);
  await plugin.button('Fill').click();
  await plugin.button('Cancel').click();
  await plugin.button('Fill').waitFor();
  await plugin.fill();
});

describe('with something else selected', () => {
  it.each([
    ['nothing', [] as string[], /^Select a layer/],
    ['a text', ['TEXT'], /no visible image/],
  ])('%s: says what to select', async (_, types, sentence) => {
    await stage.closePlugin();
    await stage.selectTypes(types);
    const opened = await stage.openPluginFrame();
    await opened.getByText(sentence).first().waitFor();
    await keepScreenshot(stage, `problem-${types[0] ?? 'nothing'}`);
  });
});
