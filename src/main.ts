/**
 * Figma's main thread: opens the window, answers what the UI asks, and tells it of every change of the
 * selection. Runs in Figma's sandbox, which has `figma` and the language's own globals and no others.
 */
import { createSession } from './figma/session';
import { loadSettings } from './figma/settings';
import { uiHtml } from './figma/ui-html';

export default function inpaint(): void {
  open().catch((error: unknown) => {
    console.error(error);
    figma.closePlugin('Inpaint could not open its window. Run it again.');
  });
}

async function open(): Promise<void> {
  const settings = await loadSettings();
  const session = createSession(settings);

  figma.showUI(uiHtml(__html__), { ...settings.windowSize, themeColors: true });
  figma.ui.onmessage = session.onMessage;
  figma.on('selectionchange', session.onSelectionChange);
}
