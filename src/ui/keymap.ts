/** Which key does what, and how it is written on the controls. Pure: no listener here. */

import type { Tool } from './editor/operations';

export type Command =
  | Tool
  | 'mode'
  | 'rings'
  | 'contiguous'
  | 'smaller'
  | 'larger'
  | 'undo'
  | 'redo'
  | 'clear'
  | 'invert'
  | 'grow'
  | 'shrink'
  | 'confirm'
  | 'cancel'
  | 'another'
  | 'compare'
  | 'quickFill'
  | 'moebius'
  | 'models'
  | 'enough'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomFit'
  | 'zoomActual';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'code'>>;

/** Where a key has several meanings, the first that is on offer counts. */
type Table = Readonly<Record<string, Command | readonly Command[]>>;

const PLAIN: Table = {
  h: 'hand',
  v: 'hand',
  b: 'brush',
  e: 'erase',
  l: 'lasso',
  p: 'polygon',
  o: 'ellipse',
  w: 'smart',
  x: 'mode',
  g: 'rings',
  a: 'contiguous',
  i: 'invert',
  ',': 'shrink',
  '.': 'grow',
  '[': 'smaller',
  ']': 'larger',
  delete: 'clear',
  backspace: 'clear',
  enter: 'confirm',
  escape: 'cancel',
  r: ['another', 'rectangle'],
  c: 'compare',
  q: 'quickFill',
  m: 'moebius',
  d: 'models',
  u: 'enough',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '1': 'zoomFit',
  '0': 'zoomActual',
};

/** As in Figma. With Shift, `key` is whatever the layout has on that key, so the key itself counts. */
const SHIFTED_KEYS: Table = { Digit1: 'zoomFit', Digit0: 'zoomActual' };

const WITH_PRIMARY: Table = {
  z: 'undo',
  y: 'redo',
  enter: 'confirm',
  backspace: 'clear',
  delete: 'clear',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '1': 'zoomFit',
  '0': 'zoomActual',
};

/**
 * Control and ⌘ count alike, so that a Mac keyboard on another system works too.
 *
 * @param isOffered - whether a command can be given now
 */
export function commandFor(
  { key, code, ctrlKey, metaKey, shiftKey, altKey }: Press,
  isOffered: (command: Command) => boolean = () => true,
): Command | null {
  if (altKey) return null;
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (name === 'z' && shiftKey) return 'redo';
    return lookUp(WITH_PRIMARY, name, isOffered);
  }
  const shifted = shiftKey && code ? lookUp(SHIFTED_KEYS, code, isOffered) : null;
  return shifted ?? lookUp(PLAIN, name, isOffered);
}

function lookUp(
  table: Table,
  name: string,
  isOffered: (command: Command) => boolean,
): Command | null {
  const found = Object.hasOwn(table, name) ? table[name]! : [];
  const commands = typeof found === 'string' ? [found] : found;
  return commands.find(isOffered) ?? null;
}

/** As a person writes it; `⌘` on a Mac, `Ctrl` elsewhere. */
export function keyLabel(command: Command, isMac: boolean): string {
  const primary = (key: string) => (isMac ? `⌘${key}` : `Ctrl+${key}`);
  const labels: Record<Command, string> = {
    hand: 'H',
    brush: 'B',
    erase: 'E',
    lasso: 'L',
    polygon: 'P',
    rectangle: 'R',
    ellipse: 'O',
    smart: 'W',
    mode: 'X',
    rings: 'G',
    contiguous: 'A',
    invert: 'I',
    grow: '.',
    shrink: ',',
    smaller: '[',
    larger: ']',
    undo: primary('Z'),
    redo: isMac ? '⇧⌘Z' : 'Ctrl+Shift+Z',
    clear: isMac ? '⌫' : 'Delete',
    confirm: isMac ? '↩' : 'Enter',
    cancel: 'Esc',
    another: 'R',
    compare: 'C',
    quickFill: 'Q',
    moebius: 'M',
    models: 'D',
    enough: 'U',
    zoomIn: '+',
    zoomOut: '−',
    zoomFit: isMac ? '⇧1' : 'Shift+1',
    zoomActual: primary('0'),
  };
  return labels[command];
}
