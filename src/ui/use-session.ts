/**
 * Everything that is shared while the window is open: the picture, its mask, the fill, the engine and
 * the settings, and what follows from one for the others. The components only show it.
 */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Settings } from '../figma/contract';
import { WorkerClient } from '../inference/client';
import type { InferenceContract } from '../inference/contract';
import { Failure } from '../inference/core/errors';
import { clampBrushSize } from './editor/brush-size';
import { isBlank, isExact, type Tool } from './editor/operations';
import { rasterise } from './editor/rasterise';
import type { Host } from './host/host';
import { closePicture, pictureKey, type Picture } from './picture';
import { resultOf } from './fill-state';
import { useDocument } from './use-document';
import { useEngineChoice } from './use-engine-choice';
import { useFill } from './use-fill';
import { useMask } from './use-mask';
import { useSettings } from './use-settings';
import { WORDS } from './words';

export type Session = ReturnType<typeof useSession>;

export function useSession(host: Host, onBug: (error: unknown) => void) {
  const client = useMemo(
    () => new WorkerClient<InferenceContract>(() => host.spawnWorker()),
    [host],
  );
  useEffect(() => () => client.dispose(), [client]);
  const { settings, load, change } = useSettings(host);
  const fill = useFill(client);
  const engine = useEngineChoice();
  const [tool, setTool] = useState<Tool>('brush');
  const [notice, setNotice] = useState<string | null>(null);
  const hasWork = useRef<() => boolean>(() => false);
  const onStart = (stored: Settings) => load(stored);
  const document = useDocument({ host, client, hasWork: () => hasWork.current(), onStart, onBug });
  const picture = pictureOn(document.state);
  const mask = useMask(picture ? pictureKey(picture.layer) : '');
  hasWork.current = () => !isBlank(mask.history.done) || fill.state.phase !== 'idle';
  const markApplied = usePictureChange(picture, (appliedFrom) => {
    fill.discard();
    if (appliedFrom === null) setNotice(null);
    else mask.inherit(appliedFrom);
  });

  const start = (seed: number) => {
    if (!picture) return;
    setNotice(null);
    const { done } = mask.history;
    const painted = rasterise(done, picture.size);
    if (!painted) return fill.fail(new Failure('nothing-painted', {}));
    const grow = isExact(done) ? 0 : 'auto';
    void fill.start({ picture: picture.bytes, mask: painted, seed, grow });
  };

  const apply = async () => {
    const result = resultOf(fill.state);
    if (!picture || !result) return;
    const { layer, bytes } = picture;
    const applied = await fill.apply(bytes, result, (png) => host.apply(layer, png));
    if (!applied) return;
    markApplied();
    setNotice(`${WORDS.applied(applied.name, host.kind)} ${WORDS.appliedNext}`);
    document.dispatch({ kind: 'applied' });
  };

  return {
    host,
    document: document.state,
    dispatch: document.dispatch,
    picture,
    mask,
    fill,
    engine,
    tool,
    setTool,
    notice,
    setNotice,
    brushSize: clampBrushSize(settings.brushSize),
    setBrushSize: (size: number) => change({ brushSize: clampBrushSize(size) }),
    saveWindowSize: (windowSize: Settings['windowSize']) => change({ windowSize }),
    fillWith: start,
    apply: () => void apply().catch(onBug),
  };
}

/** What is on the canvas: after Apply, the picture just applied stays while the new layer is read. */
function pictureOn(state: ReturnType<typeof useDocument>['state']): Picture | null {
  if (state.phase === 'open') return state.picture;
  return state.phase === 'reading' ? state.behind : null;
}

/**
 * A fill, its result and what was said about it belong to one picture: another one begins without.
 *
 * @param onChange - is given the key of the picture that was applied, where the new one is its result
 * @returns a function that says that the picture on show has been applied
 */
function usePictureChange(picture: Picture | null, onChange: (appliedFrom: string | null) => void) {
  const last = useRef(picture);
  const appliedFrom = useRef<string | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useLayoutEffect(() => {
    if (last.current === picture) return;
    if (last.current) closePicture(last.current);
    last.current = picture;
    latest.current(picture && appliedFrom.current);
    appliedFrom.current = null;
  }, [picture]);
  return () => {
    appliedFrom.current = picture && pictureKey(picture.layer);
  };
}
