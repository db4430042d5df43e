/** Smart select on the open picture: one search at a time, the latest wins. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isAbort } from '../../inference/core/errors';
import { selectByColour, type ColourQuery } from './colour-select';
import type { ColourSelection, Mode, Operation, Point } from './operations';
import { pixelsOf } from './pixels-of';
import { runInSlices } from './run-in-slices';

type How = Pick<ColourQuery, 'tolerance' | 'contiguous'>;

interface Options {
  /** The picture at its own size; other pictures end a search. */
  readonly bitmap: ImageBitmap;
  readonly onSelected: (selection: ColourSelection) => void;
  /** The selection that was made last has become another, by another tolerance. */
  readonly onChanged: (before: Operation, selection: ColourSelection) => void;
}

export function useSmartSelect({ bitmap, ...handlers }: Options) {
  const [isBusy, setIsBusy] = useState(false);
  const current = useRef<AbortController | null>(null);
  const latest = useRef(handlers);
  latest.current = handlers;

  const stop = useCallback(() => {
    current.current?.abort();
    current.current = null;
    setIsBusy(false);
  }, []);
  useEffect(() => stop, [bitmap, stop]);

  const search = useCallback(
    async (query: ColourQuery, mode: Mode, before: Operation | null) => {
      stop();
      const mine = (current.current = new AbortController());
      setIsBusy(true);
      try {
        const pixels = await runInSlices(selectByColour(pixelsOf(bitmap), query), mine.signal);
        const selection: ColourSelection = { kind: 'select', mode, ...query, pixels };
        if (before) latest.current.onChanged(before, selection);
        else latest.current.onSelected(selection);
      } catch (error) {
        if (!isAbort(error)) throw error; // nobody waits: the window reports it as the bug it is
      } finally {
        if (current.current === mine) stop();
      }
    },
    [bitmap, stop],
  );

  return {
    isBusy,
    stop,
    /** @param at - in image pixels; beside the picture nothing is found */
    pick(at: Point, mode: Mode, { tolerance, contiguous }: How) {
      const seed = { x: Math.floor(at.x), y: Math.floor(at.y) };
      const isInside =
        seed.x >= 0 && seed.y >= 0 && seed.x < bitmap.width && seed.y < bitmap.height;
      if (isInside) void search({ seed, tolerance, contiguous }, mode, null);
    },
    /** Makes `selection` again in another way. */
    change(selection: ColourSelection, { tolerance, contiguous }: How) {
      const { seed, mode } = selection;
      void search({ seed, tolerance, contiguous }, mode, selection);
    },
  };
}
