/** From the mask to results, and from results into the document. */
import type { WorkerClient } from '../../inference/client';
import type { InferenceContract } from '../../inference/contract';
import type { Host } from '../host/host';
import { useDocumentMask } from '../document/use-document-mask';
import type { useEngineChoice } from '../model/use-engine-choice';
import type { useFill } from '../filling/use-fill';
import { useFilling } from '../filling/use-filling';
import { useKeptResults } from './use-kept-results';
import { useKeptWork } from './use-kept-work';
import type { useMoebius } from '../model/use-moebius';
import type { useOpen } from '../document/use-open';
import { useOutcomes } from '../results/use-outcomes';
import { useQueue } from '../document/use-queue';
import { useResults } from '../results/use-results';
import type { useSettings } from './use-settings';
import type { useSight } from './use-sight';
import type { ToolChoice } from './use-tool-choice';
import { useVariations } from '../results/use-variations';

interface Parts {
  readonly host: Host;
  readonly client: WorkerClient<InferenceContract>;
  readonly open: ReturnType<typeof useOpen>;
  readonly fill: ReturnType<typeof useFill>;
  readonly engine: ReturnType<typeof useEngineChoice>;
  readonly moebius: ReturnType<typeof useMoebius>;
  readonly sight: ReturnType<typeof useSight>;
  readonly settings: ReturnType<typeof useSettings>['settings'];
  readonly change: ReturnType<typeof useSettings>['change'];
  readonly choice: ToolChoice;
  readonly setNotice: (text: string | null) => void;
  readonly onBug: (error: unknown) => void;
}

export function useMaking({ open, sight, engine, moebius, choice, ...parts }: Parts) {
  const { host, client, fill, settings, change, setNotice, onBug } = parts;
  const { dispatch, picture, selection, selected, mask, markApplied } = open;
  const variations = useVariations();
  const { windows } = sight;
  const made = { host, client, picture, fill, mask, variations };
  const by = { windows, engine: engine.engine, moebius };
  const { prepare, fillWith } = useFilling({ ...made, ...by });
  const outcomes = useOutcomes(made);
  const work = useKeptWork({ ...made, engine, moebius, sight, choice });
  const kept = useKeptResults({ ...made, outcomes, isMaskKnown: work.isKnown });
  const onApplied = kept.letGo;
  const given = { selected, settings, change, setNotice, markApplied, dispatch, onApplied };
  const results = useResults({ ...made, ...given });
  useDocumentMask({ host, picture, selected, mask, setNotice, onBug });
  const queue = useQueue({ ...made, ...given, selection, prepare, onBug });

  return {
    outcomes,
    /** What a window before left, and is still as it was. */
    keptWork:
      !work.isRestored && !kept.news
        ? null
        : {
            results: kept.news,
            dismiss: () => {
              work.dismiss();
              kept.dismiss();
            },
            /** Begins anew. */
            drop: () => {
              work.dismiss();
              kept.letGo();
              mask.become([], picture?.size ?? null);
            },
          },
    /** Once nothing that is to be kept is still on its way. */
    settled: kept.settled,
    results,
    queue,
    fillWith(seed: number) {
      setNotice(null);
      if (!fillWith(seed)) engine.openPanel();
    },
    fillAll(seed: number) {
      if (queue?.fillAll(seed) === false) engine.openPanel();
    },
    apply: () => void results.apply().catch(onBug),
    applyToAll: () => void results.sameImage?.applyToAll().catch(onBug),
  };
}
