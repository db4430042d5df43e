/** What is drawn over the open picture besides the mask: all that a fill would touch, and the model's windows. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useZone } from '../editor/use-zone';
import { modelWindows, ownRegions } from '../model/model-windows';
import type { Phase } from './phase';
import type { Picture } from '../document/picture';
import type { Session } from './use-session';
import { words } from '../words/words';

export function useSeeing(session: Session, { size, overlayColour }: Picture, phase: Phase) {
  const { engine, sight, setNotice } = session;
  const { raster } = sight;
  /** While they can still be changed, and while the model looks through them. */
  const hasWindows = engine.engine === 'moebius' && (phase === 'ready' || phase === 'filling');
  const zone = useZone(sight.isZoneShown || hasWindows ? raster : null, size, engine.engine);
  const own = useMemo(
    () => (hasWindows && zone ? ownRegions(zone.zone, size) : []),
    [hasWindows, zone, size],
  );
  const windows = useMemo(() => modelWindows(own, size, sight.windows), [own, size, sight.windows]);
  useFallBackNotice(windows.filter(({ isChosen }) => isChosen).length, sight.windows, () =>
    setNotice(words.seeing.windowLeft),
  );
  return {
    zone: sight.isZoneShown ? zone : null,
    windows,
    colour: sight.colour ?? overlayColour,
  };
}

/** Says so when the mask has outgrown a window that was chosen for it. */
function useFallBackNotice(count: number, chosen: unknown, say: () => void): void {
  const last = useRef({ count, chosen });
  useEffect(() => {
    const { current } = last;
    last.current = { count, chosen };
    if (current.chosen === chosen && count < current.count) say();
  });
}
