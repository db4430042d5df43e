/** The plugin's window: a title bar to drag, a close button, and the UI's frame. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PluginWindowState } from '../editor';
import { keepInside } from '../plugin-window/window-place';
import type { UiFrame } from '../plugin-window/ui-frame';
import { useStore } from '../store';
import { useStage } from './App';
import { CloseIcon } from './icons';

export function PluginWindow() {
  const { editor } = useStage();
  const shown = useStore(editor.store, (state) => state.pluginWindow);
  if (!shown) return null;
  return <Window key={shown.title} shown={shown} />;
}

function Window({ shown }: { shown: PluginWindowState }) {
  const { runner } = useStage();
  const { position, startDrag, dragging } = useWindowPlace(shown);
  return (
    <section
      class={dragging ? 'plugin-window dragging' : 'plugin-window'}
      role="dialog"
      aria-label={`${shown.title}, plugin`}
      style={{
        left: `${position.x}px`,
        top: `${position.y}px`,
        visibility: shown.visible ? 'visible' : 'hidden',
      }}
    >
      <header onPointerDown={startDrag}>
        <h2>{shown.title}</h2>
        <button class="icon-button" aria-label="Close plugin" onClick={() => runner.close()}>
          <CloseIcon />
        </button>
      </header>
      <FramePlace frame={shown.frame} {...shown.size} />
    </section>
  );
}

/** Holds the frame's element, which must never be taken out and put back: that would load it anew. */
function FramePlace({ frame, width, height }: { frame: UiFrame; width: number; height: number }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(frame.element);
  }, [frame]);
  return (
    <div ref={place} class="plugin-frame" style={{ width: `${width}px`, height: `${height}px` }} />
  );
}

type Drag = { readonly pointer: number; readonly dx: number; readonly dy: number };

function useWindowPlace({ position, size }: PluginWindowState) {
  const [moved, setMoved] = useState<{ x: number; y: number } | null>(null);
  const [dragging, setDragging] = useState(false);
  const page = { width: innerWidth, height: innerHeight };
  const current = keepInside(moved ?? position, size, page);

  const startDrag = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || (event.target as Element).closest('button')) return;
    const bar = event.currentTarget;
    const drag: Drag = {
      pointer: event.pointerId,
      dx: event.clientX - current.x,
      dy: event.clientY - current.y,
    };
    const move = (next: PointerEvent) =>
      setMoved({ x: next.clientX - drag.dx, y: next.clientY - drag.dy });
    const end = () => {
      bar.removeEventListener('pointermove', move);
      setDragging(false);
    };
    bar.setPointerCapture(drag.pointer);
    bar.addEventListener('pointermove', move);
    bar.addEventListener('lostpointercapture', end, { once: true });
    setDragging(true);
  };
  return { position: current, startDrag, dragging };
}
