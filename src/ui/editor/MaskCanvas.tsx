/** The picture with its mask, to be worked on with the tool in hand; or with a fill's patch. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../words/words';
import { BrushRing } from './BrushRing';
import { boxOf, operationOf, type Gesture } from './gesture';
import type { Guide } from './draw-guide';
import { drawPicture, type Scene } from './draw-picture';
import type { MaskLevels } from './mask-levels';
import type { Mode, Operation, Point, Tool } from './operations';
import type { ElementSize } from './use-element-size';
import { useGuide } from './use-guide';
import { useKeyboardBox } from './use-keyboard-box';
import { useMaskLayers, type MaskCanvases } from './use-mask-layers';
import type { MaskRaster } from './use-mask-raster';
import { usePointer } from './use-pointer';
import { usePolygon } from './use-polygon';
import { useSpaceHeld } from './use-space-held';
import type { View } from './use-viewport';
import type { AffectedZone } from './use-zone';
import { toImage, wheelIntent } from './viewport';

/** What the pointer and the keys do on the picture. */
export interface ToolInHand {
  readonly tool: Tool;
  /** What outlines and picks do without a key held. */
  readonly mode: Mode;
  /** Diameter in CSS pixels. */
  readonly brushSize: number;
  /** As in `Stroke`; 1 for a hard edge. */
  readonly brushHardness: number;
  readonly closesRings: boolean;
  /** A smart select is being worked out. */
  readonly isBusy: boolean;
  readonly onOperation: (operation: Operation) => void;
  /** Smart select; `at` in image pixels. */
  readonly onPick: (at: Point, mode: Mode) => void;
}

interface Props extends ToolInHand {
  /** The element whose size `size` is: the canvas fills it. */
  readonly area: RefObject<HTMLDivElement>;
  readonly size: ElementSize;
  readonly view: View;
  readonly scene: Scene;
  readonly label: string;
  readonly operations: readonly Operation[];
  readonly raster: MaskRaster | null;
  /** What fills learn from; null for the whole picture. */
  readonly source: MaskLevels | null;
  /** null where it is not to be seen. */
  readonly zone: AffectedZone | null;
  readonly colour: string;
  readonly maskShown: 'full' | 'faint' | 'hidden';
  readonly canPaint: boolean;
  readonly children?: ComponentChildren;
}

export function MaskCanvas(props: Props) {
  const { area, size, view, scene, tool, canPaint } = props;
  const picture = useRef<HTMLCanvasElement>(null);
  const canvases: MaskCanvases = {
    overlay: useRef<HTMLCanvasElement>(null),
    zone: useRef<HTMLCanvasElement>(null),
    outline: useRef<HTMLCanvasElement>(null),
  };
  const guide = useRef<HTMLCanvasElement>(null);
  const [isHand, setIsHand] = useState(false);
  const space = useSpaceHeld(setIsHand);

  usePictureDrawing(picture, scene, view, size);
  useWheel(area, view);
  const { pointer, keyboard, ring } = useToolOnPicture(props, { canvases, guide, space });
  const pixels = {
    width: Math.round(size.width * size.ratio),
    height: Math.round(size.height * size.ratio),
  };

  return (
    <div class="canvas-area">
      <div
        ref={area}
        class="canvas"
        role="application"
        tabIndex={0}
        aria-label={props.label}
        aria-description={canPaint ? words.tools.keys(tool) : undefined}
        aria-busy={props.isBusy}
        data-cursor={cursorOf(props, isHand)}
        onKeyDown={keyboard.onKeyDown}
        onMouseDown={({ currentTarget }) => (currentTarget.dataset.focusedBy = 'pointer')}
        onFocusOut={({ currentTarget }) => delete currentTarget.dataset.focusedBy}
        {...pointer}
      >
        <div class="checkerboard" style={rectangleOf(scene, view)} />
        <canvas ref={picture} {...pixels} />
        <canvas ref={canvases.zone} {...pixels} class="zone" data-shown={props.maskShown} />
        <canvas ref={canvases.overlay} {...pixels} class="overlay" data-shown={props.maskShown} />
        <canvas ref={canvases.outline} {...pixels} />
        <canvas ref={guide} {...pixels} />
        <BrushRing
          ring={ring}
          size={props.brushSize}
          hardness={props.brushHardness}
          hidden={cursorOf(props, isHand) !== 'brush'}
        />
      </div>
      <div class="for-screen-readers" aria-live="polite">
        {keyboard.said}
      </div>
      {props.children}
    </div>
  );
}

function cursorOf({ tool, canPaint, isBusy }: Props, isHand: boolean): string {
  if (isHand || !canPaint || tool === 'hand') return 'hand';
  if (isBusy) return 'busy';
  return tool === 'brush' || tool === 'erase' ? 'brush' : 'cross';
}

interface Layers {
  readonly canvases: MaskCanvases;
  readonly guide: RefObject<HTMLCanvasElement>;
  readonly space: RefObject<boolean>;
}

/** How near the pointer must come to a polygon's corner, in CSS pixels. */
const CORNER_REACH = 6;

function useToolOnPicture(props: Props, { canvases, guide, space }: Layers) {
  const { size, view, scene, tool, canPaint, operations, colour } = props;
  const { viewport } = view;
  const ring = useRef<HTMLDivElement>(null);
  const image = scene.size;
  const { showLive, finishLive } = useMaskLayers(canvases, {
    raster: props.raster,
    source: props.source,
    zone: props.zone,
    colour,
    viewport,
    size,
    isOutlined: props.maskShown === 'full',
  });
  const showGuide = useGuide(guide, { colour, viewport, size });
  const { onOperation, onPick } = props;
  const polygon = usePolygon({
    isActive: tool === 'polygon' && canPaint,
    showGuide,
    onOperation,
  });
  const keyboard = useKeyboardBox({ ...props, image, showGuide });

  const pointer = usePointer({
    ...props,
    viewport,
    lastPoint: lastPointOf(operations),
    isHand: () => space.current === true,
    onPan: view.pan,
    onPinch({ by, factor, at }) {
      view.pan(by);
      view.zoom(factor, at);
    },
    onShow(gesture, before) {
      if (gesture?.kind === 'pan') return;
      keyboard.forget();
      if (gesture?.kind === 'paint') return showLive(gesture.stroke, drawnOf(before));
      if (!gesture) showLive(null, 0);
      if (!polygon.isOpen) showGuide(gesture && guideOf(gesture));
    },
    onEnd(gesture) {
      if (gesture.kind === 'pan') return;
      finishLive();
      if (!polygon.isOpen) showGuide(null);
      if (gesture.kind === 'pick') return onPick(gesture.at, gesture.mode);
      if (gesture.kind === 'corner') {
        return polygon.corner(gesture.at, gesture.mode, CORNER_REACH / viewport.scale);
      }
      const operation = operationOf(gesture, image, props.closesRings);
      if (operation) onOperation(operation);
      else showLive(null, 0); // nothing will be drawn anew for it
    },
    onHover(at, mode) {
      placeRing(ring.current, at, mode);
      if (at) polygon.follow(toImage(viewport, at));
    },
  });
  return { pointer, keyboard, ring };
}

/** How many points of its stroke are drawn already, less the one that the next part begins at. */
function drawnOf(before: Gesture | null): number {
  return before?.kind === 'paint' ? before.stroke.points.length - 1 : 0;
}

function guideOf(gesture: Gesture): Guide | null {
  if (gesture.kind === 'lasso') {
    return { outline: { type: 'polygon', points: gesture.points }, mode: gesture.mode };
  }
  if (gesture.kind !== 'box') return null;
  return { outline: { type: gesture.type, rect: boxOf(gesture) }, mode: gesture.mode };
}

/** Where the newest stroke ends, if what was done last was one. */
function lastPointOf(operations: readonly Operation[]): Point | null {
  const last = operations.at(-1);
  return last?.kind === 'stroke' ? last.points.at(-1)! : null;
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
function placeRing(ring: HTMLElement | null, at: Point | null, mode: Mode) {
  if (!ring) return;
  ring.dataset.mode = mode;
  ring.style.visibility = at ? 'visible' : 'hidden';
  if (at) ring.style.transform = `translate(calc(${at.x}px - 50%), calc(${at.y}px - 50%))`;
}
