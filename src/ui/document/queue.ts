/** Several pictures that were selected together, to be worked through one after another. Pure. */
import type { LayerName, Selection } from '../../figma/contract';
import type { Size } from '../../inference/core/geometry';

export interface Queue {
  readonly layers: readonly LayerName[];
  /** 0-based: which of them is being worked on. */
  readonly at: number;
}

/** The queue after a change of selection: a new one begins at its first. */
export function queueFrom(queue: Queue | null, selection: Selection | null): Queue | null {
  if (selection?.kind !== 'layer' || !selection.queue) return queue;
  const { queue: layers } = selection;
  const isSame = queue !== null && idsOf(queue.layers) === idsOf(layers);
  return isSame ? queue : { layers, at: 0 };
}

/**
 * The queue when a picture has been opened: at its place; over where it is none of them, unless it is
 * the result that one of them has just got.
 */
export function queueAt(queue: Queue | null, layerId: string, isResult: boolean): Queue | null {
  if (!queue) return null;
  const at = queue.layers.findIndex(({ id }) => id === layerId);
  if (at >= 0) return at === queue.at ? queue : { ...queue, at };
  return isResult ? queue : null;
}

/** null at the end. */
export function nextIn({ layers, at }: Queue): LayerName | null {
  return layers[at + 1] ?? null;
}

/**
 * The pictures that a mask of the one being worked on fits: this one first, and those that are exactly
 * as large, because a mask is made of the picture's own pixels.
 *
 * @param sizes - of each layer's picture; null where it has none
 */
export function fittingIn(
  { layers, at }: Queue,
  sizes: readonly (Size | null)[],
  { width, height }: Size,
): readonly LayerName[] {
  const others = layers.filter((_, index) => {
    const size = sizes[index];
    return index !== at && size?.width === width && size.height === height;
  });
  return [...layers.slice(at, at + 1), ...others];
}

/** With `done` behind, so that what is next is still to be done; null where nothing is. */
export function queueWithout({ layers, at }: Queue, done: readonly LayerName[]): Queue | null {
  if (done.length === 0) return { layers, at };
  const isDone = ({ id }: LayerName) => done.some((layer) => layer.id === id);
  const left = layers.filter((layer) => !isDone(layer));
  if (left.length === 0) return null;
  return { layers: [...layers.filter(isDone), ...left], at: done.length - 1 };
}

function idsOf(layers: readonly LayerName[]): string {
  return layers.map(({ id }) => id).join(' ');
}
