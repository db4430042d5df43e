import type { HintKind } from '../../editor/hint';
import type { OverlayColour } from '../../editor/overlay-colour';
import type { Words } from '../words';

const COLOUR: { readonly [C in OverlayColour]: string } = {
  '#ff24bd': 'ピンク',
  '#00c2ff': '青',
  '#3dff5c': '緑',
  '#ff6a00': 'オレンジ',
};

const HINT: { readonly [H in HintKind]: string } = {
  shadow: 'マスクに暗い部分が接しています。影かもしれません。含めますか？',
  thin: 'なぞったものがマスクの外まで続いているようです。含めますか？',
};

export const seeing: Words['seeing'] = {
  options: 'マスクの表示',
  colour: 'マスクの色',
  automatically: '自動：画像の上で目立つ色',
  colourName: (colour) => COLOUR[colour],
  zone: '変わる範囲をすべて表示',
  zoneAbout: 'マスクの周囲で補完で変わる部分も表示します',

  feather: 'ぼかし：マスクの周囲で補完が薄れていくピクセル数',

  windowAbout: 'ドラッグでモデルに見せる部分を変え、角のドラッグで広さを変えます',
  windowKeys:
    '矢印キーで枠を動かします（Shift で10倍）。Alt を押しながら押すと大きさが変わります。Escape で自動に戻ります。',
  windowReset: '自動に戻す',
  windowLeft: 'マスクが選んだ枠に収まらなくなったため、枠は自動に戻りました。',

  hint: (kind) => HINT[kind],
  include: '含める',
};
