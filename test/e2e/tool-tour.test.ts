/** Every masking tool in three sizes of the plugin's window, and in both themes. */
import { expect, it } from 'vitest';
import { resize } from './resize-window';
import { useStage } from './stage-session';
import { tourTools, twoColours } from './tool-tour';

const session = useStage();

it.each([
  ['light', 320, 400],
  ['dark', 440, 560],
  ['light', 900, 700],
] as const)('each tool masks the same pixels: %s, %i × %i', async (theme, width, height) => {
  const stage = await session.openStage(theme);
  await stage.addPicture(twoColours(), 'two colours');
  const plugin = await stage.runInpaint();
  await resize(plugin, { width, height });
  const isDark = (await plugin.background())[0] < 128;
  expect(isDark).toBe(theme === 'dark');
  await tourTools(plugin);
  await stage.page.close();
});
