/** Collecting what the engines' answers for single regions are made of into layers over the whole patch. */
import { STEPS_PER_LEVEL, type Finish, type FinishLayers, type Layer } from './finish';
import { intersect, type Rect } from './geometry';

/** One region's layers, as `EngineFinish`, in the window at `window`. */
interface RegionFinish {
  readonly rect: Rect;
  readonly made: Pick<Finish, 'match' | 'grain'>;
  readonly match: Float32Array | null;
  readonly grain: Float32Array | null;
}

/** @param patch - what the layers are to cover */
export function createFinishCollector(patch: Rect & Pick<FinishLayers, 'soft'>) {
  let made: Pick<Finish, 'match' | 'grain'> = { match: 1, grain: 1 };
  const layers: { match: Layer | null; grain: Layer | null } = { match: null, grain: null };
  return {
    add(finish: RegionFinish, box: Rect, window: Rect): void {
      made = finish.made;
      const from = { ...finish.rect, x: finish.rect.x + window.x, y: finish.rect.y + window.y };
      for (const name of ['match', 'grain'] as const) {
        const values = finish[name];
        if (!values) continue;
        layers[name] ??= new Int16Array(3 * patch.width * patch.height);
        copyLayer(values, from, layers[name], patch, box);
      }
    },
    finished: (feather: number): FinishLayers => ({
      made: { ...made, feather },
      ...layers,
      ...(patch.soft && { soft: patch.soft }),
    }),
  };
}

function copyLayer(values: Float32Array, from: Rect, layer: Layer, to: Rect, box: Rect): void {
  const { x, y, width, height } = intersect(intersect(from, box), to);
  for (let row = y; row < y + height; row++) {
    let i = 3 * ((row - from.y) * from.width + (x - from.x));
    let o = 3 * ((row - to.y) * to.width + (x - to.x));
    for (const end = o + 3 * width; o < end; i++, o++) {
      // Most of a sprayed layer is empty: memory that is not touched is not taken.
      if (values[i] !== 0) layer[o] = Math.round(STEPS_PER_LEVEL * values[i]!);
    }
  }
}
