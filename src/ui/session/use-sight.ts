/** How a person wants to see the mask, and what the model is to see of the picture. */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Settings } from '../../figma/contract';
import type { Rect, Size } from '../../inference/core/geometry';
import { isOverlayColour, type OverlayColour } from '../editor/overlay-colour';
import { createMaskLevels } from '../editor/mask-levels';
import { isBlank, sourceOf, type Operation } from '../editor/operations';
import { decodeRuns } from '../editor/run-mask';
import { useHint } from '../editor/use-hint';
import { useMaskRaster } from '../editor/use-mask-raster';
import { NO_WINDOWS, withChoice, type ChosenWindows } from '../model/model-windows';
import { maskKey, type Picture } from '../document/picture';
import type { Mask } from '../document/use-mask';

interface Parts {
  readonly picture: Picture | null;
  readonly mask: Mask;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

export function useSight({ picture, mask, settings, change }: Parts) {
  const [isZoneShown, setIsZoneShown] = useState(false);
  const { overlayColour } = settings;
  const { done } = mask.history;
  const raster = useMaskRaster(done, picture?.size ?? NO_SIZE);
  const source = sourceOf(done);
  const sourceLevels = useMemo(() => source && createMaskLevels(decodeRuns(source)), [source]);
  const subject = picture && { ...picture, key: maskKey(picture) };
  const { hint, dismissHint } = useHint(raster, subject);
  return {
    /** null: the one that contrasts best with the picture. */
    colour: isOverlayColour(overlayColour) ? overlayColour : null,
    setColour: (colour: OverlayColour | null) => change({ overlayColour: colour ?? AUTOMATIC }),
    isZoneShown,
    toggleZone: () => setIsZoneShown(!isZoneShown),
    ...useChosenWindows(picture, done),
    raster,
    /** What fills learn from; null for the whole picture. */
    source: sourceLevels,
    hint: hint && {
      kind: hint.kind,
      include: () => mask.add({ kind: 'paste', mask: hint.pixels }, picture?.size),
      dismiss: dismissHint,
    },
  };
}

const NO_SIZE: Size = { width: 0, height: 0 };

/** No colour: settings are kept field by field, and one that is left out would stay as it was. */
const AUTOMATIC = '';

/** They are of one picture, and go when its mask is cleared; where a mask outgrows one, it waits for undo. */
function useChosenWindows(picture: Picture | null, operations: readonly Operation[]) {
  const key = picture ? maskKey(picture) : '';
  const [chosen, setChosen] = useState<ChosenWindows>(NO_WINDOWS);
  const isCleared = isBlank(operations);
  useEffect(() => {
    if (isCleared) setChosen(NO_WINDOWS);
  }, [isCleared]);
  const remembered = picture?.remembered?.window;
  useEffect(() => {
    if (remembered) setChosen((old) => (old.key === key ? old : { key, windows: [remembered] }));
  }, [key, remembered]);

  const chooseWindow = useCallback(
    (box: Rect, window: Rect | null) =>
      setChosen((old) => ({
        key,
        windows: withChoice(old.key === key ? old.windows : [], box, window),
      })),
    [key],
  );
  const { windows } = chosen.key === key ? chosen : NO_WINDOWS;
  return { windows, chooseWindow, chosenWindows: chosen, setChosenWindows: setChosen };
}
