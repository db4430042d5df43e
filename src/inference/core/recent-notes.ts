/**
 * A short list of texts by key, for a while: what is kept in case a window closes by accident. The
 * oldest go first. Pure; where the list is stored is for others.
 */

export interface Note {
  readonly key: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whoever comes back the next morning finds it; whoever comes back next week has forgotten it. */
export const KEPT_MS = 24 * 60 * 60 * 1000;
/** Characters of all together: a few masks of the largest. Figma has 5 MB for all that a plugin stores. */
export const MOST_TEXT = 1_000_000;

/** @param text - null takes the note away */
export function withNote(
  notes: readonly Note[],
  key: string,
  text: string | null,
  now: number,
): readonly Note[] {
  const others = fresh(notes, now).filter((note) => note.key !== key);
  const all = text === null ? others : [...others, { key, text, at: now }];
  let room = MOST_TEXT;
  return all.reduceRight<readonly Note[]>((kept, note) => {
    room -= note.text.length;
    return room >= 0 ? [note, ...kept] : kept;
  }, []);
}

export function noteIn(notes: readonly Note[], key: string, now: number): string | null {
  return fresh(notes, now).find((note) => note.key === key)?.text ?? null;
}

function fresh(notes: readonly Note[], now: number): readonly Note[] {
  return notes.filter((note) => isFresh(note, now));
}

/** A clock that was set back makes notes of the future, which are no use either. */
export function isFresh({ at }: Pick<Note, 'at'>, now: number): boolean {
  return at <= now && now - at < KEPT_MS;
}

/** What storage gave back, as far as it is a list of notes: anybody may have written there. */
export function readNotes(value: unknown): readonly Note[] {
  return Array.isArray(value) ? value.filter(isNote) : [];
}

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false;
  const { key, text, at } = value as Partial<Record<keyof Note, unknown>>;
  return typeof key === 'string' && typeof text === 'string' && typeof at === 'number';
}
