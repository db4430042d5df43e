/** 同じマスクを複数の画像に。 */
import type { Words } from '../words';
import { list, number } from './numbers';

export const batch: Words['batch'] = {
  fillAll: (pictures) => `${number(pictures)} 枚すべてを補完`,
  fillAllAbout: (pictures, mode) =>
    `まったく同じサイズの${number(pictures)} 枚の画像を同じ場所で補完し、それぞれ「${mode}」で適用します`,
  position: (at, of, name) => `${number(of)} 枚中${number(at)} 枚目：「${name}」`,
  done: (pictures, of) =>
    pictures === of
      ? `${number(of)} 枚すべて完了しました。Figma で元に戻すと 1 枚ずつ戻ります。`
      : `${number(of)} 枚中${number(pictures)} 枚が完了しました。`,
  stopped: (pictures, of) =>
    `中止しました。${number(of)} 枚中${number(pictures)} 枚が完了しています。`,
  failed: (names, reason) => `${list(names.map((name) => `「${name}」`))}：${reason}`,
  bug: 'Inpaint 自体で問題が発生しました。',
};
