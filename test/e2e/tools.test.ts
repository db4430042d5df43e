/** Every masking tool in the plugin’s window on the stage, with real pointer and key events. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PluginDriver, StageDriver } from '../../scripts/lib/stage-driver';
import type { Raster } from '../../src/inference/core/raster';
import { ENGLISH } from '../../src/ui/words/english';
import { pngFile } from '../support/image-files';
import { colourDistance, colourIn, decode, keepScreenshot, type Place } from './screen';
import { onCanvas } from './moebius-session';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;
let plugin: PluginDriver;
let bare: Raster;

/** Fractions of the canvas; the sample lies between 0.3 and 0.7 of its height. */
const PLACES = {
  middle: [0.5, 0.5],
  corner: [0.31, 0.37],
  left: [0.15, 0.5],
} as const satisfies Record<string, Place>;
type PlaceName = keyof typeof PLACES;

beforeEach(async () => {
  stage = await session.openStage();
  await stage.addPicture(await readFile('stage/samples/studio.png'), 'studio.png');
  plugin = await stage.runInpaint();
  bare = await screen();
});

afterEach(async () => {
  await stage.page.close();
});

const screen = async () => decode(await plugin.screenshotCanvas());

/** The places that are masked. */
async function masked(): Promise<PlaceName[]> {
  const now = await screen();
  const places = Object.entries(PLACES) as [PlaceName, Place][];
  return places
    .filter(([, place]) => colourDistance(colourIn(now, place), colourIn(bare, place)) > 25)
    .map(([name]) => name);
}

async function click([x, y]: Place): Promise<void> {
  const box = (await plugin.frame.locator('canvas').first().boundingBox())!;
  await plugin.page.mouse.click(box.x + x * box.width, box.y + y * box.height);
}

const ACROSS: readonly Place[] = [
  [0.3, 0.36],
  [0.7, 0.64],
];

describe('an outline with the pointer', () => {
  it('is a rectangle, of which Alt takes a part away, each undone by itself', async () => {
    await plugin.press('r');
    await plugin.paint(ACROSS);
    expect(await masked()).toEqual(['middle', 'corner']);
    await plugin.page.keyboard.down('Alt');
    await plugin.paint([
      [0.45, 0.45],
      [0.55, 0.55],
    ]);
    await plugin.page.keyboard.up('Alt');
    expect(await masked()).toEqual(['corner']);
    await plugin.press('Control+z');
    expect(await masked()).toEqual(['middle', 'corner']);
    await plugin.press('Control+z');
    expect(await masked()).toEqual([]);
  });

  it('is an ellipse that leaves the corners of its rectangle free', async () => {
    await plugin.press('o');
    await plugin.paint(ACROSS);
    expect(await masked()).toEqual(['middle']);
  });

  it('is a lasso, given up with Escape while it is drawn', async () => {
    const triangle: readonly Place[] = [
      [0.3, 0.6],
      [0.5, 0.4],
      [0.7, 0.6],
    ];
    await plugin.press('l');
    await plugin.paint(triangle);
    expect(await masked()).toEqual(['middle']);
    await plugin.paint(triangle, 'right');
    expect(await masked()).toEqual([]);

    const box = (await plugin.frame.locator('canvas').first().boundingBox())!;
    await plugin.page.mouse.move(box.x + 0.3 * box.width, box.y + 0.4 * box.height);
    await plugin.page.mouse.down();
    await plugin.page.mouse.move(box.x + 0.7 * box.width, box.y + 0.6 * box.height, { steps: 4 });
    await plugin.page.mouse.move(box.x + 0.3 * box.width, box.y + 0.6 * box.height, { steps: 4 });
    await plugin.press('Escape');
    await plugin.page.mouse.up();
    expect(await masked()).toEqual([]);
  });

  it('is a polygon, closed by Enter or on its first corner, dropped by Escape', async () => {
    const corners: readonly Place[] = [
      [0.4, 0.4],
      [0.6, 0.4],
      [0.6, 0.6],
      [0.4, 0.6],
    ];
    await plugin.press('p');
    for (const corner of corners) await click(corner);
    await keepScreenshot(stage, 'polygon-open');
    await plugin.press('Escape');
    expect(await masked()).toEqual([]);
    for (const corner of corners) await click(corner);
    await plugin.press('Enter');
    expect(await masked()).toEqual(['middle']);
    await plugin.press('Control+z');
    for (const corner of [...corners, corners[0]!]) await click(corner);
    expect(await masked()).toEqual(['middle']);
  });
});

it('masks what is inside a ring of the brush', async () => {
  await plugin.paint([
    [0.35, 0.4],
    [0.65, 0.4],
    [0.65, 0.6],
    [0.35, 0.6],
    [0.35, 0.41],
  ]);
  expect(await masked()).toContain('middle');
  await plugin.press('Control+z');
  await plugin.press('g');
  await plugin.paint([
    [0.35, 0.4],
    [0.65, 0.4],
    [0.65, 0.6],
    [0.35, 0.6],
    [0.35, 0.41],
  ]);
  expect(await masked()).not.toContain('middle');
});

it('smart select masks what looks alike and is joined, and inverting masks the rest', async () => {
  await plugin.press('w');
  await click(PLACES.left);
  await expect.poll(masked).toContain('left');
  const first = await masked();
  await keepScreenshot(stage, 'smart-select');
  await plugin.press('i');
  expect(new Set(await masked())).toEqual(
    new Set((Object.keys(PLACES) as PlaceName[]).filter((name) => !first.includes(name))),
  );
  await plugin.press('Control+z');
  const tolerance = plugin.frame.getByRole('slider', { name: 'Tolerance' });
  await tolerance.fill('60');
  await expect.poll(masked).toEqual(['middle', 'corner', 'left']);
  await plugin.press('Control+z'); // the change was of the same step
  expect(await masked()).toEqual([]);
});

it('shows all that a fill would change around the mask, with its feather', async () => {
  const BESIDE: Place = [0.62, 0.5];
  await plugin.press('r');
  await plugin.paint([
    [0.4, 0.4],
    [0.6, 0.6],
  ]);
  const isTinted = async () => {
    const now = await screen();
    return colourDistance(colourIn(now, BESIDE), colourIn(bare, BESIDE)) > 8;
  };
  await plugin.press('z');
  await expect.poll(async () => plugin.frame.locator('.zone').count()).toBe(1);
  expect(await isTinted()).toBe(false);
  await plugin.frame.getByRole('spinbutton', { name: /Feather/ }).fill('200');
  await expect.poll(isTinted).toBe(true);
  await keepScreenshot(stage, 'affected-zone');
  await plugin.frame.getByRole('application').focus();
  await plugin.press('z');
  expect(await isTinted()).toBe(false);
});

it('takes in the shadow that it offers to, once it is told to', async () => {
  const isBall = (x: number, y: number) => Math.hypot(x - 100, y - 80) < 22;
  const isShadow = (x: number, y: number) => Math.hypot((x - 130) / 2, y - 98) < 12;
  const samples = Array.from({ length: BALL.width * BALL.height }, (_, i) => {
    const [x, y] = [i % BALL.width, Math.floor(i / BALL.width)];
    if (isBall(x, y)) return [200, 40, 30];
    return isShadow(x, y) ? [139, 131, 120] : [190, 180, 165];
  }).flat();
  await stage.closePlugin();
  await stage.addPicture(pngFile({ ...BALL, colourType: 2, bitDepth: 8, samples }), 'ball');
  plugin = await stage.runInpaint();
  const at = (x: number, y: number) => onCanvas(plugin, BALL, [x / BALL.width, y / BALL.height]);
  await plugin.press('o');
  await plugin.paint([await at(74, 54), await at(126, 106)]);
  await plugin.frame.getByText(ENGLISH.seeing.hint('shadow')).first().waitFor();
  const inShadow = await at(145, 98);
  const before = colourIn(await screen(), inShadow);
  await plugin.button(ENGLISH.seeing.include).click();
  await expect
    .poll(async () => colourDistance(colourIn(await screen(), inShadow), before))
    .toBeGreaterThan(25);
  await plugin.press('Control+z');
  expect(colourDistance(colourIn(await screen(), inShadow), before)).toBeLessThan(5);
});

const BALL = { width: 240, height: 180 };

it('shows the mask in the colour that was chosen for it', async () => {
  await plugin.paint(ACROSS);
  await plugin.frame.getByLabel('How the mask is shown').click();
  await plugin.frame.getByRole('radio', { name: 'Green' }).check();
  const [red, green, blue] = colourIn(await screen(), PLACES.middle);
  expect(green).toBeGreaterThan(Math.max(red, blue) + 40);
});

it('masks, and fills, without a pointer', async () => {
  await plugin.press('r');
  await plugin.frame.getByRole('application').focus();
  await plugin.press('ArrowRight');
  for (let i = 0; i < 3; i++) await plugin.press('Shift+Alt+ArrowLeft');
  await keepScreenshot(stage, 'keyboard-rectangle');
  const said = plugin.frame.getByText(/^\d+ by \d+ at \d+, \d+$/);
  expect(await said.count()).toBe(1);
  await plugin.press('Enter');
  expect(await masked()).toContain('corner');
  await plugin.press('Enter');
  await plugin.button(/^apply$/i).waitFor();
});

it('zooms with two fingers, and the first of them paints nothing', async () => {
  const shown = async () => parseInt(await plugin.button(/Fit the picture/).innerText(), 10);
  const before = await shown();
  const box = (await plugin.frame.locator('canvas').first().boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = await plugin.page.context().newCDPSession(plugin.page);
  const fingers = (...apart: number[]) =>
    apart.map((by, id) => ({ id, x: x + by, y, force: 1, radiusX: 1, radiusY: 1 }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...apart: number[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: fingers(...apart) });
  await send('touchStart', -30);
  await send('touchMove', -32);
  await send('touchStart', -32, 32);
  await send('touchMove', -48, 48);
  await send('touchMove', -64, 64);
  await send('touchEnd');
  await expect.poll(shown).toBeGreaterThan(1.7 * before);
  await plugin.press('Shift+1');
  expect(await masked()).toEqual([]);
});

it('has toolbars that are one stop each and whose arrows go from tool to tool', async () => {
  const focused = () =>
    plugin.frame.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await plugin.button('Brush').focus();
  await plugin.press('ArrowRight');
  expect(await focused()).toBe('Eraser');
  await plugin.press('End');
  expect(await focused()).toBe('Clear the mask');
  await plugin.press('ArrowRight');
  expect(await focused()).toBe('Hand');
  await plugin.press('ArrowLeft');
  await plugin.press('Tab');
  expect(await focused()).toBe('Brush size');
});

it('fills once for a double click, and undo goes back to the mask', async () => {
  await plugin.paint(ACROSS);
  await plugin.button(/^fill$/i).dblclick();
  await plugin.button(/^apply$/i).waitFor();
  await plugin.button('Undo').click();
  await plugin.button(/^fill$/i).waitFor();
  expect(await masked()).toContain('middle');
});

it('leaves no trace of a stroke beside the picture, and nothing to fill', async () => {
  await plugin.paint([
    [0.1, 0.05],
    [0.3, 0.05],
  ]);
  await plugin.page.mouse.move(1, 1);
  expect(await plugin.button(/^fill$/i).isDisabled()).toBe(true);
  expect(colourDistance(colourIn(await screen(), [0.2, 0.05]), colourIn(bare, [0.2, 0.05]))).toBe(
    0,
  );
});
