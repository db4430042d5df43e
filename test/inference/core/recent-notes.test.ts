import { describe, expect, it } from 'vitest';
import {
  KEPT_MS,
  MOST_TEXT,
  noteIn,
  readNotes,
  withNote,
} from '../../../src/inference/core/recent-notes';

describe('recent notes', () => {
  it('are found by key, the last one written, until they are taken away', () => {
    const one = withNote(withNote([], 'a', 'first', 1), 'a', 'second', 2);
    expect(noteIn(one, 'a', 3)).toBe('second');
    expect(noteIn(one, 'b', 3)).toBeNull();
    expect(withNote(one, 'a', null, 3)).toEqual([]);
  });

  it('are gone after a day, and where the clock was set back', () => {
    const notes = withNote([], 'a', 'text', 1000);
    expect(noteIn(notes, 'a', 1000 + KEPT_MS - 1)).toBe('text');
    expect(noteIn(notes, 'a', 1000 + KEPT_MS)).toBeNull();
    expect(noteIn(notes, 'a', 999)).toBeNull();
  });

  it('never come to more than there is room for, the oldest going first', () => {
    const half = 'x'.repeat(MOST_TEXT / 2);
    const notes = ['a', 'b', 'c'].reduce(
      (list, key, i) => withNote(list, key, half, i),
      withNote([], 'old', 'o', 0),
    );
    expect(notes.map(({ key }) => key)).toEqual(['b', 'c']);
  });

  it.each([null, 'text', { key: 'a' }, [{ key: 1, text: 'a', at: 1 }], [null]])(
    'are none in %j',
    (stored) => expect(readNotes(stored)).toEqual([]),
  );
});
