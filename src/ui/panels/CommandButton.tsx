/** A button with words on it, which its command's key presses as long as it is on show. */
import { Button } from '@create-figma-plugin/ui';
import type { Command } from '../keys/keymap';
import { titled } from '../keys/titled';

interface Props {
  readonly command: Command;
  readonly label: string;
  /** What the title says, where the label alone would be too little. */
  readonly about?: string;
  readonly onClick: () => void;
  readonly onBlur?: () => void;
  readonly secondary?: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

export function CommandButton({ command, label, about = label, ...props }: Props) {
  return (
    <Button {...props} data-command={command} title={titled(about, command)}>
      {label}
    </Button>
  );
}
