/** The page: top bar, layer list, canvas, properties, and what floats above them. */
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { Editor } from '../editor';
import { handleKeys } from '../keyboard';
import type { PluginRunner } from '../run-plugin';
import { useStore } from '../store';
import { CanvasView } from './CanvasView';
import { LayerList } from './LayerList';
import { PluginConsole } from './PluginConsole';
import { PluginWindow } from './PluginWindow';
import { Properties } from './Properties';
import { Toasts } from './Toasts';
import { TopBar } from './TopBar';

export interface Stage {
  readonly editor: Editor;
  readonly runner: PluginRunner;
}

export const StageContext = createContext<Stage | null>(null);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('Outside of <App>');
  return stage;
}

/** The document; the component is drawn again when anything in it changes. */
export function useDocument() {
  const { editor } = useStage();
  useStore(editor.store, (state) => state.revision);
  return editor.document;
}

export function App({ stage }: { stage: Stage }) {
  const { editor, runner } = stage;
  const theme = useStore(editor.store, (state) => state.theme);
  useEffect(() => handleKeys(editor, runner), [editor, runner]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <StageContext.Provider value={stage}>
      <TopBar />
      <LayerList />
      <main class="middle">
        <CanvasView />
        <PluginConsole />
        <Toasts />
      </main>
      <Properties />
      <PluginWindow />
    </StageContext.Provider>
  );
}
