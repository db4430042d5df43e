/** What fills the window where there is no picture: a sentence, and what can be done about it. */
import { LoadingIndicator } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';

interface Props {
  readonly text: string;
  /** A sentence, or more than one can say. */
  readonly hint?: ComponentChildren;
  readonly kind: 'busy' | 'calm' | 'problem';
  readonly icon?: ComponentChildren;
  /** Buttons. */
  readonly children?: ComponentChildren;
}

export function Message({ text, hint, kind, icon, children }: Props) {
  return (
    <div class="message" role={kind === 'problem' ? 'alert' : 'status'} aria-busy={kind === 'busy'}>
      {kind === 'busy' ? <LoadingIndicator /> : icon}
      <p>{text}</p>
      {hint && <div class="hint">{hint}</div>}
      {children && <div class="message-buttons">{children}</div>}
    </div>
  );
}
