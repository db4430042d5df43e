/** Entry of the stage: the sample document in a small editor, with the built plugin in its menu. */
import { render } from 'preact';
import { SceneDocument } from '../document/document';
import { addSample } from '../samples/document';
import { App } from './components/App';
import { Editor } from './editor';
import { PluginRunner } from './run-plugin';
import { loadSamplePictures } from './sample-pictures';
import { createStageApi } from './stage-api';
import { recallTheme, rememberTheme } from './theme-memory';
import './styles/base.css';
import './styles/top-bar.css';
import './styles/side-panels.css';
import './styles/canvas.css';
import './styles/plugin-window.css';

/** Where the build puts the plugin, beside this page; see scripts/build.mjs. */
const PLUGIN_FOLDER = new URL('../plugin/', document.baseURI);

const editor = new Editor(new SceneDocument());
const runner = new PluginRunner(editor, PLUGIN_FOLDER);
window.stage = createStageApi(editor, runner, openSample());
editor.setTheme(recallTheme());
void runner.loadCommands();
editor.store.subscribe(() => rememberTheme(editor.state.theme));
render(<App stage={{ editor, runner }} />, document.body);

async function openSample(): Promise<void> {
  addSample(editor.document, await loadSamplePictures());
  editor.zoomToFit();
  await Promise.all(editor.document.images.map(({ hash }) => editor.images.load(hash)));
}
