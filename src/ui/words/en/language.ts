/** Choosing the language; each language's own name is in `language.ts`. */
export const language = {
  choice: 'Language',
  auto: (name: string) => `Automatic (${name})`,
};
