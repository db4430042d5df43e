/** A card at the foot of the picture: what just happened, or what went wrong. */
import { IconCloseSmall24 } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';
import { words } from '../words/words';
import { ToolButton } from './ToolButton';

interface Props {
  /** A `problem` interrupts a screen reader; news waits its turn. */
  readonly kind: 'news' | 'problem';
  readonly text: string;
  readonly onDismiss?: (() => void) | undefined;
  /** Buttons. */
  readonly children?: ComponentChildren;
}

export function Notice({ kind, text, onDismiss, children }: Props) {
  return (
    <div class="notice" data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <p>{text}</p>
      {children}
      {onDismiss && (
        <ToolButton label={words.window.dismiss} command="dismiss" onClick={onDismiss}>
          <IconCloseSmall24 />
        </ToolButton>
      )}
    </div>
  );
}
