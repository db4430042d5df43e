/** The polygon tool: corners by clicks, and the keys that mean the polygon while it is open. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Guide } from './draw-guide';
import type { Mode, Operation, Point } from './operations';
import { addCorner, closeDraft, dropCorner, type PolygonDraft } from './polygon-draft';

interface Options {
  /** False where another tool is in hand: an open polygon is then dropped. */
  readonly isActive: boolean;
  readonly showGuide: (guide: Guide | null) => void;
  readonly onOperation: (operation: Operation) => void;
}

export function usePolygon({ isActive, showGuide, onOperation }: Options) {
  const draft = useRef<PolygonDraft | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const latest = useRef({ showGuide, onOperation });
  latest.current = { showGuide, onOperation };

  const keep = useCallback((next: PolygonDraft | null) => {
    draft.current = next;
    setIsOpen(next !== null);
    latest.current.showGuide(next && guideOf(next, next.points.at(-1)!));
  }, []);

  const close = useCallback(() => {
    if (!draft.current) return;
    const { operation } = closeDraft(draft.current);
    keep(null);
    if (operation) latest.current.onOperation(operation);
  }, [keep]);

  useEffect(() => {
    if (!isActive && draft.current) keep(null);
  }, [isActive, keep]);

  usePolygonKeys(isOpen, {
    close,
    drop: useCallback(() => keep(null), [keep]),
    back: useCallback(() => draft.current && keep(dropCorner(draft.current)), [keep]),
  });

  return {
    isOpen,
    /** @param reach - how near counts as on a corner, in image pixels */
    corner(at: Point, mode: Mode, reach: number) {
      const result = addCorner(draft.current, at, mode, reach);
      if (!result.closed) return keep(result.draft);
      keep(null);
      if (result.operation) latest.current.onOperation(result.operation);
    },
    /** The next side follows the pointer. */
    follow(at: Point) {
      if (draft.current) latest.current.showGuide(guideOf(draft.current, at));
    },
  };
}

function guideOf({ points, mode }: PolygonDraft, next: Point): Guide {
  return { outline: { type: 'polygon', points: [...points, next] }, mode, isOpen: true };
}

interface PolygonKeys {
  readonly close: () => void;
  readonly drop: () => void;
  readonly back: () => void;
}

/** Before the window's own keys: Enter would fill, and Backspace clear the mask. */
function usePolygonKeys(isOpen: boolean, { close, drop, back }: PolygonKeys): void {
  // Before anything is painted: the next key may come sooner.
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const commands: Readonly<Record<string, () => void>> = {
      Enter: close,
      Escape: drop,
      Backspace: back,
      Delete: back,
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const run = Object.hasOwn(commands, event.key) ? commands[event.key] : null;
      const isElsewhere = event.target instanceof Element && event.target.closest('button, input');
      if (!run || (isElsewhere && event.key !== 'Escape')) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOpen, close, drop, back]);
}
