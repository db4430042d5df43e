/** What Figma itself says at the bottom of its window once a result is in the document. */
import { MAX_NOTIFICATION, type ResultMode } from '../../figma/contract';
import type { Applied, Host } from '../host/host';
import { fitted } from '../words/quoted';
import { words } from '../words/words';

/** What happened, or the one thing about it that a person would otherwise wonder about. */
export function notificationOf(
  mode: ResultMode,
  { name, notes: [gravest] }: Applied,
  isUpdate: boolean,
): string {
  const say = (shown: string) => {
    if (gravest) return words.notification.note(shown, gravest);
    if (isUpdate) return words.results.updated(shown);
    if (mode === 'replace-fill') return words.results.replaced(shown);
    return words.window.applied(shown, 'figma');
  };
  return fitted(name, MAX_NOTIFICATION, say);
}

/** The result is there, whether or not Figma can say so. */
export function notify({ document }: Pick<Host, 'document'>, text: string): void {
  document?.notify({ text }).catch((error: unknown) => {
    console.warn(`Inpaint: no notification: ${String(error)}`);
  });
}
