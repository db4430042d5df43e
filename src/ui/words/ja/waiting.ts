import type { Words } from '../words';

export const waiting: Words['waiting'] = {
  bell: '終わったら知らせる',
  done: '結果ができました。',
  failed: '補完が止まりました。',
};
