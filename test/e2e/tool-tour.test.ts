/** Every masking tool in both themes and three sizes of the plugin's window. */
import { expect, describe, it } from 'vitest';
import { resize } from './resize-window';
import { useStage } from './stage-session';
import { tourTools, twoColours } from './tool-tour';

const session = useStage();

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each([
    [320, 400],
    [440, 560],
    [900, 700],
  ])('each tool masks the same pixels at %i × %i', async (width, height) => {
    const stage = await session.openStage(theme);
    await stage.addPicture(twoColours(), 'two colours');
    const plugin = await stage.runInpaint();
    await resize(plugin, { width, height });
    const isDark = (await plugin.background())[0] < 128;
    expect(isDark).toBe(theme === 'dark');
    await tourTools(plugin);
    await stage.page.close();
  });
});
