/**
 * Everything that is shared while the window is open: the picture, its mask, the fill, the engine and
 * the settings, and what follows from one for the others. The components only show it.
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Settings } from '../figma/contract';
import { WorkerClient } from '../inference/client';
import type { InferenceContract } from '../inference/contract';
import { clampBrushSize } from './editor/brush-size';
import type { Tool } from './editor/operations';
import type { Host, Start } from './host/host';
import { useDocumentMask } from './use-document-mask';
import { useEngineChoice } from './use-engine-choice';
import { useHandover } from './use-handover';
import { useModel } from './use-model';
import { useMoebius } from './use-moebius';
import { useVariations } from './use-variations';
import { useFill } from './use-fill';
import { useFilling } from './use-filling';
import { useOpen } from './use-open';
import { useQueue } from './use-queue';
import { useResults } from './use-results';
import { useSettings } from './use-settings';
import { windowWork } from './window-work';

export type Session = ReturnType<typeof useSession>;

export function useSession(host: Host, onBug: (error: unknown) => void) {
  const client = useWorker(host);
  const { settings, load, change } = useSettings(host);
  const fill = useFill(client);
  const handover = useHandover(host);
  const model = useModel(handover.ladder);
  const engine = useEngineChoice(model);
  const moebius = useMoebius(model);
  const variations = useVariations();
  const [tool, setTool] = useState<Tool>('brush');
  const [notice, setNotice] = useState<string | null>(null);
  const setBrushSize = (size: number) => change({ brushSize: clampBrushSize(size) });
  const onStart = (start: Start) => {
    load(start.settings);
    handover.arrive(start);
  };
  const openParts = { host, client, fill, variations, engine, moebius, setNotice, onStart, onBug };
  const open = useOpen(openParts);
  const { document, dispatch, picture, selection, selected, mask, markApplied } = open;
  const view = { tool, setTool, brushSize: settings.brushSize, setBrushSize, setNotice };
  handover.follow(
    windowWork({ picture, mask, engine, model, moebius, view, takeUp: open.takeUp, onBug }),
  );
  const fillWith = useFilling({ picture, mask, engine: engine.engine, fill, moebius, variations });
  const made = { host, client, picture, fill, mask, variations };
  const given = { selected, settings, change, setNotice, markApplied, dispatch };
  const results = useResults({ ...made, ...given });
  useDocumentMask({ host, picture, selected, mask, setNotice, onBug });
  const queue = useQueue({ host, picture, selection, selected, mask, dispatch, setNotice });

  return {
    host,
    document,
    dispatch,
    picture,
    selected,
    mask,
    fill,
    engine,
    isLeaving: handover.isLeaving,
    model,
    moebius,
    variations,
    results,
    queue,
    tool,
    setTool,
    notice,
    setNotice,
    brushSize: clampBrushSize(settings.brushSize),
    setBrushSize,
    saveWindowSize: (windowSize: Settings['windowSize']) => change({ windowSize }),
    fillWith(seed: number) {
      setNotice(null);
      if (!fillWith(seed)) engine.openPanel();
    },
    apply: () => void results.apply().catch(onBug),
    applyToAll: () => void results.sameImage?.applyToAll().catch(onBug),
  };
}

/** The worker that is always there, for pictures and Quick Fill; it ends with the window. */
function useWorker(host: Host): WorkerClient<InferenceContract> {
  const client = useMemo(
    () => new WorkerClient<InferenceContract>(() => host.spawnWorker()),
    [host],
  );
  useEffect(() => () => client.dispose(), [client]);
  return client;
}
