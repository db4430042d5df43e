/** A small picture of an outcome: the patch with a quarter of its size around it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Patch } from '../../inference/core/raster';
import { inflate, type Rect } from '../../inference/core/geometry';
import { drawPicture, type Scene } from '../editor/draw-picture';
import type { Viewport } from '../editor/viewport';

interface Props {
  readonly patch: Patch;
  readonly picture: Pick<Scene, 'levels' | 'size'>;
}

/** Sides of the canvas, in its own pixels: twice what is shown, for dense screens. */
const SIDE = 80;

export function Thumbnail({ patch, picture: { levels, size } }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) drawPicture(context, { levels, size, patch }, viewOf(patch), 1);
  }, [levels, size, patch]);
  return <canvas ref={canvas} width={SIDE} height={SIDE} />;
}

function viewOf(patch: Rect): Viewport {
  const longer = Math.max(patch.width, patch.height);
  const shown = inflate(patch, longer / 4);
  const scale = SIDE / Math.max(shown.width, shown.height);
  return {
    scale,
    x: SIDE / 2 - (shown.x + shown.width / 2) * scale,
    y: SIDE / 2 - (shown.y + shown.height / 2) * scale,
  };
}
