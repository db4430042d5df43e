/** Starts the plugin; beside it a menu with all that its manifest lists, as Figma's Plugins menu has. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../store';
import { useStage } from './App';
import { WandIcon } from './icons';

export function RunButton() {
  const { editor, runner } = useStage();
  const starting = useStore(editor.store, (state) => state.plugin === 'starting');
  const [isOpen, setIsOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const close = () => {
    setIsOpen(false);
    more.current?.focus();
  };
  return (
    <div
      class="run"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setIsOpen(false);
      }}
    >
      <button
        class="run-button"
        title="Plugins → Inpaint (Ctrl+Alt+P)"
        aria-busy={starting}
        onClick={() => void runner.run()}
      >
        <WandIcon /> Run Inpaint
      </button>
      <button
        ref={more}
        class="run-more"
        title="The plugin’s menu"
        aria-label="The plugin’s menu"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      />
      {isOpen && <RunMenu onClose={close} />}
    </div>
  );
}

function RunMenu({ onClose }: { onClose: () => void }) {
  const { editor, runner } = useStage();
  const menu = useStore(editor.store, (state) => state.commands.menu);
  const list = useRef<HTMLDivElement>(null);
  const focus = (index: number) => {
    const items = [...(list.current?.children ?? [])] as HTMLElement[];
    items[(index + items.length) % items.length]?.focus();
  };
  useEffect(() => focus(0), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.children ?? [])];
    const at = items.indexOf(document.activeElement!);
    if (event.key === 'ArrowDown') focus(at + 1);
    else if (event.key === 'ArrowUp') focus(at - 1);
    else if (event.key === 'Escape') onClose();
    else return;
    // The page moves layers and drops the selection with these keys.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} class="run-menu" role="menu" onKeyDown={onKeyDown}>
      {menu.map(({ name, command }) => (
        <button
          key={command}
          role="menuitem"
          onClick={() => {
            onClose();
            void runner.run(command);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
