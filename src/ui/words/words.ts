/**
 * Everything the user reads. English comes first and is the type of the others, so a sentence that a
 * language lacks does not compile. Functions take what varies; nothing else builds text.
 */
import { ENGLISH } from './english';
import { GERMAN } from './german';
import { JAPANESE } from './japanese';
import type { Language } from './language';

export type Words = typeof ENGLISH;

const IN: Readonly<Record<Language, Words>> = { en: ENGLISH, de: GERMAN, ja: JAPANESE };

/** In the language spoken now; read it while rendering, not when a module is loaded. */
export let words: Words = ENGLISH;

/** Before the first word is shown. */
export function speak(language: Language): void {
  words = IN[language];
  document.documentElement.lang = language;
}
