/** The canvas: the document below, outlines of what is selected above, and the pointer's gestures. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { addPictureFiles } from '../add-picture';
import { handleGestures } from '../canvas-gestures';
import type { Editor } from '../editor';
import { drawOverlay } from '../overlay';
import { renderScene } from '../render/render-scene';
import { toDocument, viewportMatrix } from '../viewport';
import { useStage } from './App';

export function CanvasView() {
  const { editor } = useStage();
  const place = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (!scene.current || !overlay.current || !place.current) return;
    return keepDrawn(editor, place.current, scene.current, overlay.current);
  }, [editor]);
  useEffect(() => (place.current ? handleGestures(place.current, editor) : undefined), [editor]);

  const onDrop = (event: JSX.TargetedDragEvent<HTMLElement>) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const files = [...(event.dataTransfer?.files ?? [])];
    void addPictureFiles(editor, files, toDocument(editor.state.viewport, at));
  };
  return (
    <div
      ref={place}
      class="canvas"
      role="application"
      aria-label="Canvas"
      tabIndex={0}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <canvas ref={scene} />
      <canvas ref={overlay} />
    </div>
  );
}

/** Draws at most once per frame, and only what changed. @returns a function that stops it */
function keepDrawn(
  editor: Editor,
  place: HTMLElement,
  scene: HTMLCanvasElement,
  overlay: HTMLCanvasElement,
): () => void {
  let frame = 0;
  let drawn: readonly unknown[] = [];
  const draw = () => {
    frame = 0;
    const { viewport, canvas, revision, theme } = editor.state;
    const wanted = [viewport, canvas, revision, theme, devicePixelRatio];
    if (wanted.some((value, index) => value !== drawn[index])) {
      drawScene(editor, scene);
      drawn = wanted;
    }
    const context = sizedContext(overlay, editor);
    if (context) drawOverlay(context, editor, devicePixelRatio);
  };
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const observer = new ResizeObserver(() => {
    const isFirst = editor.state.canvas.width === 0;
    editor.store.set({ canvas: { width: place.clientWidth, height: place.clientHeight } });
    if (isFirst) editor.zoomToFit();
  });
  observer.observe(place);
  const stop = editor.store.subscribe(ask);
  return () => {
    observer.disconnect();
    stop();
    cancelAnimationFrame(frame);
  };
}

function drawScene(editor: Editor, canvas: HTMLCanvasElement): void {
  const context = sizedContext(canvas, editor);
  if (!context) return;
  const transform = viewportMatrix(editor.state.viewport, devicePixelRatio);
  renderScene(context, editor.document, { transform, images: editor.images });
}

/** The cleared context, with as many device pixels as the canvas covers; null while it covers none. */
function sizedContext(
  canvas: HTMLCanvasElement,
  { state: { canvas: size } }: Editor,
): CanvasRenderingContext2D | null {
  const width = Math.round(size.width * devicePixelRatio);
  const height = Math.round(size.height * devicePixelRatio);
  if (width === 0 || height === 0) return null;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  context?.resetTransform();
  context?.clearRect(0, 0, width, height);
  return context;
}
