/**
 * Everything that is shared while the window is open: the picture, its mask, the fill, the engine and
 * the settings, and what follows from one for the others. The components only show it.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Settings } from '../figma/contract';
import { WorkerClient } from '../inference/client';
import type { InferenceContract } from '../inference/contract';
import { clampBrushSize } from './editor/brush-size';
import { isBlank, type Tool } from './editor/operations';
import type { Host, Start } from './host/host';
import { pictureKey } from './picture';
import { useDocument } from './use-document';
import { useEngineChoice } from './use-engine-choice';
import { useHandover } from './use-handover';
import { useModel } from './use-model';
import { useMoebius } from './use-moebius';
import { useVariations } from './use-variations';
import { useFill } from './use-fill';
import { useApplying, useFilling } from './use-filling';
import { useMask } from './use-mask';
import { pictureOn, usePictureChange } from './use-picture-change';
import { useSettings } from './use-settings';
import { windowWork } from './window-work';
import { WORDS } from './words';

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
  const hasWork = useRef<() => boolean>(() => false);
  const onStart = (start: Start) => {
    load(start.settings);
    handover.arrive(start);
  };
  const document = useDocument({ host, client, hasWork: () => hasWork.current(), onStart, onBug });
  const picture = pictureOn(document.state);
  const mask = useMask(picture ? pictureKey(picture.layer) : '');
  hasWork.current = () => !isBlank(mask.history.done) || fill.state.phase !== 'idle';
  const markApplied = usePictureChange(picture, (appliedFrom) => {
    fill.discard();
    variations.clear();
    if (appliedFrom === null) setNotice(null);
    else mask.inherit(appliedFrom);
  });
  const view = { tool, setTool, brushSize: settings.brushSize, setBrushSize, setNotice };
  handover.follow(windowWork({ picture, mask, engine, model, moebius, view, onBug }));
  const fillWith = useFilling({ picture, mask, engine: engine.engine, fill, moebius, variations });
  const apply = useApplying(host, fill, picture, ({ name }) => {
    markApplied();
    setNotice(`${WORDS.applied(name, host.kind)} ${WORDS.appliedNext}`);
    document.dispatch({ kind: 'applied' });
  });
  return {
    host,
    document: document.state,
    dispatch: document.dispatch,
    picture,
    mask,
    fill,
    engine,
    isLeaving: handover.isLeaving,
    model,
    moebius,
    variations,
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
    apply: () => void apply().catch(onBug),
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
