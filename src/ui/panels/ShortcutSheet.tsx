/** Every key there is, by what it is for. It lies over everything, and keeps the focus until it is closed. */
import { IconCloseSmall24 } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { COMMANDS, GROUPS, HELD, heldLabel, keyLabel, SHORTCUTS, type Group } from '../keys/keymap';
import { IS_MAC } from '../keys/use-keys';
import { words } from '../words/words';
import { ToolButton } from './ToolButton';

interface Props {
  readonly onClose: () => void;
  /** What stands below the keys. */
  readonly children: ComponentChildren;
}

export function ShortcutSheet({ onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A modal dialog gives the focus back to what had it, if it is closed and not just taken away.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="shortcuts"
      aria-labelledby="shortcuts-heading"
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && close()}
      onKeyDown={(event) => {
        if (event.key === '?') close();
        if (event.key === 'Tab') goRound(event);
      }}
    >
      <div>
        <header>
          <h2 id="shortcuts-heading">{words.shortcuts.title}</h2>
          <ToolButton label={words.shortcuts.close} command="cancel" onClick={close}>
            <IconCloseSmall24 />
          </ToolButton>
        </header>
        {/* Scrolled by the arrow keys once it has the focus. */}
        <div class="shortcut-groups" tabIndex={0} role="group" aria-labelledby="shortcuts-heading">
          {GROUPS.map((group) => (
            <Keys key={group} title={words.shortcuts.group(group)} rows={rowsOf(group)} />
          ))}
          <Keys title={words.shortcuts.pointer} rows={heldRows()} />
        </div>
        {children}
      </div>
    </dialog>
  );
}

type Row = readonly [what: string, key: string];

function rowsOf(group: Group): Row[] {
  return COMMANDS.filter((command) => SHORTCUTS[command].group === group).map((command) => [
    words.shortcuts.command(command),
    keyLabel(command, IS_MAC),
  ]);
}

const heldRows = () =>
  HELD.map((held): Row => [words.shortcuts.held(held), heldLabel(held, IS_MAC)]);

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([what, key]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The browser would let Tab out to the frames around this one. */
function goRound(event: KeyboardEvent): void {
  const dialog = event.currentTarget as HTMLElement;
  const stops = [...dialog.querySelectorAll<HTMLElement>('button, select, [tabindex="0"]')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)!.focus();
}
