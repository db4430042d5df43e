/** Walks through the pictures that were selected together; the rules are in `queue.ts`. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { LayerName, SelectedLayer, Selection } from '../../figma/contract';
import type { Size } from '../../inference/core/geometry';
import { isBlank } from '../editor/operations';
import type { Host } from '../host/host';
import { fittingIn, nextIn, queueAt, queueFrom, queueWithout, type Queue } from './queue';
import { useBatch, type BatchParts } from '../results/use-batch';
import type { useFilling } from '../filling/use-filling';

interface Parts extends BatchParts {
  readonly selection: Selection | null;
  readonly selected: SelectedLayer | null;
  readonly prepare: ReturnType<typeof useFilling>['prepare'];
}

/** @returns null where there is no more than one picture to work on */
export function useQueue({ selection, selected, prepare, ...parts }: Parts) {
  const { host, picture, mask, settings } = parts;
  const [queue, setQueue] = useState<Queue | null>(null);
  useLayoutEffect(() => setQueue((queue) => queueFrom(queue, selection)), [selection]);
  useLayoutEffect(() => {
    // Opened from the queue, or a result that nothing has been said of yet: nothing is over.
    const isResult = picture?.edit !== undefined || !selected || selected.edit !== undefined;
    if (picture) setQueue((queue) => queueAt(queue, picture.layer.id, isResult));
  }, [picture, selected]);
  const sizes = useSizes(host, queue?.layers ?? null);
  const batch = useBatch(parts);

  if (!queue || !picture) return null;
  const isOne = !picture.edit && queue.layers[queue.at]?.id === picture.layer.id;
  const isMasked = isOne && !isBlank(mask.history.done);
  const fitting = isMasked ? fittingIn(queue, sizes, picture.size) : [];
  const next = nextIn(queue);
  return {
    position: queue.at + 1,
    length: queue.layers.length,
    /** What is under way for all of them. */
    batch: batch.position,
    /** null at the end. */
    next: next && (() => parts.dispatch({ kind: 'go', layer: next })),
    /** How many pictures, this one included, the mask fits; 0 where it is this one alone. */
    fitting: fitting.length > 1 ? fitting.length : 0,
    /** How the results are applied, where that is possible. */
    mode: settings.resultMode ?? 'new-layer',
    /** @returns false where Moebius is chosen and cannot run */
    fillAll(seed: number): boolean {
      const prepared = prepare(seed);
      if (prepared === 'no-model') return false;
      if (!prepared) return true;
      batch
        .fillAll(fitting, prepared)
        .then((done) => setQueue((queue) => queue && queueWithout(queue, done)), parts.onBug);
      return true;
    },
    close: () => setQueue(null),
  };
}

/** Empty until they are known. */
function useSizes({ document }: Host, layers: readonly LayerName[] | null) {
  const [sizes, setSizes] = useState<readonly (Size | null)[]>([]);
  useEffect(() => {
    setSizes([]);
    if (!document || !layers) return undefined;
    let isWanted = true;
    document.readSizes({ ids: layers.map(({ id }) => id) }).then(
      ({ sizes }) => isWanted && setSizes(sizes),
      () => {}, // then no mask is offered to them
    );
    return () => {
      isWanted = false;
    };
  }, [document, layers]);
  return sizes;
}
