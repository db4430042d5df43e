/** “Undo (Ctrl+Z)”: what a control's title says, with its key as this computer's keyboard has it. */
import { keyLabel, type Command } from './keymap';
import { IS_MAC } from './use-keys';
import { words } from '../words/words';

export function titled(label: string, command: Command): string {
  return words.window.withKey(label, keyLabel(command, IS_MAC));
}
