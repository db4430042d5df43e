/**
 * What a window was at, by layer and picture, kept in Figma's clientStorage for a day in case the window
 * closes by accident. The UI writes it and reads it; nothing here looks into it. Losing it is a warning.
 */
import { noteIn, readNotes, withNote, type Note } from '../inference/core/recent-notes';

const KEY = 'work';

/** One change after another: each reads the list and writes it back. */
let last: Promise<void> = Promise.resolve();

export async function readWork(key: string): Promise<string | null> {
  await last;
  return noteIn(await storedNotes(), key, Date.now());
}

/** @param text - null: there is nothing to be kept any more */
export function keepWork(key: string, text: string | null): Promise<void> {
  last = last.then(async () => {
    try {
      const notes = await storedNotes();
      if (text === null && !notes.some((note) => note.key === key)) return;
      await figma.clientStorage.setAsync(KEY, withNote(notes, key, text, Date.now()));
    } catch (error) {
      console.warn(`Inpaint: a mask was not kept: ${String(error)}`);
    }
  });
  return last;
}

async function storedNotes(): Promise<readonly Note[]> {
  return readNotes(await figma.clientStorage.getAsync(KEY));
}
