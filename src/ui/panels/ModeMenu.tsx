/** How the result is applied: a menu beside Apply, with what each way does, or why it cannot be had. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { RESULT_MODES, type PossibleModes, type ResultMode } from '../../figma/contract';
import { titled } from '../keys/titled';
import { words } from '../words/words';
import { rovedTo } from './roved-to';

interface Props {
  readonly value: ResultMode;
  readonly modes: PossibleModes;
  readonly disabled: boolean;
  readonly onChoose: (mode: ResultMode) => void;
}

export function ModeMenu({ value, modes, disabled, onChoose }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  return (
    <div
      class="mode-menu"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setIsOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        class="mode-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={`${words.results.modeMenu}: ${words.results.mode(value)}`}
        data-command="applyHow"
        title={titled(words.results.modeAbout(value), 'applyHow')}
        disabled={disabled}
        onClick={() => (isOpen ? close() : setIsOpen(true))}
      >
        {words.results.mode(value)}
      </button>
      {isOpen && (
        <Menu
          value={value}
          modes={modes}
          onClose={close}
          onChoose={(mode) => {
            onChoose(mode);
            close();
          }}
        />
      )}
    </div>
  );
}

interface MenuProps extends Pick<Props, 'value' | 'modes' | 'onChoose'> {
  readonly onClose: () => void;
}

function Menu({ value, modes, onClose, onChoose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
  }, []);

  /** What it takes here must do nothing else in the window. */
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.children ?? [])] as HTMLElement[];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = rovedTo(event, at, items.length, 'column');
    if (event.key === 'Escape') onClose();
    else if (next !== null) items[next]?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={menu}
      class="menu"
      role="menu"
      tabIndex={-1}
      aria-label={words.results.modeMenu}
      onKeyDown={onKeyDown}
    >
      {RESULT_MODES.map((mode) => {
        const problem = modes[mode];
        return (
          // Not `disabled`: the keyboard must reach the sentence that says why.
          <button
            key={mode}
            type="button"
            role="menuitemradio"
            class="menu-item"
            aria-checked={mode === value}
            aria-disabled={problem !== null}
            onClick={() => problem === null && onChoose(mode)}
          >
            <strong>{words.results.mode(mode)}</strong>
            <span>{problem ? words.results.problem(problem) : words.results.modeAbout(mode)}</span>
          </button>
        );
      })}
    </div>
  );
}
