/** The view of a picture that is shown in one pane or in two: what the pointer is over counts as the one. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { inPane, type Panes } from './compare';
import type { View } from '../editor/use-viewport';

/** @param view - of one pane */
export function usePaneView(view: View, panes: Panes): View {
  const before = useRef(panes);
  useLayoutEffect(() => {
    const { count, width, height } = before.current;
    before.current = panes;
    // The middle stays in the middle; what is fitted is fitted anew.
    if (count === panes.count || view.isFitted) return;
    view.pan({ x: (panes.width - width) / 2, y: (panes.height - height) / 2 });
  });
  return { ...view, zoom: (factor, at) => view.zoom(factor, at && inPane(at, panes)) };
}
