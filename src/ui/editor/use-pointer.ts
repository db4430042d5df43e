/** The pointer's events on the picture. One gesture at a time; a cancelled one leaves nothing behind. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { listenToKeys } from '../keys/listen-to-keys';
import {
  beginGesture,
  extendGesture,
  modeOf,
  turnBox,
  type Gesture,
  type Hand,
  type Modifiers,
  type Sample,
} from './gesture';
import type { Mode, Point } from './operations';
import { usePinch } from './use-pinch';
import type { Pinch } from './pinch';

interface Options extends Omit<Hand, 'isHand'> {
  readonly area: RefObject<HTMLElement>;
  readonly isHand: () => boolean;
  readonly onPan: (by: Point) => void;
  readonly onPinch: (pinch: Pinch) => void;
  /** Shows what has been drawn so far; `before` is what was shown last. Null: it was given up. */
  readonly onShow: (gesture: Gesture | null, before: Gesture | null) => void;
  readonly onEnd: (gesture: Gesture) => void;
  /** Where the pointer is, and whether it takes away; null once it has left. */
  readonly onHover: (at: Point | null, mode: Mode) => void;
}

export function usePointer(options: Options) {
  const { area, onPan, onShow, onEnd, onHover, viewport } = options;
  const gesture = useRef<Gesture | null>(null);
  const pinch = usePinch(options.onPinch);
  const isOurs = ({ pointerId }: PointerEvent) => gesture.current?.pointerId === pointerId;
  const hover = (event: PointerEvent) =>
    onHover(at(area, event), modeNow(gesture.current, event, options));

  const giveUp = () => {
    if (!gesture.current) return;
    gesture.current = null;
    onShow(null, null);
  };
  const drop = (event: PointerEvent) => {
    pinch.up(event);
    if (isOurs(event)) giveUp();
  };
  useHeldKeys(gesture, options);

  return {
    onPointerDown(event: PointerEvent) {
      if (!area.current) return;
      if (pinch.down(event, at(area, event))) return giveUp(); // the first finger was no tool's
      if (gesture.current) return;
      const { pointerId, button } = event;
      const press = { pointerId, button, ...sampleOf(area, event) };
      gesture.current = beginGesture(press, { ...options, isHand: options.isHand() });
      if (!gesture.current) return;
      area.current.setPointerCapture(pointerId);
      onShow(gesture.current, null);
      hover(event);
    },
    onPointerMove(event: PointerEvent) {
      if (pinch.move(event, at(area, event))) return;
      hover(event);
      const before = gesture.current;
      if (!before || !isOurs(event)) return;
      const samples = allEvents(event).map((one) => sampleOf(area, one));
      const after = extendGesture(before, samples, viewport);
      if (after === before) return;
      gesture.current = after;
      if (before.kind === 'pan' && after.kind === 'pan') {
        return onPan({ x: after.last.x - before.last.x, y: after.last.y - before.last.y });
      }
      onShow(after, before);
    },
    onPointerUp(event: PointerEvent) {
      if (pinch.up(event)) return;
      const ended = gesture.current;
      if (!ended || !isOurs(event)) return;
      gesture.current = null;
      onEnd(ended);
      hover(event);
    },
    onPointerCancel: drop,
    /** Comes after every `pointerup` too, when the gesture has already ended. */
    onLostPointerCapture: drop,
    onPointerLeave: () => onHover(null, 'add'),
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
  };
}

/** While something is being drawn: Escape gives it up, and Shift and Alt count at once. */
function useHeldKeys(gesture: RefObject<Gesture | null>, { onShow }: Options): void {
  const latest = useRef(onShow);
  latest.current = onShow;
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const before = gesture.current;
      if (before?.kind !== 'box' || (event.key !== 'Shift' && event.key !== 'Alt')) return;
      event.preventDefault(); // Alt alone would open the browser's menu
      gesture.current = turnBox(before, event satisfies Modifiers);
      latest.current(gesture.current, before);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      turn(event);
      if (event.key !== 'Escape' || !gesture.current || gesture.current.kind === 'pan') return;
      event.preventDefault(); // it means the gesture, not what the window would cancel
      gesture.current = null;
      latest.current(null, null);
    };
    return listenToKeys({ onKeyDown, onKeyUp: turn, onBlur: () => {} });
  }, [gesture]);
}

/** What a click here would do, or what the gesture under way does. */
function modeNow(gesture: Gesture | null, event: PointerEvent, options: Options): Mode {
  if (gesture && gesture.kind !== 'pan') {
    if (gesture.kind !== 'paint') return gesture.mode;
    return gesture.stroke.tool === 'erase' ? 'subtract' : 'add';
  }
  if (options.tool === 'erase') return 'subtract';
  if (options.tool === 'brush') return event.altKey ? 'subtract' : 'add';
  const { altKey, shiftKey } = event;
  return modeOf({ button: 0, altKey, shiftKey }, options);
}

function sampleOf(area: RefObject<HTMLElement>, event: PointerEvent): Sample {
  const { shiftKey, altKey, pointerType, pressure } = event;
  const isFelt = pointerType === 'pen' && pressure > 0;
  return { at: at(area, event), shiftKey, altKey, pressure: isFelt ? pressure : null };
}

function at(area: RefObject<HTMLElement>, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = area.current!.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/**
 * Every position since the last event, not only the latest. A packaged Figma window is not a secure
 * context, and there the browser may not have this at all; synthetic events have an empty list.
 */
function allEvents(event: PointerEvent): readonly PointerEvent[] {
  const events = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return events.length > 0 ? events : [event];
}
