/**
 * The mask on the screen, in three canvases: its paint, all that a fill would touch, and the outlines of
 * both and of what fills learn from.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { clearCanvas, drawPixels } from './draw-mask';
import { maskPixelsBeyond, outlineOf } from './mask-outline';
import type { MaskLevels } from './mask-levels';
import { colourBytes } from './mask-pixels';
import type { ElementSize } from './use-element-size';
import { useMarchingAnts } from './use-marching-ants';
import type { MaskRaster } from './use-mask-raster';
import { useOverlay } from './use-overlay';
import type { AffectedZone } from './use-zone';
import type { Viewport } from './viewport';

export interface MaskCanvases {
  readonly overlay: RefObject<HTMLCanvasElement>;
  readonly zone: RefObject<HTMLCanvasElement>;
  readonly outline: RefObject<HTMLCanvasElement>;
}

interface Options {
  readonly raster: MaskRaster | null;
  /** null for the whole picture. */
  readonly source: MaskLevels | null;
  /** null where it is not to be seen. */
  readonly zone: AffectedZone | null;
  readonly colour: string;
  readonly viewport: Viewport;
  readonly size: ElementSize;
  readonly isOutlined: boolean;
}

export function useMaskLayers(canvases: MaskCanvases, options: Options) {
  const { raster, source, zone, colour, viewport, size, isOutlined } = options;
  const mask = useOnScreen(raster?.levels, raster?.outlined, options);
  const affected = useOnScreen(zone?.levels, zone?.levels, options);
  const learnt = useOnScreen(source, source, options, 2);

  const { zone: zoneCanvas } = canvases;
  useLayoutEffect(() => {
    const context = zoneCanvas.current?.getContext('2d');
    if (!context) return;
    clearCanvas(context);
    if (affected) drawPixels(context, affected.pixels);
  }, [zoneCanvas, affected]);

  const lineOf = (shown: typeof mask) => (isOutlined && shown ? shown.outline : null);
  const lines = { ants: lineOf(mask), line: lineOf(affected), dashes: lineOf(learnt) };
  useMarchingAnts(canvases.outline, { ...lines, colour, size });
  return useOverlay(canvases.overlay, { mask: mask?.pixels ?? null, colour, viewport, size });
}

/**
 * Made anew for each view; its cost goes with the screen.
 *
 * @param lineWidth - of the outline, in CSS pixels
 */
function useOnScreen(
  levels: MaskLevels | null | undefined,
  outlined: MaskLevels | null | undefined,
  { colour, viewport, size }: Pick<Options, 'colour' | 'viewport' | 'size'>,
  lineWidth = 1,
) {
  return useMemo(() => {
    if (!levels || !outlined || size.width === 0) return null;
    const thickness = Math.max(1, Math.round(lineWidth * size.ratio));
    const screen = {
      width: Math.round(size.width * size.ratio),
      height: Math.round(size.height * size.ratio),
      viewport,
      ratio: size.ratio,
    };
    const shown = (of: MaskLevels) => maskPixelsBeyond(of, colourBytes(colour), screen, thickness);
    const pixels = shown(levels);
    const within = outlined === levels ? pixels : shown(outlined);
    return pixels && within && { pixels, outline: outlineOf(within, thickness) };
  }, [levels, outlined, colour, viewport, size, lineWidth]);
}
