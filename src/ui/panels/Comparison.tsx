/** The original over or beside the result, seen through the same viewport. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { clamped, splitMovedBy, type Panes } from '../results/compare';
import { drawPicture, type Scene } from '../editor/draw-picture';
import type { ElementSize } from '../editor/use-element-size';
import type { Viewport } from '../editor/viewport';
import type { Deciding } from '../results/use-deciding';
import { words } from '../words/words';

interface Props {
  readonly deciding: Deciding;
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly panes: Panes;
  readonly ratio: ElementSize['ratio'];
}

export function Comparison({ deciding, scene, panes, ...look }: Props) {
  const { view, splitAt } = deciding;
  const { original, result } = words.deciding;
  const before = { scene: { ...scene, patch: null }, panes, ...look };
  if (view === 'result') return null;
  if (view === 'split') {
    return (
      <div class="comparison">
        <div class="split-before" style={{ clipPath: `inset(0 ${100 * (1 - splitAt)}% 0 0)` }}>
          <Pane {...before} label={original} />
        </div>
        <Divider at={splitAt} onMove={deciding.setSplitAt} />
      </div>
    );
  }
  return (
    <div class="comparison" data-across={panes.across}>
      <Pane {...before} label={original} />
      <Pane {...before} scene={scene} label={result} />
    </div>
  );
}

interface PaneProps extends Omit<Props, 'deciding'> {
  readonly label: string;
}

function Pane({ scene, viewport, panes: { width, height }, ratio, label }: PaneProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { levels, size, patch } = scene;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && width > 0) drawPicture(context, { levels, size, patch }, viewport, ratio);
  }, [levels, size, patch, viewport, width, height, ratio]);
  const place = {
    left: viewport.x,
    top: viewport.y,
    width: size.width * viewport.scale,
    height: size.height * viewport.scale,
  };
  return (
    <div class="pane" style={{ width, height }}>
      <div class="checkerboard" style={place} />
      <canvas ref={canvas} width={Math.round(width * ratio)} height={Math.round(height * ratio)} />
      <span class="pane-label">{label}</span>
    </div>
  );
}

interface DividerProps {
  readonly at: number;
  readonly onMove: (at: number) => void;
}

function Divider({ at, onMove }: DividerProps) {
  const { split, splitValue } = words.deciding;
  return (
    <div
      class="divider"
      role="slider"
      tabIndex={0}
      aria-label={split}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * at)}
      aria-valuetext={splitValue(at)}
      style={{ left: `${100 * at}%` }}
      onPointerDown={({ currentTarget, pointerId, button }) => {
        if (button === 0) currentTarget.setPointerCapture(pointerId);
      }}
      onPointerMove={({ currentTarget, pointerId, clientX }) => {
        if (!currentTarget.hasPointerCapture(pointerId)) return;
        const { left, width } = currentTarget.parentElement!.getBoundingClientRect();
        onMove(clamped((clientX - left) / width));
      }}
      onKeyDown={(event) => {
        const moved = splitMovedBy(event.key, event.shiftKey, at);
        if (moved === null) return;
        event.preventDefault();
        onMove(moved);
      }}
    />
  );
}
