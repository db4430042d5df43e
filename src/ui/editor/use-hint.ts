/** Looks for what the mask may have left out, once painting has stopped for a while. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isAbort } from '../../inference/core/errors';
import { canReadCanvas, readableContext } from '../document/readable-canvas';
import { findHint, SMALL_SIDE, type Hint } from './hint';
import type { SmallPicture } from './hint-scene';
import { isExact } from './operations';
import { runInSlices } from './run-in-slices';
import type { MaskRaster } from './use-mask-raster';

interface Subject {
  /** Hints dismissed for it stay so. */
  readonly key: string;
  readonly size: { readonly width: number; readonly height: number };
  /** The picture, then halves of halves. */
  readonly levels: readonly ImageBitmap[];
}

/** Nobody wants to be spoken to between two strokes. */
const PAUSE_MS = 900;

export function useHint(raster: MaskRaster | null, subject: Subject | null) {
  const [found, setFound] = useState<{ raster: MaskRaster; hint: Hint } | null>(null);
  const dismissed = useRef(new Set<string>());
  const latest = useRef(subject);
  latest.current = subject;

  // A layout effect, so that no slice runs on a mask that has been drawn into.
  useLayoutEffect(() => {
    const { current } = latest;
    // A mask from outside is meant as it is.
    if (!raster || !current || isExact(raster.operations)) return undefined;
    if (dismissed.current.has(current.key)) return undefined;
    const work = new AbortController();
    const look = async () => {
      const small = readSmall(current.levels);
      if (!small) return;
      const hint = await runInSlices(findHint(small, raster.mask, current.size), work.signal);
      if (hint) setFound({ raster, hint });
    };
    const timer = setTimeout(() => {
      look().catch((error: unknown) => {
        if (!isAbort(error)) throw error; // nobody waits: the window reports it as the bug it is
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      work.abort();
    };
  }, [raster]);

  const isCurrent = found !== null && found.raster === raster;
  return {
    hint: isCurrent ? found.hint : null,
    /** For this picture, once and for all. */
    dismissHint: () => {
      if (subject) dismissed.current.add(subject.key);
      setFound(null);
    },
  };
}

function readSmall(levels: readonly ImageBitmap[]): SmallPicture | null {
  const level = levels.at(-1);
  if (!level || level.width === 0) return null; // closed: another picture has come
  if (!canReadCanvas()) return null;
  const scale = Math.min(1, SMALL_SIDE / Math.max(level.width, level.height));
  const width = Math.max(1, Math.round(level.width * scale));
  const height = Math.max(1, Math.round(level.height * scale));
  const context = readableContext({ width, height });
  context.imageSmoothingQuality = 'medium';
  context.drawImage(level, 0, 0, width, height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
