/** Opens the sheet of shortcuts, from a corner of the picture. */
import { IconHelp } from './icons';
import { words } from '../words/words';
import { ToolButton } from './ToolButton';

export function HelpButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <div class="help">
      <ToolButton label={words.shortcuts.title} command="shortcuts" onClick={onOpen}>
        <IconHelp />
      </ToolButton>
    </div>
  );
}
