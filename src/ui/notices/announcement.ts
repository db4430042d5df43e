/** What a screen reader is told while something runs: progress now and then, everything else at once. Pure. */

export interface Announcement {
  readonly text: string;
  /** When it was put there, in milliseconds of any one clock. */
  readonly at: number;
}

export const NOTHING_SAID: Announcement = { text: '', at: -Infinity };

/** Longer than it takes to read a line of progress aloud. */
const EVERY_MS = 8000;

/**
 * @param isProgress - of what was announced already: the next is along soon
 * @returns the announcement that stands now; `last` itself while that is to stay
 */
export function nextAnnouncement(
  last: Announcement,
  { text, isProgress, now }: { text: string; isProgress: boolean; now: number },
): Announcement {
  if (text === last.text) return last;
  return isProgress && now - last.at < EVERY_MS ? last : { text, at: now };
}
