/**
 * Everything that is shared while the window is open: the picture, its mask, the fill, the engine and
 * the settings, and what follows from one for the others. The components only show it.
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Settings } from '../../figma/contract';
import { WorkerClient } from '../../inference/client';
import type { InferenceContract } from '../../inference/contract';
import { clampBrushSize, clampHardness } from '../editor/brush-size';
import type { Host, Start } from '../host/host';
import { useAids } from './use-aids';
import { useEngineChoice } from '../model/use-engine-choice';
import { useHandover } from './use-handover';
import { useLanguage } from './use-language';
import { useMaking } from './use-making';
import { useModel } from '../model/use-model';
import { useMoebius } from '../model/use-moebius';
import { useFill } from '../filling/use-fill';
import { useOpen } from '../document/use-open';
import { useSettings } from './use-settings';
import { useToolChoice } from './use-tool-choice';
import { useSight } from './use-sight';
import { windowWork } from './window-work';

export type Session = ReturnType<typeof useSession>;

export function useSession(host: Host, onBug: (error: unknown) => void) {
  const client = useWorker(host);
  const { settings, load, change } = useSettings(host);
  useLanguage(settings);
  const fill = useFill(client);
  const handover = useHandover(host);
  const model = useModel(handover.ladder);
  const engine = useEngineChoice(model);
  const moebius = useMoebius(model);
  const choice = useToolChoice();
  const [notice, setNotice] = useState<string | null>(null);
  const setBrushSize = (size: number) => change({ brushSize: clampBrushSize(size) });
  const onStart = (start: Start) => {
    load(start.settings);
    handover.arrive(start);
  };
  const openParts = { host, client, fill, engine, moebius, setNotice, onStart, onBug };
  const open = useOpen(openParts);
  const { document, dispatch, picture, selected, mask } = open;
  const sight = useSight({ picture, mask, settings, change });
  const view = { ...choice, brushSize: settings.brushSize, setBrushSize, setNotice };
  const parts = { host, client, open, fill, engine, moebius, sight, settings, change };
  const { settled, ...making } = useMaking({ ...parts, choice, setNotice, onBug });
  const left = { picture, mask, engine, model, moebius, sight, view, settled };
  handover.follow(windowWork({ ...left, takeUp: open.takeUp, onBug }));
  const aids = useAids(fill.state, settings, change);

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
    ...making,
    sight,
    ...aids,
    language: settings.language ?? 'auto',
    setLanguage: (language: string) => change({ language }),
    ...choice,
    notice,
    setNotice,
    brushSize: clampBrushSize(settings.brushSize),
    setBrushSize,
    brushHardness: clampHardness(settings.brushHardness ?? 1),
    setBrushHardness: (hardness: number) => change({ brushHardness: clampHardness(hardness) }),
    saveWindowSize: (windowSize: Settings['windowSize']) => change({ windowSize }),
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
