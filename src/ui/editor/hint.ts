/** What a mask may have left out, as far as can be told from the picture around it. Pure. */
import type { Size } from '../../inference/core/geometry';
import { createMask, type Mask } from '../../inference/core/raster';
import { findShadow } from './find-shadow';
import { findThin } from './find-thin';
import { scenesOf, smallMask, widened, type HintScene, type SmallPicture } from './hint-scene';

/** `shadow`: a darker tail of what it lies on. `thin`: the object goes on beyond the mask. */
export type HintKind = 'shadow' | 'thin';

export interface Hint {
  readonly kind: HintKind;
  /** What the mask would take in, in the picture's pixels. */
  readonly pixels: Mask;
}

/** Pixels of the longer side of what is looked at: grain is averaged away, and it takes milliseconds. */
export const SMALL_SIDE = 256;

const FINDERS: readonly (readonly [HintKind, (scene: HintScene) => Uint8Array | null])[] = [
  ['thin', findThin],
  ['shadow', findShadow],
];

/**
 * @param small - the picture, reduced to `SMALL_SIDE` or less: what is tiny there is not worth a hint
 * @yields between pieces of some milliseconds
 */
export function* findHint(
  small: SmallPicture,
  mask: Mask,
  picture: Size,
): Generator<void, Hint | null> {
  const reduced = yield* smallMask(mask, picture, small);
  for (const scene of yield* scenesOf(small, reduced)) {
    for (const [kind, find] of FINDERS) {
      yield;
      const region = find(scene);
      if (region) return { kind, pixels: enlarged(region, scene, small, picture) };
    }
  }
  return null;
}

/** Its soft edge belongs to it too. */
function enlarged(region: Uint8Array, scene: HintScene, small: Size, picture: Size): Mask {
  const { width, height, x, y } = scene;
  const [sx, sy] = [picture.width / small.width, picture.height / small.height];
  const left = Math.floor(x * sx);
  const top = Math.floor(y * sy);
  const mask = createMask({
    x: left,
    y: top,
    width: Math.min(picture.width, Math.ceil((x + width) * sx)) - left,
    height: Math.min(picture.height, Math.ceil((y + height) * sy)) - top,
  });
  const wide = widened(region, scene);
  for (let row = 0, at = 0; row < mask.height; row++) {
    const from = Math.min(height - 1, Math.floor((top + row) / sy) - y) * width;
    for (let column = 0; column < mask.width; column++, at++) {
      const over = Math.min(width - 1, Math.floor((left + column) / sx) - x);
      if (wide[from + over] !== 0) mask.data[at] = 255;
    }
  }
  return mask;
}
