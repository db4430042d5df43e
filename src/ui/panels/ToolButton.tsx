/**
 * A button that is an icon, with its name and key in the title. One that does nothing now can
 * still have the focus, which would otherwise be lost when the last step is undone.
 */
import type { ComponentChildren } from 'preact';
import type { Command } from '../keys/keymap';
import { titled } from '../keys/titled';

interface Props {
  readonly label: string;
  /** What the title says, where the name alone would be too little. */
  readonly about?: string;
  readonly command: Command;
  readonly onClick: () => void;
  /** For a tool or a switch: whether it is in hand, or on. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

export function ToolButton({ label, about, command, onClick, pressed, disabled, children }: Props) {
  return (
    <button
      type="button"
      class="tool"
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled === true}
      title={titled(about ?? label, command)}
      onClick={() => !disabled && onClick()}
      // The pointer leaves the focus where it is: Space must go on to drag the picture.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
}
