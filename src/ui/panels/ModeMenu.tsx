/** How the result is applied: a menu beside Apply, with what each way does, or why it cannot be had. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { RESULT_MODES, type PossibleModes, type ResultMode } from '../../figma/contract';
import { placeProblemText, RESULT_WORDS } from '../result-words';

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
        aria-label={`${RESULT_WORDS.modeMenu}: ${RESULT_WORDS.mode(value)}`}
        title={RESULT_WORDS.modeAbout(value)}
        disabled={disabled}
        onClick={() => setIsOpen(!isOpen)}
      >
        {RESULT_WORDS.mode(value)}
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
    const next = nextItem(event.key, at, items.length);
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
      aria-label={RESULT_WORDS.modeMenu}
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
            <strong>{RESULT_WORDS.mode(mode)}</strong>
            <span>{problem ? placeProblemText(problem) : RESULT_WORDS.modeAbout(mode)}</span>
          </button>
        );
      })}
    </div>
  );
}

/** @returns null where the key is none that moves */
export function nextItem(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
