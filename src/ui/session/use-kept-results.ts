/** Keeps the results of the open picture until they are applied, and takes them up where a window left them. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { WorkerClient } from '../../inference/client';
import type { InferenceContract } from '../../inference/contract';
import type { Mask } from '../document/use-mask';
import type { Picture } from '../document/picture';
import { visibleOperations, type Operation } from '../editor/operations';
import type { useFill } from '../filling/use-fill';
import type { Host } from '../host/host';
import { variationFrom } from '../results/kept-results';
import { canRemake, remake } from '../results/remake';
import { ResultKeeper } from '../results/result-keeper';
import type { useOutcomes } from '../results/use-outcomes';
import type { useVariations } from '../results/use-variations';
import { isSameMask } from '../results/variations';
import { resultsKey } from './kept-work';

interface Parts {
  readonly host: Host;
  readonly client: WorkerClient<InferenceContract>;
  readonly picture: Picture | null;
  readonly mask: Mask;
  readonly fill: ReturnType<typeof useFill>;
  readonly variations: ReturnType<typeof useVariations>;
  readonly outcomes: ReturnType<typeof useOutcomes>;
  /** The mask has been taken up, if there was one to take up. */
  readonly isMaskKnown: boolean;
}

/** How many results came back, and how many did not. */
export interface ResultsBack {
  readonly back: number;
  readonly lost: number;
}

export interface News extends ResultsBack {
  /** For the mask that they were found with. */
  readonly operations: readonly Operation[];
}

export function useKeptResults(parts: Parts) {
  const { host, client, picture, mask, fill, outcomes } = parts;
  const keeper = useMemo(() => new ResultKeeper(host.results, client), [host, client]);
  const key = useMemo(() => picture && resultsKey(picture, host.kind), [picture, host]);
  const { known, news, setNews } = useFound(keeper, key, parts);
  /** By number: they are in the document, or somebody began anew. */
  const released = useRef(new Set<number>());
  const { phase } = fill.state;
  const { ofPicture, chosen } = outcomes;

  useEffect(() => {
    if (!key || !picture || known !== key || phase === 'applied') return;
    const variations = ofPicture.filter((one) => one === chosen || !released.current.has(one.id));
    keeper.keep({ key, picture: picture.size, variations, shown: chosen });
  }, [keeper, key, picture, known, ofPicture, chosen, phase]);

  const isNews =
    news !== null && phase !== 'running' && isSameMask(news.operations, mask.history.done);
  return {
    news: isNews ? news : null,
    dismiss: () => setNews(null),
    settled: () => keeper.settled(),
    /** They stay in this session, and are kept no longer. */
    letGo: (): void => {
      setNews(null);
      if (!key || !picture) return;
      ofPicture.forEach(({ id }) => released.current.add(id));
      keeper.keep({ key, picture: picture.size, variations: [], shown: null });
    },
  };
}

/** `known`: the picture for which they have been looked up, so that there are no older ones to lose. */
function useFound(keeper: ResultKeeper, key: string | null, parts: Parts) {
  const latest = useRef(parts);
  latest.current = parts;
  const [known, setKnown] = useState<string | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const { isMaskKnown } = parts;

  useEffect(() => {
    setNews(null);
    if (!key || !isMaskKnown) return undefined;
    let isWanted = true;
    const takeUp = async () => {
      const { picture, mask, outcomes } = latest.current;
      // Made in this very session: those are newer.
      if (!picture || outcomes.ofPicture.length > 0) return;
      const before = mask.history.done;
      const { whole, bare } = await keeper.find(key, visibleOperations(before), picture.size);
      if (!isWanted || whole.length + bare.length === 0) return;
      const again = await remade(bare.filter(canRemake), picture, latest.current);
      if (!isWanted) return;
      const all = [...whole, ...again];
      const operations = putBack(all, picture, latest.current, before);
      setNews({ back: all.length, lost: whole.length + bare.length - all.length, operations });
    };
    takeUp()
      .catch((error: unknown) => console.warn(`Inpaint: results were not read: ${String(error)}`))
      .finally(() => isWanted && setKnown(key));
    return () => {
      isWanted = false;
    };
  }, [keeper, key, isMaskKnown]);

  return { known, news, setNews };
}

type Whole = Awaited<ReturnType<typeof remake>>;

/** As any fill: with its progress, and to be cancelled. Whoever has begun another is not kept from it. */
async function remade(
  bare: Parameters<typeof remake>[0],
  picture: Picture,
  { fill, client }: Parts,
): Promise<Whole> {
  if (bare.length === 0 || fill.state.phase !== 'idle') return [];
  return fill.run((signal, onProgress) => remake(bare, { client, picture, signal, onProgress }));
}

/** @returns the mask that is there then */
function putBack(
  all: Whole,
  picture: Picture,
  { variations, fill, mask, outcomes }: Parts,
  before: readonly Operation[],
): readonly Operation[] {
  const restored = all.map(({ kept, raw }) => variationFrom(kept, raw, picture));
  variations.restore(restored);
  const shown = restored[all.findIndex(({ kept }) => kept.isShown)];
  // The one that was running is over by now; what somebody has begun since is not to be covered.
  const isFree = fill.state.phase === 'idle' || fill.state.phase === 'running';
  if (!shown || !isFree || mask.history.done !== before) return mask.history.done;
  outcomes.show(shown);
  return shown.operations;
}
