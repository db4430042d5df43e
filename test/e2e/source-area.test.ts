/** What Quick Fill learns from, marked in the plugin’s window: seen, undone, kept with the result. */
import { encode } from 'fast-png';
import { afterEach, expect, it } from 'vitest';
import type { PluginDriver, StageDriver } from '../../scripts/lib/stage-driver';
import { noise } from '../support/pictures';
import { changedPixels, colourDistance, decode, keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;

afterEach(async () => {
  await stage.page.close();
});

const [WIDTH, HEIGHT] = [400, 300];

/** Red grain on the left, blue on the right. */
function picture(): Uint8Array {
  const grain = noise({ width: WIDTH, height: HEIGHT }, 255, 5);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const isLeft = i % WIDTH < WIDTH / 2;
    const shade = grain.data[4 * i]! >> 2;
    grain.data.set([isLeft ? 190 + shade : 20, 30, isLeft ? 20 : 190 + shade, 255], 4 * i);
  }
  return Uint8Array.from(encode(grain));
}

/** How many pixels of the screen have the colour of the source's dashes, where the mask is light blue. */
async function dashedPixels(plugin: PluginDriver): Promise<number> {
  const { data } = await decode(await plugin.screenshotCanvas());
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (colourDistance([...data.subarray(i, i + 3)], [255, 106, 0]) < 8) count++;
  }
  return count;
}

const NAME = 'Learn only from here';
const whenPressed = (plugin: PluginDriver, pressed: boolean) =>
  plugin.frame.getByRole('button', { name: NAME, pressed }).waitFor();

it('fills the middle from the right side alone where that was marked', async () => {
  stage = await session.openStage();
  const source = picture();
  const id = await stage.addPicture(source, 'grain.png');
  const plugin = await stage.runInpaint();
  const { frame } = plugin;
  expect(await plugin.button(NAME).getAttribute('aria-disabled')).toBe('true');

  await plugin.press('r');
  await plugin.paint([
    [0.7, 0.25],
    [0.9, 0.75],
  ]);
  await plugin.press('Shift+L');
  await whenPressed(plugin, true);
  expect(await plugin.button('Fill').isDisabled()).toBe(true);
  await frame.getByText('Quick Fill learns only from the marked area.').waitFor();
  expect(await dashedPixels(plugin)).toBeGreaterThan(200);

  await plugin.press('Control+z');
  await whenPressed(plugin, false);
  expect(await plugin.button('Fill').isEnabled()).toBe(true);
  expect(await dashedPixels(plugin)).toBe(0);
  await plugin.press('Control+Shift+z');

  await plugin.press('b');
  await plugin.paint([
    [0.5, 0.4],
    [0.5, 0.6],
  ]);
  await keepScreenshot(stage, 'source-area');
  await plugin.fill();
  await plugin.apply();
  const [added] = await stage.selection();
  const [before, after] = await Promise.all([decode(source), decode(await stage.imageOf(added!))]);
  const fromStroke = (i: number) => {
    const [dx, dy] = [(i % WIDTH) + 0.5 - WIDTH / 2, Math.floor(i / WIDTH) + 0.5 - HEIGHT / 2];
    return Math.hypot(dx, Math.max(0, Math.abs(dy) - 40));
  };
  const changed = changedPixels(before, after);
  expect(changed.length).toBeGreaterThan(4000);
  expect(changed.filter((i) => fromStroke(i) > 40)).toEqual([]);
  // The stroke reaches 23 pixels to either side; its rim fades into the red.
  const isRed = (i: number) => after.data[4 * i]! > after.data[4 * i + 2]!;
  expect(changed.filter((i) => fromStroke(i) < 20 && isRed(i))).toEqual([]);

  // It is there for what is to go next, until it is given up; opened again, the result has its own.
  await frame.getByText('Quick Fill learns only from the marked area.').waitFor();
  await plugin.press('Shift+L');
  await whenPressed(plugin, false);
  await plugin.button('Edit again').click();
  await frame.getByText('Add strokes and press Fill').waitFor();
  await whenPressed(plugin, true);
  await plugin.press('Enter');
  await plugin.button('Update').waitFor();
  await plugin.button('Results of this session').click();
  await frame.getByText('from a marked area').waitFor();
  expect(await stage.layersAbove(id)).toEqual([added]);
});
