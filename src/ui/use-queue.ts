/** Walks through the pictures that were selected together; the rules are in `queue.ts`. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LayerName, SelectedLayer, Selection } from '../figma/contract';
import type { Size } from '../inference/core/geometry';
import { isBlank, type Operation } from './editor/operations';
import type { Host } from './host/host';
import { maskKey, type Picture } from './picture';
import { fittingIn, nextIn, queueAt, queueFrom, type Queue } from './queue';
import { RESULT_WORDS } from './result-words';
import type { Mask } from './use-mask';
import type { useOpen } from './use-open';

interface Parts {
  readonly host: Host;
  readonly picture: Picture | null;
  readonly selection: Selection | null;
  readonly selected: SelectedLayer | null;
  readonly mask: Mask;
  readonly dispatch: ReturnType<typeof useOpen>['dispatch'];
  readonly setNotice: (text: string) => void;
}

/** @returns null where there is no more than one picture to work on */
export function useQueue({ host, picture, selection, selected, mask, ...parts }: Parts) {
  const [queue, setQueue] = useState<Queue | null>(null);
  useLayoutEffect(() => setQueue((queue) => queueFrom(queue, selection)), [selection]);
  useLayoutEffect(() => {
    // Opened from the queue, or a result that nothing has been said of yet: nothing is over.
    const isResult = picture?.edit !== undefined || !selected || selected.edit !== undefined;
    if (picture) setQueue((queue) => queueAt(queue, picture.layer.id, isResult));
  }, [picture, selected]);

  const sizes = useSizes(host, queue?.layers ?? null);
  /** By the id of the layer whose picture is to begin with them. */
  const shared = useRef(new Map<string, readonly Operation[]>());
  const { begin, history } = mask;
  useLayoutEffect(() => {
    const operations = picture && shared.current.get(picture.layer.id);
    if (!operations) return;
    shared.current.delete(picture.layer.id);
    begin(maskKey(picture), operations);
  }, [picture, begin]);

  if (!queue || !picture) return null;
  const isOne = queue.layers[queue.at]?.id === picture.layer.id;
  const fitting = isOne && !isBlank(history.done) ? fittingIn(queue, sizes, picture.size) : [];
  const next = nextIn(queue);
  return {
    position: queue.at + 1,
    length: queue.layers.length,
    /** null at the end. */
    next: next && (() => parts.dispatch({ kind: 'go', layer: next })),
    /** How many others this mask fits; 0 where there is none. */
    fitting: fitting.length,
    share: () => {
      fitting.forEach(({ id }) => shared.current.set(id, history.done));
      parts.setNotice(RESULT_WORDS.maskShared(fitting.length));
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
