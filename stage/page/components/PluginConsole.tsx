/** What the plugin's main thread wrote to its console, and the errors it did not catch. */
import { useStore } from '../store';
import { useStage } from './App';
import { CloseIcon } from './icons';

export function PluginConsole() {
  const { editor } = useStage();
  const lines = useStore(editor.store, (state) => state.console);
  const open = useStore(editor.store, (state) => state.consoleOpen);
  if (lines.length === 0) return null;
  const errors = lines.filter(({ level }) => level === 'error').length;
  if (!open) {
    return (
      <button
        class={errors > 0 ? 'console-button error' : 'console-button'}
        onClick={() => editor.store.set({ consoleOpen: true })}
      >
        Plugin console · {errors > 0 ? plural(errors, 'error') : plural(lines.length, 'line')}
      </button>
    );
  }
  return (
    <section class="console" aria-label="Plugin console">
      <header>
        <h2>Plugin console</h2>
        <button class="quiet-button" onClick={() => editor.log('clear', '')}>
          Clear
        </button>
        <button
          class="icon-button"
          aria-label="Close the console"
          onClick={() => editor.store.set({ consoleOpen: false })}
        >
          <CloseIcon />
        </button>
      </header>
      <ol>
        {lines.map(({ level, text }, index) => (
          <li key={index} class={level}>
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
