/** How results of the open picture come into the document, and what is said when they are there. */
import type { ResultMode, SelectedLayer, Settings } from '../../figma/contract';
import type { HostKind } from '../host/host';
import { modeFor, modesFor } from './result-mode';
import { notificationOf, notify } from './notification';
import { words } from '../words/words';
import { useApply, type ApplyParts } from './use-apply';
import type { useOpen } from '../document/use-open';
import { useSameImage } from './use-same-image';
import type { Applied } from '../host/host';

export interface ResultParts extends ApplyParts {
  readonly selected: SelectedLayer | null;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
  readonly setNotice: (text: string | null) => void;
  readonly markApplied: () => void;
  /** Hears that a result of the open picture is in the document, whichever way. */
  readonly onApplied: () => void;
  readonly dispatch: ReturnType<typeof useOpen>['dispatch'];
}

export function useResults(parts: ResultParts) {
  const { host, picture, fill, settings, selected, setNotice, dispatch } = parts;
  const send = useApply(parts);
  const modes = picture && modesFor(picture.layer, selected);
  const chosen = modes ? modeFor(modes, settings.resultMode) : 'new-layer';
  const mode = picture?.edit?.mode ?? chosen;

  const sameImage = useSameImage(parts, ({ applied, skipped, notes }) => {
    parts.onApplied();
    parts.markApplied();
    const text = words.results.appliedToAll(applied, skipped.length);
    setNotice(withNotes(text, notes));
    notify(host, text);
    if (picture) dispatch({ kind: 'applied', layer: picture.layer });
  });

  return {
    mode,
    /** null where there is no choice: on a page, and for a result that is brought up to date. */
    modes: host.document && !picture?.edit ? modes : null,
    setMode: (resultMode: ResultMode) => parts.change({ resultMode }),
    isUpdate: picture?.edit !== undefined,
    sameImage,
    async apply(): Promise<void> {
      const applied = await send(mode);
      if (!applied) return;
      parts.onApplied();
      setNotice(withNotes(arrivalText(applied, mode, parts), applied.notes));
      notify(host, notificationOf(mode, applied, picture?.edit !== undefined));
      if (picture?.edit) {
        // The same result stays open, with its strokes: there may be more to add.
        fill.discard();
        return;
      }
      parts.markApplied();
      // What a patch shows is no picture to go on with; what it lies over is.
      const { id, name } = applied;
      const layer = { id, name };
      dispatch({ kind: 'applied', ...(mode === 'patch-layer' ? { edit: layer } : { layer }) });
    },
  };
}

function arrivalText(
  { name, notes }: Applied,
  mode: ResultMode,
  { host, picture }: Pick<ResultParts, 'host' | 'picture'>,
): string {
  if (picture?.edit) return words.results.updated(name);
  if (mode === 'replace-fill') return words.results.replaced(name);
  return notes.length > 0 ? words.results.added(name) : added(name, host.kind);
}

function added(name: string, host: HostKind): string {
  return `${words.window.applied(name, host)} ${words.window.appliedNext}`;
}

function withNotes(text: string, notes: Applied['notes']): string {
  return [text, ...notes.map((note) => words.results.note(note))].join(' ');
}
