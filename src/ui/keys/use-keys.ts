/** Listens to the whole window for the keys of `keymap.ts`. */
import { useEffect, useRef } from 'preact/hooks';
import { commandFor, isSecondOfTwo, repeats, type Command, type Pressed } from './keymap';
import type { Phase } from '../session/phase';
import { listenToKeys } from './listen-to-keys';

/** Each is told the key, where it has several that mean different things. */
export type Commands = { readonly [C in Command]?: ((key: string) => void) | null };

const NOTHING_HELD = () => {};

/** `compare` is held: `onRelease` follows when its key goes up or the window loses the keyboard. */
export function useKeys(commands: Commands, phase: Phase, onRelease = NOTHING_HELD): void {
  const latest = useRef({ commands, phase, onRelease });
  latest.current = { commands, phase, onRelease };

  useEffect(() => {
    const pressed = new Map<Command, Pressed>();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || pressesControl(event) || isCovered()) return;
      const { commands, phase } = latest.current;
      const runOf = (command: Command) => commands[command] ?? pressOf(command);
      const command = commandFor(event, (command) => runOf(command) !== null);
      const run = command && runOf(command);
      if (!run) return;
      event.preventDefault();
      const [before, now] = [pressed.get(command), { at: event.timeStamp, phase }];
      pressed.set(command, now);
      if (isSecondOfTwo(command, before, now) || (event.repeat && !repeats(command))) return;
      run(event.key);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (commandFor(event) === 'compare') latest.current.onRelease();
    };
    const onBlur = () => latest.current.onRelease();
    return listenToKeys({ onKeyDown, onKeyUp, onBlur });
  }, []);
}

/** The button on show that bears the command (`CommandButton.tsx`), where there is one now. */
function pressOf(command: Command): (() => void) | null {
  const selector = `[data-command='${command}']:not(:disabled, [inert] *)`;
  const button = document.querySelector<HTMLElement>(selector);
  return button && (() => button.click());
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return ['text', 'number'].includes(target.type);
  return target instanceof HTMLTextAreaElement;
}

/** Enter on a focused button presses that button, and nothing else. */
function pressesControl({ key, target }: KeyboardEvent): boolean {
  return key === 'Enter' && target instanceof HTMLButtonElement;
}

/** A dialog lies over everything else, and Escape is its own. */
function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** ⌘ or Ctrl on the controls' titles. */
export const IS_MAC = /mac|iphone|ipad/i.test(
  typeof navigator === 'undefined' ? '' : navigator.userAgent,
);
