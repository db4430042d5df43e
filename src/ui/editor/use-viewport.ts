/** The view of one picture: fitted until somebody zooms or pans, and fitted again for the next one. */
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { Size } from '../../inference/core/geometry';
import type { Point } from './operations';
import { actualSize, fit, panBy, refit, zoomAt, type Fitted, type Viewport } from './viewport';

export interface View {
  readonly viewport: Viewport;
  readonly isFitted: boolean;
  /** `at` in CSS pixels from the canvas's top left; the middle where it is left out. */
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (by: Point) => void;
  readonly fit: () => void;
  readonly actualSize: () => void;
}

/** What somebody chose, and for which size of picture: on another size it does not count. */
interface Chosen extends Size {
  /** null: to see the whole. */
  readonly viewport: Viewport | null;
}

export function useViewport(image: Size, view: Size): View {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const fitted = useRef<Fitted | null>(null);
  const { width, height } = image;
  const { width: viewWidth, height: viewHeight } = view;

  const change = useCallback(
    (next: (viewport: Viewport, image: Size, view: Size) => Viewport) => {
      const image = { width, height };
      const view = { width: viewWidth, height: viewHeight };
      setChosen((old) => ({
        ...image,
        viewport: next(isFor(old, image) ? old.viewport : fit(image, view), image, view),
      }));
    },
    [width, height, viewWidth, viewHeight],
  );

  return useMemo(() => {
    const middle = { x: viewWidth / 2, y: viewHeight / 2 };
    const image = { width, height };
    const isFitted = !isFor(chosen, image);
    const view = { width: viewWidth, height: viewHeight };
    fitted.current = isFitted ? refit(fitted.current, image, view, window.innerHeight) : null;
    return {
      viewport: isFitted ? fitted.current!.viewport : chosen.viewport,
      isFitted,
      zoom: (factor, at = middle) =>
        change((viewport, image, view) => zoomAt(viewport, at, factor, image, view)),
      pan: (by) => change((viewport, image, view) => panBy(viewport, by, image, view)),
      fit: () => {
        fitted.current = null;
        setChosen({ ...image, viewport: null });
      },
      actualSize: () => change((_, image, view) => actualSize(image, view)),
    };
  }, [chosen, change, width, height, viewWidth, viewHeight]);
}

function isFor(
  chosen: Chosen | null,
  { width, height }: Size,
): chosen is Chosen & { readonly viewport: Viewport } {
  return chosen?.width === width && chosen.height === height && chosen.viewport !== null;
}
