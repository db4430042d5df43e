/** The picture with its mask, to be painted on; or with a fill's patch, to be looked at. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { drawPicture, type Scene } from './draw-picture';
import type { Operation, Point, Stroke, Tool } from './operations';
import type { ElementSize } from './use-element-size';
import { useOverlay } from './use-overlay';
import { usePointer } from './use-pointer';
import { useSpaceHeld } from './use-space-held';
import type { View } from './use-viewport';
import { wheelIntent } from './viewport';

interface Props {
  /** The element whose size `size` is: the canvas fills it. */
  readonly area: RefObject<HTMLDivElement>;
  readonly size: ElementSize;
  readonly view: View;
  readonly scene: Scene;
  readonly label: string;
  readonly operations: readonly Operation[];
  readonly colour: string;
  readonly maskShown: 'full' | 'faint' | 'hidden';
  readonly tool: Tool;
  /** Diameter in CSS pixels. */
  readonly brushSize: number;
  readonly canPaint: boolean;
  readonly onStroke: (stroke: Stroke) => void;
  readonly children?: ComponentChildren;
}

export function MaskCanvas({ area, size, view, scene, operations, colour, ...props }: Props) {
  const picture = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const [isHand, setIsHand] = useState(false);
  const space = useSpaceHeld(setIsHand);
  const { viewport } = view;

  usePictureDrawing(picture, scene, view, size);
  useWheel(area, view);
  const { showLive, finishLive } = useOverlay(overlay, { operations, colour, viewport, size });
  const pointer = usePointer({
    area,
    viewport,
    tool: props.tool,
    brushSize: props.brushSize,
    canPaint: props.canPaint,
    isHand: () => space.current,
    onPan: view.pan,
    showLive,
    onStroke(stroke) {
      finishLive();
      props.onStroke(stroke);
    },
    onHover: (at, tool) => placeRing(ring.current, at, tool),
  });
  const showsHand = isHand || !props.canPaint;
  const pixels = {
    width: Math.round(size.width * size.ratio),
    height: Math.round(size.height * size.ratio),
  };

  return (
    <div class="canvas-area">
      <div
        ref={area}
        class="canvas"
        role="img"
        aria-label={props.label}
        data-cursor={showsHand ? 'hand' : 'brush'}
        {...pointer}
      >
        <div class="checkerboard" style={rectangleOf(scene, view)} />
        <canvas ref={picture} {...pixels} />
        <canvas ref={overlay} {...pixels} class="overlay" data-shown={props.maskShown} />
        <div
          ref={ring}
          class="ring"
          style={{ width: props.brushSize, height: props.brushSize }}
          hidden={showsHand}
        />
      </div>
      {props.children}
    </div>
  );
}

function usePictureDrawing(
  canvas: RefObject<HTMLCanvasElement>,
  { levels, size: picture, patch }: Scene,
  { viewport }: View,
  size: ElementSize,
) {
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || size.width === 0) return;
    drawPicture(context, { levels, size: picture, patch }, viewport, size.ratio);
  }, [canvas, levels, picture, patch, viewport, size]);
}

/** Added by hand: only a listener that is not passive may keep the page from zooming itself. */
function useWheel(area: RefObject<HTMLElement>, view: View) {
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const intent = wheelIntent(event);
      if (intent.kind === 'pan') return latest.current.pan(intent.by);
      const { left, top } = element.getBoundingClientRect();
      latest.current.zoom(intent.factor, { x: event.clientX - left, y: event.clientY - top });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [area]);
}

function rectangleOf({ size }: Scene, { viewport: { x, y, scale } }: View) {
  return { left: x, top: y, width: size.width * scale, height: size.height * scale };
}

/** Moved past Preact: it follows every pointer event, and nothing else changes with it. */
function placeRing(ring: HTMLElement | null, at: Point | null, tool: Tool) {
  if (!ring) return;
  ring.dataset.tool = tool;
  ring.style.visibility = at ? 'visible' : 'hidden';
  if (at) ring.style.transform = `translate(calc(${at.x}px - 50%), calc(${at.y}px - 50%))`;
}
