/** The other layers of the page that show the open picture: how many, and the result for all of them. */
import { useEffect, useState } from 'preact/hooks';
import type { FigmaContract } from '../../figma/contract';
import { resultOf } from '../filling/fill-state';
import type { Picture } from '../document/picture';
import { rememberedOf, type ApplyParts } from './use-apply';

export interface SameImage {
  /** Layers beside the open one; never 0. */
  readonly others: number;
  readonly applyToAll: () => Promise<void>;
}

type AppliedToAll = FigmaContract['applyToAll']['result'];

/** @returns null where there are no others, or it is not known yet */
export function useSameImage(
  { host, client, picture, fill, ...made }: ApplyParts,
  onApplied: (applied: AppliedToAll) => void,
): SameImage | null {
  const { document } = host;
  const isAsked = document !== null && fill.state.phase === 'done' && canBeShared(picture);
  const [counted, setCounted] = useState<{ picture: Picture; layers: number } | null>(null);

  useEffect(() => {
    if (!isAsked || !picture) return undefined;
    let isWanted = true;
    const count = (layers: number) => isWanted && setCounted({ picture, layers });
    // A layer that is gone by now is heard of when the result is applied.
    document.countSameImage({ source: picture.layer }).then(
      ({ layers }) => count(layers),
      () => count(0),
    );
    return () => {
      isWanted = false;
    };
  }, [document, picture, isAsked]);

  const result = resultOf(fill.state);
  if (!isAsked || !picture || !result) return null;
  if (counted?.picture !== picture || counted.layers === 0) return null;
  return {
    others: counted.layers,
    async applyToAll() {
      const applied = await fill.apply(async (signal) => {
        const { patch } = result;
        const png = await client.call('encode', { picture: picture.bytes, patch }, { signal });
        const edit = rememberedOf(picture, result, made);
        return document.applyToAll({ source: picture.layer, png, edit });
      });
      if (applied) onApplied(applied);
    },
  };
}

function canBeShared(picture: Picture | null): boolean {
  return picture?.layer.from === 'fill' && !picture.edit;
}
