import { describe, expect, it } from 'vitest';
import { TOOLS } from '../../src/ui/editor/operations';
import { commandFor, keyLabel, type Command } from '../../src/ui/keymap';

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
    ['Escape', 'cancel'],
    ['c', 'compare'],
    ['v', 'hand'],
    ['w', 'smart'],
    ['.', 'grow'],
    ['1', 'zoomFit'],
  ])('reads %s as %s', (key, command) => {
    expect(press(key)).toBe(command);
  });

  it('undoes with Ctrl or ⌘, and redoes with Shift besides', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('z', { metaKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
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

  it('knows nothing of words that every object knows', () => {
    expect(press('constructor')).toBeNull();
  });
});

describe('keyLabel', () => {
  it('writes what works: the label’s own keys give the command', () => {
    expect(keyLabel('redo', true)).toBe('⇧⌘Z');
    for (const command of [
      'brush',
      'erase',
      'smaller',
      'larger',
      'another',
      'compare',
      ...TOOLS,
      'mode',
      'rings',
      'contiguous',
      'invert',
      'grow',
      'shrink',
      'moebius',
    ] as const) {
      const isOffered = (offered: Command) => offered === command;
      const key = keyLabel(command, false);
      expect(commandFor({ ...NOTHING_HELD, key }, isOffered)).toBe(command);
    }
  });
});
