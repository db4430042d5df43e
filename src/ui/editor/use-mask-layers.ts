/** The mask on the screen, in three canvases: its paint, all that a fill would touch, and the outlines of both. */
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
  /** null where it is not to be seen. */
  readonly zone: AffectedZone | null;
  readonly colour: string;
  readonly viewport: Viewport;
  readonly size: ElementSize;
  readonly isOutlined: boolean;
}

export function useMaskLayers(canvases: MaskCanvases, options: Options) {
  const { raster, zone, colour, viewport, size, isOutlined } = options;
  const mask = useOnScreen(raster?.levels ?? null, options);
  const affected = useOnScreen(zone?.levels ?? null, options);

  const { zone: zoneCanvas } = canvases;
  useLayoutEffect(() => {
    const context = zoneCanvas.current?.getContext('2d');
    if (!context) return;
    clearCanvas(context);
    if (affected) drawPixels(context, affected.pixels);
  }, [zoneCanvas, affected]);

  const [ants, line] = isOutlined ? [mask?.outline, affected?.outline] : [];
  useMarchingAnts(canvases.outline, { ants: ants ?? null, line: line ?? null, colour, size });
  return useOverlay(canvases.overlay, { mask: mask?.pixels ?? null, colour, viewport, size });
}

/** Made anew for each view; its cost goes with the screen. */
function useOnScreen(
  levels: MaskLevels | null,
  { colour, viewport, size }: Pick<Options, 'colour' | 'viewport' | 'size'>,
) {
  return useMemo(() => {
    if (!levels || size.width === 0) return null;
    const thickness = Math.max(1, Math.round(size.ratio));
    const screen = {
      width: Math.round(size.width * size.ratio),
      height: Math.round(size.height * size.ratio),
      viewport,
      ratio: size.ratio,
    };
    const pixels = maskPixelsBeyond(levels, colourBytes(colour), screen, thickness);
    return pixels && { pixels, outline: outlineOf(pixels, thickness) };
  }, [levels, colour, viewport, size]);
}
