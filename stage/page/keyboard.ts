/** The page's keys. The layer list and text fields keep theirs: what they handle never gets here. */
import type { Editor } from './editor';
import { nudgeSelected, removeSelected } from './layer-actions';
import type { PluginRunner } from './run-plugin';

/** Factor per press of + or −. */
const ZOOM_STEP = 1.5;
/** Units per arrow key, with Shift: Figma's defaults for small and big nudge. */
const NUDGE = 1;
const BIG_NUDGE = 10;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** @returns a function that stops listening */
export function handleKeys(editor: Editor, runner: PluginRunner): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const handled =
      event.ctrlKey || event.metaKey
        ? withCommand(event, editor, runner)
        : withoutCommand(event, editor);
    if (handled) event.preventDefault();
  };
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

function withCommand(event: KeyboardEvent, editor: Editor, runner: PluginRunner): boolean {
  // `code`: with Alt held, macOS turns the letter into another character.
  if (event.altKey && event.code === 'KeyP') void runner.run();
  else if (event.altKey) return false;
  else if (event.code === 'KeyZ' && event.shiftKey) editor.document.redo();
  else if (event.code === 'KeyZ') editor.document.undo();
  else if (event.code === 'KeyY') editor.document.redo();
  else return zoomKey(event, editor);
  return true;
}

function withoutCommand(event: KeyboardEvent, editor: Editor): boolean {
  const { document } = editor;
  const arrow = ARROWS[event.key];
  const by = event.shiftKey ? BIG_NUDGE : NUDGE;
  if (arrow) nudgeSelected(document, arrow[0] * by, arrow[1] * by);
  else if (event.key === 'Delete' || event.key === 'Backspace') removeSelected(document);
  else if (event.key === 'Escape') editor.select([]);
  else if (event.shiftKey && event.code === 'Digit1') editor.zoomToFit();
  else if (event.shiftKey && event.code === 'Digit2') editor.zoomToFit(document.selection);
  else if (event.shiftKey && event.code === 'Digit0') editor.zoomToActualSize();
  else return zoomKey(event, editor);
  return true;
}

function zoomKey(event: KeyboardEvent, editor: Editor): boolean {
  if (event.key === '+' || event.key === '=') editor.zoomBy(ZOOM_STEP);
  else if (event.key === '-' || event.key === '_') editor.zoomBy(1 / ZOOM_STEP);
  else return false;
  return true;
}
