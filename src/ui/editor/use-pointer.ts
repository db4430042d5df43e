/** The pointer's events on the picture. One gesture at a time; a cancelled one takes its stroke along. */
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { beginGesture, extendStroke, type Gesture, type Hand } from './gesture';
import type { Point, Stroke, Tool } from './operations';

interface Options extends Omit<Hand, 'isHand'> {
  readonly area: RefObject<HTMLElement>;
  readonly isHand: () => boolean;
  readonly onPan: (by: Point) => void;
  /** See `useOverlay`. */
  readonly showLive: (stroke: Stroke | null, from: number) => void;
  readonly onStroke: (stroke: Stroke) => void;
  /** Where the pointer is, and what it would do or does; null once it has left. */
  readonly onHover: (at: Point | null, tool: Tool) => void;
}

export function usePointer({ area, isHand, onPan, showLive, onStroke, onHover, ...hand }: Options) {
  const gesture = useRef<Gesture | null>(null);
  const at = positionIn(area);
  const isOurs = ({ pointerId }: PointerEvent) => gesture.current?.pointerId === pointerId;
  const toolNow = () =>
    gesture.current?.kind === 'paint' ? gesture.current.stroke.tool : hand.tool;

  const drop = (event: PointerEvent) => {
    if (!isOurs(event)) return;
    gesture.current = null;
    showLive(null, 0);
  };

  return {
    onPointerDown(event: PointerEvent) {
      if (gesture.current || !area.current) return;
      const { pointerId, button } = event;
      const press = { pointerId, button, at: at(event) };
      gesture.current = beginGesture(press, { ...hand, isHand: isHand() });
      if (!gesture.current) return;
      area.current.setPointerCapture(pointerId);
      if (gesture.current.kind === 'paint') showLive(gesture.current.stroke, 0);
      onHover(press.at, toolNow());
    },
    onPointerMove(event: PointerEvent) {
      const now = gesture.current;
      const point = at(event);
      onHover(point, toolNow());
      if (!now || !isOurs(event)) return;
      if (now.kind === 'pan') {
        onPan({ x: point.x - now.last.x, y: point.y - now.last.y });
        gesture.current = { ...now, last: point };
        return;
      }
      const stroke = extendStroke(now.stroke, allEvents(event).map(at), hand.viewport);
      gesture.current = { ...now, stroke };
      const drawn = now.stroke.points.length;
      if (stroke.points.length > drawn) showLive(stroke, drawn - 1);
    },
    onPointerUp(event: PointerEvent) {
      const ended = gesture.current;
      if (!ended || !isOurs(event)) return;
      gesture.current = null;
      if (ended.kind === 'paint') onStroke(ended.stroke);
      onHover(at(event), hand.tool);
    },
    onPointerCancel: drop,
    /** Comes after every `pointerup` too, when the gesture has already ended. */
    onLostPointerCapture: drop,
    onPointerLeave: () => onHover(null, hand.tool),
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
  };
}

function positionIn(area: RefObject<HTMLElement>) {
  return ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = area.current!.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
}

/**
 * Every position since the last event, not only the latest. A packaged Figma window is not a secure
 * context, and there the browser may not have this at all; synthetic events have an empty list.
 */
function allEvents(event: PointerEvent): readonly PointerEvent[] {
  const events = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return events.length > 0 ? events : [event];
}
