/**
 * 'selectionchange' and 'currentpagechange' (api/properties/figma-on): told later and once for all
 * changes since, also for those the plugin makes; a switch of pages is both.
 */
import type { SceneDocument } from '../document/document';
import type { Clock } from './host';

export function watchSelection(
  document: SceneDocument,
  clock: Clock,
  emit: (type: 'currentpagechange' | 'selectionchange') => void,
): () => void {
  let told = read(document);
  let cancel: (() => void) | null = null;

  const tell = () => {
    cancel = null;
    const before = told;
    told = read(document);
    if (told.page !== before.page) emit('currentpagechange');
    if (told.page !== before.page || told.selection !== before.selection) emit('selectionchange');
  };
  const stop = document.onChange(() => {
    const now = read(document);
    if (now.page === told.page && now.selection === told.selection) return;
    cancel ??= clock.after(0, tell);
  });
  return () => {
    stop();
    cancel?.();
  };
}

function read(document: SceneDocument) {
  return { page: document.page.id, selection: document.selection.map(({ id }) => id).join() };
}
