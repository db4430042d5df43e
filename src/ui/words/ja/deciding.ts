import type { Words } from '../words';
import { number, percent } from './numbers';

const pixels = (count: number) => `${number(Math.round(2 * count) / 2)} ピクセル`;

export const deciding: Words['deciding'] = {
  bar: '結果の表示',
  original: '元の画像',
  result: '結果',
  split: '分割表示',
  splitValue: (at) => `元の画像 ${percent(at)}、結果 ${percent(1 - at)}`,
  sideBySide: '並べて表示',

  finish: '仕上げ',
  finishAbout: '仕上げ：色、粒子、境界を、補完し直さずに調整',
  match: '色合わせ',
  grain: '粒子',
  feather: '境界のぼかし',
  featherValue: pixels,
  finishReset: 'リセット',

  keep: 'この結果を保持',
  keepAbout: '後の結果が増えても、この結果を残します',
  isKept: '保持中',
  rename: 'この結果に名前を付ける',
  name: '結果の名前',

  history: 'このセッションの結果',
  historyAbout:
    '選ぶと、その結果がマスクとともに表示されます。今のマスクは「元に戻す」で戻せます。',
  seed: (seed) => `シード ${seed}`,
  fromSource: '指定した範囲を参照',
  took: (seconds) => `${number(Math.round(10 * seconds) / 10)} 秒`,
  applied: (mode) => `適用済み（${mode}）`,

  restored: '前回のマスクを復元しました。',
  restoredBoth: (results) => `前回のマスクと ${number(results)} 件の結果を復元しました。`,
  restoredResults: (results) =>
    `前回の ${number(results)} 件の結果を復元しました。「このセッションの結果」にあります。`,
  restoredLost: (results) => `${number(results)} 件の結果は保存できませんでした。`,
  restoredDrop: '最初から始める',
  restoredDropAbout: 'マスクを消去し、結果を破棄します。マスクは「元に戻す」で戻せます',
};
