/**
 * The pointer on the canvas: selecting, moving layers, moving the view and zooming.
 *
 * Points are CSS pixels from the canvas's top left.
 */
import type { Point } from '../document/matrix';
import type { Editor } from './editor';
import { layersAt, pick, type PickDepth } from './hit-test';
import { beginMove, type Move } from './layer-actions';
import { panBy, toDocument, zoomTo } from './viewport';

/** What the pressed pointer is doing. */
type Gesture =
  | { readonly kind: 'none' }
  | { readonly kind: 'pan'; at: Point }
  /** Pressed on a layer, or on nothing; `click` selects on release if it was no drag. */
  | { readonly kind: 'press'; readonly start: Point; readonly click: (() => void) | null }
  | { readonly kind: 'move'; readonly start: Point; readonly move: Move };

/** CSS pixels the pointer may wander before a press becomes a drag. */
const SLACK = 3;
/** Zoom per pixel of wheel: trackpads report a pinch as a wheel with Ctrl in steps of a few pixels. */
const ZOOM_PER_PIXEL = 0.01;
/** A mouse wheel's notch is about 100 px, which would be a jump of 2.7×. */
const MAX_WHEEL_STEP = 40;
/** For wheels that count lines (Firefox). */
const LINE_HEIGHT = 16;

/** @returns a function that stops listening */
export function handleGestures(canvas: HTMLElement, editor: Editor): () => void {
  const gestures = new Gestures(canvas, editor);
  const listening = new AbortController();
  const { signal } = listening;
  canvas.addEventListener('pointerdown', (event) => gestures.press(event), { signal });
  canvas.addEventListener('pointermove', (event) => gestures.drag(event), { signal });
  canvas.addEventListener('pointerup', (event) => gestures.release(event), { signal });
  canvas.addEventListener('pointercancel', () => gestures.cancel(), { signal });
  canvas.addEventListener('pointerleave', () => editor.store.set({ hovered: null }), { signal });
  canvas.addEventListener('dblclick', (event) => gestures.doubleClick(event), { signal });
  canvas.addEventListener('wheel', (event) => gestures.wheel(event), { signal, passive: false });
  addEventListener('keydown', (event) => gestures.space(event, true), { signal });
  addEventListener('keyup', (event) => gestures.space(event, false), { signal });
  return () => listening.abort();
}

class Gestures {
  #gesture: Gesture = { kind: 'none' };
  #spaceHeld = false;

  constructor(
    private readonly canvas: HTMLElement,
    private readonly editor: Editor,
  ) {}

  press(event: PointerEvent): void {
    const at = this.#pointOf(event);
    this.canvas.setPointerCapture(event.pointerId);
    if (event.button === 1 || (event.button === 0 && this.#spaceHeld)) {
      this.#gesture = { kind: 'pan', at };
      this.canvas.dataset['cursor'] = 'grabbing';
    } else if (event.button === 0) {
      this.#gesture = { kind: 'press', start: at, click: this.#select(event, at) };
    }
  }

  drag(event: PointerEvent): void {
    const at = this.#pointOf(event);
    const gesture = this.#gesture;
    const { editor } = this;
    if (gesture.kind === 'none') return this.#hover(event, at);
    if (gesture.kind === 'pan') {
      const { viewport } = editor.state;
      editor.setViewport(panBy(viewport, at.x - gesture.at.x, at.y - gesture.at.y));
      gesture.at = at;
      return;
    }
    const dx = at.x - gesture.start.x;
    const dy = at.y - gesture.start.y;
    if (gesture.kind === 'press') {
      if (Math.hypot(dx, dy) < SLACK || editor.document.selection.length === 0) return;
      this.#gesture = { kind: 'move', start: gesture.start, move: beginMove(editor.document) };
    }
    if (this.#gesture.kind === 'move') {
      const { zoom } = editor.state.viewport;
      this.#gesture.move.to(Math.round(dx / zoom), Math.round(dy / zoom));
    }
  }

  release(event: PointerEvent): void {
    const gesture = this.#gesture;
    this.cancel();
    if (gesture.kind === 'press') gesture.click?.();
    if (gesture.kind === 'move') this.#hover(event, this.#pointOf(event));
  }

  cancel(): void {
    if (this.#gesture.kind === 'move') this.editor.document.commitUndo();
    this.#gesture = { kind: 'none' };
    this.canvas.dataset['cursor'] = this.#spaceHeld ? 'grab' : '';
  }

  doubleClick(event: MouseEvent): void {
    const node = this.#pick(this.#pointOf(event), 'deeper');
    if (node) this.editor.select([node.id]);
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    const { viewport } = this.editor.state;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_HEIGHT : 1;
    if (event.ctrlKey || event.metaKey) {
      const step = Math.min(MAX_WHEEL_STEP, Math.max(-MAX_WHEEL_STEP, event.deltaY * unit));
      const zoom = viewport.zoom * Math.exp(-step * ZOOM_PER_PIXEL);
      this.editor.setViewport(zoomTo(viewport, zoom, this.#pointOf(event)));
    } else {
      this.editor.setViewport(panBy(viewport, -event.deltaX * unit, -event.deltaY * unit));
    }
  }

  space(event: KeyboardEvent, held: boolean): void {
    if (event.code !== 'Space') return;
    if (held && event.target instanceof Element && event.target.closest('button, input')) return;
    if (held) event.preventDefault();
    this.#spaceHeld = held;
    if (this.#gesture.kind === 'none') this.canvas.dataset['cursor'] = held ? 'grab' : '';
  }

  /**
   * Selects what is pressed. What belongs to the selection already stays selected, so that several
   * layers can be dragged; a click without a drag then selects it alone.
   *
   * @returns what is left to do on release
   */
  #select(event: PointerEvent, at: Point): (() => void) | null {
    const { editor } = this;
    const depth = event.ctrlKey || event.metaKey ? 'deepest' : 'click';
    const node = this.#pick(at, depth);
    const selected = editor.document.selection.map(({ id }) => id);
    if (!node) {
      if (!event.shiftKey) editor.select([]);
      return null;
    }
    if (event.shiftKey) {
      const without = selected.filter((id) => id !== node.id);
      editor.select(without.length < selected.length ? without : [...selected, node.id]);
      return null;
    }
    if (selected.includes(node.id)) return () => editor.select([node.id]);
    editor.select([node.id]);
    return null;
  }

  #hover(event: PointerEvent, at: Point): void {
    const depth = event.ctrlKey || event.metaKey ? 'deepest' : 'click';
    const hovered = this.#spaceHeld ? null : (this.#pick(at, depth)?.id ?? null);
    if (hovered !== this.editor.state.hovered) this.editor.store.set({ hovered });
  }

  #pick(at: Point, depth: PickDepth) {
    const { document, state } = this.editor;
    const path = layersAt(document.page.children, toDocument(state.viewport, at));
    return pick(path, depth, new Set(document.selection.map(({ id }) => id)));
  }

  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
