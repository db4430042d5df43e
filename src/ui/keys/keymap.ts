/**
 * Every key and what it does: the one table behind the listener, the controls' titles and the sheet of
 * shortcuts. Pure.
 */
import type { Tool } from '../editor/operations';
import { words } from '../words/words';

/** The sheet's headings, in its order. */
export const GROUPS = ['tools', 'mask', 'view', 'fill', 'result', 'models', 'window'] as const;
export type Group = (typeof GROUPS)[number];

/**
 * A key as `KeyboardEvent.key` has it, in lower case, after what is held with it: `Mod+` is ⌘ or Ctrl,
 * whichever is pressed, `Shift+` as it says. Without `Shift+` it may be held or not, as some layouts need
 * it for a sign that others have without.
 */
type Chord = string;

interface Shortcut {
  readonly group: Group;
  /** The first is the one that is shown. */
  readonly keys: readonly [Chord, ...Chord[]];
  /** What is shown instead: where the keys are alike and each does its own, or where one knows it by another. */
  readonly shown?: string;
  /** What is held down repeats it. */
  readonly repeats?: true;
  /** Two quick presses are one, like a double click, where the second would mean something else. */
  readonly once?: true;
}

/** Where a key has several meanings, the first that is on offer counts. */
export const SHORTCUTS = {
  hand: { group: 'tools', keys: ['h', 'v'] },
  brush: { group: 'tools', keys: ['b'] },
  erase: { group: 'tools', keys: ['e'] },
  lasso: { group: 'tools', keys: ['l'] },
  polygon: { group: 'tools', keys: ['p'] },
  rectangle: { group: 'tools', keys: ['r'] },
  ellipse: { group: 'tools', keys: ['o'] },
  smart: { group: 'tools', keys: ['w'] },
  smaller: { group: 'tools', keys: ['['], repeats: true },
  larger: { group: 'tools', keys: [']'], repeats: true },
  // The sign that Shift makes of [ on most layouts; others have it on AltGr, or on ⌥.
  softer: { group: 'tools', keys: ['{'], shown: 'Shift+[', repeats: true },
  harder: { group: 'tools', keys: ['}'], shown: 'Shift+]', repeats: true },
  mode: { group: 'tools', keys: ['x'] },
  rings: { group: 'tools', keys: ['g'] },
  contiguous: { group: 'tools', keys: ['a'] },

  undo: { group: 'mask', keys: ['Mod+z'], repeats: true },
  redo: { group: 'mask', keys: ['Mod+Shift+z', 'Mod+y'], repeats: true },
  clear: { group: 'mask', keys: ['delete', 'backspace', 'Mod+backspace', 'Mod+delete', 'Mod+d'] },
  invert: { group: 'mask', keys: ['i', 'Mod+Shift+i'] },
  shrink: { group: 'mask', keys: [','], repeats: true },
  grow: { group: 'mask', keys: ['.'], repeats: true },
  source: { group: 'mask', keys: ['Shift+l'] },
  include: { group: 'mask', keys: ['f'] },

  zoomIn: { group: 'view', keys: ['+', '=', 'Mod++', 'Mod+='], repeats: true },
  zoomOut: { group: 'view', keys: ['-', 'Mod+-'], repeats: true },
  zoomFit: { group: 'view', keys: ['Shift+1', 'Mod+1'] },
  zoomActual: { group: 'view', keys: ['Mod+0', 'Shift+0'] },
  zone: { group: 'view', keys: ['z'] },
  seeing: { group: 'view', keys: ['Shift+z'] },

  confirm: { group: 'fill', keys: ['enter', 'Mod+enter'], once: true },
  quickFill: { group: 'fill', keys: ['q'] },
  moebius: { group: 'fill', keys: ['m'] },
  models: { group: 'fill', keys: ['d'] },
  enough: { group: 'fill', keys: ['u'] },
  bell: { group: 'fill', keys: ['n'] },

  another: { group: 'result', keys: ['r'] },
  compare: { group: 'result', keys: ['c'] },
  split: { group: 'result', keys: ['l'] },
  sideBySide: { group: 'result', keys: ['b'] },
  finish: { group: 'result', keys: ['f'] },
  finishReset: { group: 'result', keys: ['Shift+f'] },
  outcome: {
    group: 'result',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8'],
    shown: '1–8',
  },
  keep: { group: 'result', keys: ['p'] },
  rename: { group: 'result', keys: ['f2'] },
  history: { group: 'result', keys: ['Shift+h'] },
  applyHow: { group: 'result', keys: ['m'] },
  applyToAll: { group: 'result', keys: ['t'] },
  editAgain: { group: 'result', keys: ['y'] },

  // With Shift, as the tools have their keys while the panel is open too.
  download: { group: 'models', keys: ['Shift+d'] },
  pause: { group: 'models', keys: ['Shift+p'] },
  verify: { group: 'models', keys: ['Shift+v'] },
  remove: { group: 'models', keys: ['Shift+delete', 'Shift+backspace'] },
  importFiles: { group: 'models', keys: ['Shift+i'] },
  exportFiles: { group: 'models', keys: ['Shift+s'] },
  recheck: { group: 'models', keys: ['Shift+r'] },

  switchTo: { group: 'window', keys: ['s'] },
  stay: { group: 'window', keys: ['k'] },
  next: { group: 'window', keys: ['n'] },
  alone: { group: 'window', keys: ['Shift+n'] },
  fillAll: { group: 'window', keys: ['j'] },
  openOther: { group: 'window', keys: ['Mod+o'] },
  copyReport: { group: 'window', keys: ['Shift+c'] },
  shortcuts: { group: 'window', keys: ['?'] },
  dismiss: { group: 'window', keys: ['escape'] },
  cancel: { group: 'window', keys: ['escape'] },
} as const satisfies Record<string, Shortcut> & Record<Tool, Shortcut>;

export type Command = keyof typeof SHORTCUTS;

export const COMMANDS = Object.keys(SHORTCUTS) as Command[];

/** Widened, so that each can be asked for what only some have. */
const TABLE: Readonly<Record<Command, Shortcut>> = SHORTCUTS;

const MEANINGS = new Map<Chord, Command[]>();
for (const command of COMMANDS) {
  for (const chord of TABLE[command].keys) {
    MEANINGS.set(chord, [...(MEANINGS.get(chord) ?? []), command]);
  }
}

export function repeats(command: Command): boolean {
  return TABLE[command].repeats === true;
}

/** Milliseconds between the presses of a double one, as of a double click. */
const DOUBLE_PRESS = 300;

export interface Pressed {
  /** Milliseconds since any moment. */
  readonly at: number;
  /** What the window was at. */
  readonly phase: string;
}

/** Whether `now` is the second of two quick presses, and would mean something else than `before`. */
export function isSecondOfTwo(command: Command, before: Pressed | undefined, now: Pressed) {
  if (!before || TABLE[command].once !== true) return false;
  return before.phase !== now.phase && now.at - before.at < DOUBLE_PRESS;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'code'>>;

/** Signs that some layouts (German, French, Spanish) have on AltGr, or on ⌥. */
const TYPED_WITH_ALT = ['[', ']', '{', '}'];

/**
 * Control and ⌘ count alike, so that a Mac keyboard on another system works too.
 *
 * @param isOffered - whether a command can be given now
 */
export function commandFor(
  { key, code, ctrlKey, metaKey, shiftKey, altKey }: Press,
  isOffered: (command: Command) => boolean = () => true,
): Command | null {
  const isTyped = altKey && TYPED_WITH_ALT.includes(key);
  if (altKey && !isTyped) return null;
  const held = (ctrlKey || metaKey) && !isTyped ? 'Mod+' : '';
  const name = key.toLowerCase();
  // With Shift, `key` is whatever the layout has on a digit's key, so there the key itself counts.
  const digit = /^Digit(\d)$/.exec(code ?? '')?.[1];
  const shifted = shiftKey ? MEANINGS.get(`${held}Shift+${digit ?? name}`) : undefined;
  const meanings = shifted ?? MEANINGS.get(held + name) ?? [];
  return meanings.find(isOffered) ?? null;
}

/** Named keys as they are written on keyboards: elsewhere, and on a Mac's. */
function nameOf(key: string): readonly [elsewhere: string, mac: string] | undefined {
  const { enter, delete: remove, escape, control, shift } = words.keys;
  const names: Readonly<Record<string, readonly [string, string]>> = {
    enter: [enter, '↩'],
    delete: [remove, '⌫'],
    escape: [escape, escape],
    '-': ['−', '−'],
    'Mod+': [`${control}+`, '⌘'],
    'Shift+': [`${shift}+`, '⇧'],
  };
  return names[key];
}

/** Held while the pointer works, or moving what is on the picture: no commands, but of the sheet. */
export const HELD = ['space', 'shift', 'alt', 'arrows'] as const;
export type Held = (typeof HELD)[number];

export function heldLabel(held: Held, isMac: boolean): string {
  const { space, shift, alt } = words.keys;
  const labels = isMac ? { space, shift: '⇧', alt: '⌥' } : { space, shift, alt };
  return held === 'arrows' ? '← ↑ → ↓' : labels[held];
}

/** As a person writes it; `⌘` on a Mac, `Ctrl` elsewhere. */
export function keyLabel(command: Command, isMac: boolean): string {
  const { keys, shown } = TABLE[command];
  const [, mod = '', shift = '', name = ''] =
    /^(Mod\+)?(Shift\+)?(.+)$/.exec(shown ?? keys[0]) ?? [];
  const parts = isMac ? [shift, mod, name] : [mod, shift, name];
  return parts.map((part) => nameOf(part)?.[isMac ? 1 : 0] ?? part.toUpperCase()).join('');
}
