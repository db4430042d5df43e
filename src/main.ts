/**
 * Figma's main thread: opens the window, answers what the UI asks, and tells it of every change of the
 * selection. Runs in Figma's sandbox, which has `figma` and the language's own globals and no others.
 */
import type { Launch, Settings } from './figma/contract';
import { noWindow } from './figma/no-window';
import { createSession } from './figma/session';
import { loadSettings } from './figma/settings';
import { uiHtml } from './figma/ui-html';

/** The menu entry "Inpaint". */
export default function inpaint(): void {
  void run('open');
}

/** The menu entry "Inpaint under selection". */
export function inpaintUnderSelection(): void {
  void run('under-selection');
}

/** The button "Edit inpainting" beside a result. */
export function editInpainting(): void {
  void run('edit');
}

async function run(launch: Launch): Promise<void> {
  const settings = await loadSettings();
  try {
    open(launch, settings);
  } catch (error) {
    console.error(error);
    figma.closePlugin(noWindow(settings));
  }
}

function open(launch: Launch, settings: Settings): void {
  const show = ({ windowSize }: Settings) =>
    figma.showUI(uiHtml(__html__), { ...windowSize, themeColors: true });
  const session = createSession(settings, show, launch);

  show(settings);
  figma.ui.onmessage = session.onMessage;
  figma.on('selectionchange', session.onSelectionChange);
}
