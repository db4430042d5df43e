import type { Words } from '../words';

export const language: Words['language'] = {
  choice: '言語',
  auto: (name) => `自動（${name}）`,
};
