/** Keeps the work on the open picture while it goes on, and takes it up where a window left it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isBlank, type Operation } from '../editor/operations';
import type { Host } from '../host/host';
import { readWork, workKey, writeWork, type KeptWork } from './kept-work';
import { maskKey, type Picture } from '../document/picture';
import type { useEngineChoice } from '../model/use-engine-choice';
import type { useFill } from '../filling/use-fill';
import type { Mask } from '../document/use-mask';
import type { useMoebius } from '../model/use-moebius';
import type { useSight } from './use-sight';
import type { ToolChoice } from './use-tool-choice';
import { isSameMask } from '../results/variations';

interface Parts {
  readonly host: Host;
  readonly picture: Picture | null;
  readonly mask: Mask;
  readonly fill: ReturnType<typeof useFill>;
  readonly engine: ReturnType<typeof useEngineChoice>;
  readonly moebius: ReturnType<typeof useMoebius>;
  readonly sight: ReturnType<typeof useSight>;
  readonly choice: ToolChoice;
}

/** Long enough to gather the strokes of a quick hand, short enough to lose nearly none. */
const SETTLED_MS = 300;

/** `isRestored`: a mask was taken up and is still as it was. */
export function useKeptWork(parts: Parts) {
  const { host, picture, mask, fill, engine, moebius } = parts;
  const { tool, toolOptions } = parts.choice;
  const { windows } = parts.sight;
  // A result that is open again has its strokes in its layer.
  const key = useMemo(
    () => (picture && !picture.edit ? workKey(picture, host.kind) : null),
    [picture, host],
  );
  const { known, restored, forget } = useRestored(key, parts);
  const { done } = mask.history;
  const isApplied = fill.state.phase === 'applied';

  useEffect(() => {
    if (!key || !picture || known !== key) return undefined;
    if (isApplied) {
      host.keepWork(key, null); // it is in the document
      return undefined;
    }
    const save = () => {
      const work = {
        operations: done,
        tool,
        toolOptions,
        engine: engine.engine,
        preset: moebius.preset,
        seed: moebius.seed,
        windows,
      };
      host.keepWork(key, isBlank(done) ? null : writeWork(work, picture.size));
    };
    const timer = setTimeout(save, SETTLED_MS);
    window.addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', save);
    };
  }, [
    host,
    key,
    picture,
    known,
    done,
    tool,
    toolOptions,
    engine.engine,
    moebius.preset,
    moebius.seed,
    windows,
    isApplied,
  ]);

  return {
    isKnown: key === null || known === key,
    isRestored: restored !== null && isSameMask(restored, done),
    dismiss: forget,
  };
}

/** `known`: the picture for which it has been looked up, so that there is no older work to lose. */
function useRestored(key: string | null, parts: Parts) {
  const latest = useRef(parts);
  latest.current = parts;
  const [known, setKnown] = useState<string | null>(null);
  const [restored, setRestored] = useState<readonly Operation[] | null>(null);
  const { host } = parts;

  useEffect(() => {
    setRestored(null);
    if (!key) return undefined;
    let isWanted = true;
    const takeUp = (text: string | null) => {
      if (!isWanted) return;
      setKnown(key);
      const work = text === null ? null : readWork(text);
      const { picture, mask } = latest.current;
      // Painted on in this very session, or handed over: that is newer.
      if (!work || !picture || mask.history.done.length > 0) return;
      mask.begin(maskKey(picture), work.operations);
      putBack(work, maskKey(picture), latest.current);
      setRestored(work.operations);
    };
    host.readWork(key).then(takeUp, () => takeUp(null));
    return () => {
      isWanted = false;
    };
  }, [host, key]);

  return { known, restored, forget: () => setRestored(null) };
}

function putBack(work: KeptWork, key: string, parts: Parts): void {
  const { tool, toolOptions, engine: id, preset, seed, windows } = work;
  const { choice, engine, moebius } = parts;
  choice.setTool(tool);
  choice.setToolOptions(toolOptions);
  parts.sight.setChosenWindows({ key, windows });
  moebius.setPreset(preset);
  moebius.setSeed(seed);
  if (id !== engine.engine) engine.choose(id);
}
