/** A button that is an icon: its name and its key are in the title and for screen readers. */
import { IconButton } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';
import { keyLabel, type Command } from '../keymap';
import { IS_MAC } from '../use-keys';
import { withKey } from '../words';

interface Props {
  readonly label: string;
  /** What the title says, where the name alone would be too little. */
  readonly about?: string;
  readonly command: Command;
  readonly onClick: () => void;
  /** For a tool: whether it is the one in hand. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

export function IconAction({ label, about, command, onClick, pressed, disabled, ...rest }: Props) {
  return (
    <IconButton
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      title={withKey(about ?? label, keyLabel(command, IS_MAC))}
      disabled={disabled === true}
      onClick={onClick}
    >
      {rest.children}
    </IconButton>
  );
}
