import type { Words } from '../words';

export const firstSteps: Words['firstSteps'] = {
  title: '使い方',
  steps: ['画像を選ぶ', '消したい部分をなぞる', '「補完」を押す'],
  openStep: '画像を開く',
  gotIt: 'わかりました',
};
