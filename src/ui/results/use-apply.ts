/** A result on its way into the document, by the mode chosen, with what it takes to open it again. */
import { needsWholePatch, type EditData, type ResultMode } from '../../figma/contract';
import type { WorkerClient } from '../../inference/client';
import type { FillResult, InferenceContract } from '../../inference/contract';
import { editDataOf } from '../document/editing';
import { resultOf } from '../filling/fill-state';
import type { Applied, Host, Result } from '../host/host';
import type { Picture } from '../document/picture';
import type { useFill } from '../filling/use-fill';
import type { Mask } from '../document/use-mask';
import type { useVariations } from './use-variations';
import { words } from '../words/words';

type Client = WorkerClient<InferenceContract>;

export interface ApplyParts {
  readonly host: Host;
  readonly client: Client;
  readonly picture: Picture | null;
  readonly fill: ReturnType<typeof useFill>;
  readonly mask: Mask;
  readonly variations: ReturnType<typeof useVariations>;
}

/** @returns a function that hands the result to the host, and gives null where there is none or it fails */
export function useApply({ host, client, picture, fill, ...made }: ApplyParts) {
  return async (mode: ResultMode): Promise<Applied | null> => {
    const result = resultOf(fill.state);
    if (!picture || !result) return null;
    const edit = host.document ? rememberedOf(picture, result, made) : null;
    const variation = made.variations.list.find((one) => one.result === result);
    const label = variation?.name ? { label: variation.name } : {};
    const naming = { ...label, suffix: words.notification.layerSuffix };
    const applied = await fill.apply(async (signal) => {
      const file = await encode({ client, picture, result, mode, signal });
      const replaces = picture.edit?.target.id ?? null;
      return host.apply({ source: picture.layer, mode, ...file, edit, replaces, ...naming });
    });
    if (applied && variation) made.variations.change(variation.id, { applied: mode });
    return applied;
  };
}

/** What the layer with `result` is to remember. */
export function rememberedOf(
  { size }: Picture,
  result: FillResult,
  { mask, variations }: Pick<ApplyParts, 'mask' | 'variations'>,
): EditData {
  const made = variations.list.find((variation) => variation.result === result);
  const data = editDataOf(result, made?.recipe ?? null, mask.history.done, size);
  if (!made || result === made.raw) return data;
  return { ...data, parameters: { ...data.parameters, ...made.finish } };
}

interface Encoding {
  readonly client: Client;
  readonly picture: Pick<Picture, 'bytes' | 'layer'>;
  readonly result: FillResult;
  readonly mode: ResultMode;
  readonly signal: AbortSignal;
}

export async function encode(encoding: Encoding): Promise<Pick<Result, 'png' | 'patch'>> {
  const { client, result, mode, signal } = encoding;
  const { bytes: picture, layer } = encoding.picture;
  const { patch } = result;
  if (mode !== 'patch-layer') {
    return { png: await client.call('encode', { picture, patch }, { signal }), patch: null };
  }
  const isWhole = needsWholePatch(layer.paint);
  const { png, ...place } = await client.call(
    'encodePatch',
    { picture, patch, isWhole },
    { signal },
  );
  return { png, patch: place };
}
