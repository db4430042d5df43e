/** What the document is called, what this page is, and the commands that have no place elsewhere. */
import { useRef } from 'preact/hooks';
import { addPictureFiles } from '../add-picture';
import { useStore } from '../store';
import { useDocument, useStage } from './App';
import { MoonIcon, PictureIcon, RedoIcon, SunIcon, UndoIcon } from './icons';
import { RunButton } from './RunButton';

export function TopBar() {
  return (
    <header class="top-bar">
      <div class="top-left">
        <DocumentName />
        <UndoButtons />
      </div>
      <p class="disclaimer">
        A stand-in for Figma <span>—</span> <strong>not Figma</strong>
      </p>
      <div class="top-right">
        <AddPicture />
        <Zoom />
        <ThemeSwitch />
        <RunButton />
      </div>
    </header>
  );
}

function DocumentName() {
  const { name } = useDocument();
  return (
    <h1 class="document-name" title={name}>
      {name}
    </h1>
  );
}

function UndoButtons() {
  const document = useDocument();
  return (
    <div class="button-pair">
      <button
        class="icon-button"
        title="Undo (Ctrl+Z)"
        aria-label="Undo"
        disabled={!document.canUndo}
        onClick={() => document.undo()}
      >
        <UndoIcon />
      </button>
      <button
        class="icon-button"
        title="Redo (Ctrl+Shift+Z)"
        aria-label="Redo"
        disabled={!document.canRedo}
        onClick={() => document.redo()}
      >
        <RedoIcon />
      </button>
    </div>
  );
}

function AddPicture() {
  const { editor } = useStage();
  const input = useRef<HTMLInputElement>(null);
  const add = async (event: Event & { currentTarget: HTMLInputElement }) => {
    const { currentTarget } = event;
    await addPictureFiles(editor, [...(currentTarget.files ?? [])]);
    currentTarget.value = ''; // so that the same file can be chosen again
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/gif"
        multiple
        hidden
        onChange={(event) => void add(event)}
      />
      <button class="quiet-button" onClick={() => input.current?.click()}>
        <PictureIcon /> Add picture…
      </button>
    </>
  );
}

function Zoom() {
  const { editor } = useStage();
  const zoom = useStore(editor.store, (state) => Math.round(state.viewport.zoom * 100));
  return (
    <button
      class="quiet-button zoom"
      title="Fit everything (Shift+1)"
      onClick={() => editor.zoomToFit()}
    >
      {zoom} %
    </button>
  );
}

function ThemeSwitch() {
  const { editor } = useStage();
  const theme = useStore(editor.store, (state) => state.theme);
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <button
      class="icon-button"
      title={`Switch to the ${other} theme`}
      aria-label={`Switch to the ${other} theme`}
      onClick={() => editor.setTheme(other)}
    >
      {theme === 'light' ? <MoonIcon /> : <SunIcon />}
    </button>
  );
}
