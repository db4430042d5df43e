import type { Words } from '../words';

export const language: Words['language'] = {
  choice: 'Sprache',
  auto: (name) => `Automatisch (${name})`,
};
