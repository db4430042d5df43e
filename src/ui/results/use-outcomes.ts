/** What has been made of the open picture in this session, and what can be done with it. */
import { useMemo } from 'preact/hooks';
import type { Finish } from '../../inference/core/finish';
import { MAX_VARIATIONS } from './variations';
import { resultOf } from '../filling/fill-state';
import { maskKey, type Picture } from '../document/picture';
import type { useFill } from '../filling/use-fill';
import type { Mask } from '../document/use-mask';
import type { useVariations } from './use-variations';
import { isSibling, nextSeed, withFinish, type Variation } from './variations';

interface Parts {
  readonly picture: Picture | null;
  readonly mask: Mask;
  readonly fill: ReturnType<typeof useFill>;
  readonly variations: ReturnType<typeof useVariations>;
}

export function useOutcomes({ picture, mask, fill, variations }: Parts) {
  const key = picture ? maskKey(picture) : '';
  const { done } = mask.history;
  const { list } = variations;
  const ofPicture = useMemo(() => list.filter((one) => one.picture === key), [list, key]);
  const strip = ofPicture.filter((one) => isSibling(one, { picture: key, operations: done }));
  const shown = resultOf(fill.state);
  const chosen = ofPicture.find(({ result }) => result === shown) ?? null;
  const kept = strip.filter(({ isKept }) => isKept).length;

  return {
    /** Of every mask. */
    ofPicture,
    /** Of the mask there is: variations of each other. */
    strip,
    /** The one on show. */
    chosen,
    canKeep: chosen !== null && (chosen.isKept || kept < MAX_VARIATIONS),
    nextSeed: (fallback: number) => nextSeed(strip, fallback),
    /** Shows it, with the mask it was made with; undo brings back the one there was. */
    show: (variation: Variation): void => {
      mask.become(variation.operations, picture?.size ?? null);
      fill.choose(variation.result);
    },
    toggleKept: (variation: Variation): void => {
      variations.change(variation.id, { isKept: !variation.isKept });
    },
    rename: (variation: Variation, name: string): void => {
      variations.change(variation.id, { name: name.trim() || null });
    },
    finish: (variation: Variation, part: Partial<Finish>): void => {
      if (!picture) return;
      const next = withFinish(variation, { ...variation.finish, ...part }, picture.size);
      variations.put(next);
      fill.choose(next.result);
    },
  };
}
