import { describe, expect, it } from 'vitest';
import { commandFor, keyLabel, type Command } from '../../src/ui/keymap';

const press = (key: string, held: Partial<Parameters<typeof commandFor>[0]> = {}) =>
  commandFor({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

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
  ])('reads %s as %s', (key, command) => {
    expect(press(key)).toBe(command);
  });

  it('undoes with Ctrl or ⌘, and redoes with Shift besides', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('z', { metaKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
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
      'moebius',
    ] as const) {
      expect(press(keyLabel(command, false))).toBe(command);
    }
  });
});
