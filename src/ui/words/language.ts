/** The languages the window speaks, and which of them somebody is addressed in. */

export const LANGUAGES = { en: 'English', de: 'Deutsch', ja: '日本語' } as const;

export type Language = keyof typeof LANGUAGES;

/** @param preferred - BCP 47 tags, the dearest first, as `navigator.languages` has them */
export function languageFor(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0]!;
    if (isLanguage(language)) return language;
  }
  return 'en';
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}
