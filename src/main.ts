/**
 * Figma's main thread: opens the window, answers what the UI asks, and tells it of every change of the
 * selection. Runs in Figma's sandbox, which has `figma` and the language's own globals and no others.
 */
import type { Launch, Settings } from './figma/contract';
import { createSession } from './figma/session';
import { loadSettings } from './figma/settings';
import { uiHtml } from './figma/ui-html';

/** The menu entry "Inpaint". */
export default function inpaint(): void {
  run('open');
}

/** The menu entry "Inpaint under selection". */
export function inpaintUnderSelection(): void {
  run('under-selection');
}

/** The button "Edit inpainting" beside a result. */
export function editInpainting(): void {
  run('edit');
}

function run(launch: Launch): void {
  open(launch).catch((error: unknown) => {
    console.error(error);
    // There is no window, and with it nobody who knows the user's language.
    figma.closePlugin('Inpaint could not open its window. Run it again.');
  });
}

async function open(launch: Launch): Promise<void> {
  const settings = await loadSettings();
  const show = ({ windowSize }: Settings) =>
    figma.showUI(uiHtml(__html__), { ...windowSize, themeColors: true });
  const session = createSession(settings, show, launch);

  show(settings);
  figma.ui.onmessage = session.onMessage;
  figma.on('selectionchange', session.onSelectionChange);
}
