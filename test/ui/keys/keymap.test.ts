import { describe, expect, it } from 'vitest';
import {
  COMMANDS,
  commandFor,
  isSecondOfTwo,
  keyLabel,
  SHORTCUTS,
  type Command,
} from '../../../src/ui/keys/keymap';

const NOTHING_HELD = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, held: Partial<Parameters<typeof commandFor>[0]> = {}) =>
  commandFor({ key, ...NOTHING_HELD, ...held });

describe('commandFor', () => {
  it.each<[string, Command]>([
    ['b', 'brush'],
    ['B', 'brush'],
    ['e', 'erase'],
    ['[', 'smaller'],
    [']', 'larger'],
    ['Delete', 'clear'],
    ['Backspace', 'clear'],
    ['Enter', 'confirm'],
    ['c', 'compare'],
    ['v', 'hand'],
    ['w', 'smart'],
    ['.', 'grow'],
    ['?', 'shortcuts'],
  ])('reads %s as %s', (key, command) => {
    expect(press(key)).toBe(command);
  });

  it('undoes with Ctrl or ⌘, and redoes with Shift besides', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('z', { metaKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
  });

  it('drops and inverts the selection as Photoshop does', () => {
    expect(press('d', { ctrlKey: true })).toBe('clear');
    expect(press('I', { metaKey: true, shiftKey: true })).toBe('invert');
  });

  it('takes the meaning that is on offer where a key has two', () => {
    const r = { key: 'r', ...NOTHING_HELD };
    expect(commandFor(r, (command) => command === 'rectangle')).toBe('rectangle');
    expect(commandFor(r, (command) => command === 'another')).toBe('another');
    expect(commandFor(r, () => false)).toBeNull();
  });

  it('fits and shows at full size with Shift and a digit, whatever the layout has there', () => {
    expect(press('!', { shiftKey: true, code: 'Digit1' })).toBe('zoomFit');
    expect(press('=', { shiftKey: true, code: 'Digit0' })).toBe('zoomActual'); // German
    expect(press('=', { code: 'Equal' })).toBe('zoomIn');
    expect(press('0', { metaKey: true, code: 'Digit0' })).toBe('zoomActual');
  });

  it('leaves the browser its own combinations', () => {
    expect(press('c', { ctrlKey: true })).toBeNull(); // copy
    expect(press('r', { metaKey: true })).toBeNull(); // reload
    expect(press('e', { altKey: true })).toBeNull(); // a letter of some layouts
  });

  it('takes signs from wherever a layout has them', () => {
    // German: ? is Shift+ß, [ is AltGr+8, and ⌥5 on a Mac; French digits need Shift.
    expect(press('?', { shiftKey: true, code: 'Minus' })).toBe('shortcuts');
    expect(press('[', { altKey: true, ctrlKey: true, code: 'Digit8' })).toBe('smaller');
    expect(press('[', { altKey: true, code: 'Digit5' })).toBe('smaller');
    expect(press('1', { shiftKey: true, code: 'Digit1' })).toBe('zoomFit');
  });

  it('makes the brush softer and harder with what Shift makes of [ and ]', () => {
    expect(press('{', { shiftKey: true, code: 'BracketLeft' })).toBe('softer');
    expect(press('}', { shiftKey: true, code: 'BracketRight' })).toBe('harder');
    expect(press('{', { altKey: true, ctrlKey: true, code: 'Digit7' })).toBe('softer'); // German
  });

  it('dismisses a message before it cancels', () => {
    expect(press('Escape')).toBe('dismiss');
    const escape = { key: 'Escape', ...NOTHING_HELD };
    expect(commandFor(escape, (command) => command !== 'dismiss')).toBe('cancel');
  });

  it('does not undo where there is nothing to redo', () => {
    const redo = { key: 'Z', ...NOTHING_HELD, ctrlKey: true, shiftKey: true };
    expect(commandFor(redo, (command) => command === 'undo')).toBeNull();
  });

  it('knows nothing of words that every object knows', () => {
    expect(press('constructor')).toBeNull();
  });
});

describe('SHORTCUTS', () => {
  it.each(COMMANDS)('%s is given by each of its keys', (command) => {
    for (const chord of SHORTCUTS[command].keys) {
      const [, mod, shift, key = ''] = /^(Mod\+)?(Shift\+)?(.+)$/.exec(chord)!;
      const held = { ...NOTHING_HELD, ctrlKey: mod !== undefined, shiftKey: shift !== undefined };
      expect(commandFor({ key, ...held }, (offered) => offered === command)).toBe(command);
    }
  });
});

describe('keyLabel', () => {
  it.each<[Command, string, string]>([
    ['brush', 'B', 'B'],
    ['undo', 'Ctrl+Z', '⌘Z'],
    ['redo', 'Ctrl+Shift+Z', '⇧⌘Z'],
    ['zoomFit', 'Shift+1', '⇧1'],
    ['zoomIn', '+', '+'],
    ['clear', 'Delete', '⌫'],
    ['softer', 'Shift+[', '⇧['],
    ['outcome', '1–8', '1–8'],
  ])('writes %s as keyboards do', (command, elsewhere, mac) => {
    expect([keyLabel(command, false), keyLabel(command, true)]).toEqual([elsewhere, mac]);
  });
});

it('takes two quick presses of Enter for one, where the second would apply a result unseen', () => {
  const fill = { at: 1000, phase: 'ready' };
  expect(isSecondOfTwo('confirm', fill, { at: 1200, phase: 'result' })).toBe(true);
  expect(isSecondOfTwo('confirm', fill, { at: 2000, phase: 'result' })).toBe(false);
  expect(isSecondOfTwo('confirm', fill, { at: 1200, phase: 'ready' })).toBe(false);
  expect(isSecondOfTwo('confirm', undefined, { at: 1200, phase: 'result' })).toBe(false);
  expect(isSecondOfTwo('undo', fill, { at: 1200, phase: 'result' })).toBe(false);
});
