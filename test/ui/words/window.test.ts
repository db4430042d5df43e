import { describe, expect, it } from 'vitest';
import { SELECTION_PROBLEMS } from '../../../src/figma/contract';
import { keyLabel, type Command } from '../../../src/ui/keys/keymap';
import { words } from '../../../src/ui/words/words';

describe('words', () => {
  it.each(SELECTION_PROBLEMS)('say what to select for %s', (problem) => {
    expect(words.window.problem(problem, 'figma')).toMatch(
      /\b[Ss]elect (a|another|just one) layer\b.*\.$/,
    );
  });

  it('speak of files, not of layers, on the web page', () => {
    expect(words.window.problem('nothing-selected', 'page')).not.toMatch(/layer/);
  });

  it('count areas only where there are several', () => {
    const progress = { fraction: 0.456, region: 2, regions: 3 };
    expect(words.window.filling(progress)).toBe('Filling area 2 of 3… 46%');
    expect(words.window.filling({ ...progress, region: 1, regions: 1 })).toBe('Filling… 46%');
  });

  it('name the key after the label', () => {
    const label = (command: Command) =>
      words.window.withKey(words.window.undo, keyLabel(command, false));
    expect(label('undo')).toBe('Undo (Ctrl+Z)');
  });
});
