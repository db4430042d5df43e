/** Which key does what, and how it is written on the controls. Pure: no listener here. */

export type Command =
  | 'brush'
  | 'erase'
  | 'smaller'
  | 'larger'
  | 'undo'
  | 'redo'
  | 'clear'
  | 'confirm'
  | 'cancel'
  | 'another'
  | 'compare'
  | 'quickFill'
  | 'moebius'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomFit'
  | 'zoomActual';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const PLAIN: Readonly<Record<string, Command>> = {
  b: 'brush',
  e: 'erase',
  '[': 'smaller',
  ']': 'larger',
  delete: 'clear',
  backspace: 'clear',
  enter: 'confirm',
  escape: 'cancel',
  r: 'another',
  c: 'compare',
  q: 'quickFill',
  m: 'moebius',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  // ⇧1 and ⇧0 as in Figma; with Shift, `key` is whatever the layout has there, mostly `!` and `)`.
  '1': 'zoomFit',
  '!': 'zoomFit',
  '0': 'zoomActual',
  ')': 'zoomActual',
};

const WITH_PRIMARY: Readonly<Record<string, Command>> = {
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

/** Control and ⌘ count alike, so that a Mac keyboard on another system works too. */
export function commandFor({ key, ctrlKey, metaKey, shiftKey, altKey }: Press): Command | null {
  if (altKey) return null;
  const name = key.toLowerCase();
  if (!ctrlKey && !metaKey) return lookUp(PLAIN, name);
  if (name === 'z' && shiftKey) return 'redo';
  return lookUp(WITH_PRIMARY, name);
}

function lookUp(table: Readonly<Record<string, Command>>, name: string): Command | null {
  return Object.hasOwn(table, name) ? table[name]! : null;
}

/** As a person writes it; `⌘` on a Mac, `Ctrl` elsewhere. */
export function keyLabel(command: Command, isMac: boolean): string {
  const primary = (key: string) => (isMac ? `⌘${key}` : `Ctrl+${key}`);
  const labels: Record<Command, string> = {
    brush: 'B',
    erase: 'E',
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
    zoomIn: '+',
    zoomOut: '−',
    zoomFit: isMac ? '⇧1' : 'Shift+1',
    zoomActual: primary('0'),
  };
  return labels[command];
}
