/** Follows the fingers on a touch screen; from the second one on they are a pinch and not a tool. */
import { useRef } from 'preact/hooks';
import type { Point } from './operations';
import { pinchBetween, type Fingers, type Pinch } from './pinch';

export interface PinchEvents {
  /** All three: whether the finger belongs to a pinch. */
  down(event: PointerEvent, at: Point): boolean;
  move(event: PointerEvent, at: Point): boolean;
  up(event: PointerEvent): boolean;
}

export function usePinch(onPinch: (pinch: Pinch) => void): PinchEvents {
  const touches = useRef(new Map<number, Point>());
  /** Until all fingers are lifted: the one that stays must not begin to paint. */
  const isPinch = useRef(false);
  const isTouch = ({ pointerType }: PointerEvent) => pointerType === 'touch';
  return {
    down(event, at) {
      if (!isTouch(event)) return false;
      if (touches.current.size === 0) isPinch.current = false;
      touches.current.set(event.pointerId, at);
      if (touches.current.size > 1) isPinch.current = true;
      return isPinch.current;
    },
    move(event, at) {
      const before = fingersOf(touches.current);
      if (!isTouch(event) || !touches.current.has(event.pointerId)) return false;
      touches.current.set(event.pointerId, at);
      const after = fingersOf(touches.current);
      if (isPinch.current && before && after) onPinch(pinchBetween(before, after));
      return isPinch.current;
    },
    up(event) {
      return touches.current.delete(event.pointerId) && isPinch.current;
    },
  };
}

/** The first two; null where there are fewer. */
function fingersOf(touches: ReadonlyMap<number, Point>): Fingers | null {
  const [first, second] = touches.values();
  return first && second ? [first, second] : null;
}
