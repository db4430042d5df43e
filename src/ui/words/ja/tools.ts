import type { Mode, Tool } from '../../editor/operations';
import type { Words } from '../words';
import { percent } from './numbers';

const TOOL: { readonly [T in Tool]: { readonly name: string; readonly about: string } } = {
  hand: {
    name: '手のひら',
    about: '手のひら：ドラッグで画像を移動（スペースキーを押しながらと同じ）',
  },
  brush: { name: 'ブラシ', about: 'ブラシ：Shift で直線につなぎ、Alt で消します' },
  erase: { name: '消しゴム', about: '消しゴム：マウスの右ボタンで描いても消せます' },
  lasso: { name: 'なげなわ', about: 'なげなわ：消したいものを囲みます' },
  polygon: { name: '多角形', about: '多角形：角をクリックし、ダブルクリックで閉じます' },
  rectangle: { name: '長方形', about: '長方形：Shift で正方形、Alt で中心から描きます' },
  ellipse: { name: '楕円', about: '楕円：Shift で正円、Alt で中心から描きます' },
  smart: { name: 'スマート選択', about: 'スマート選択：クリックした色に近い部分をマスクします' },
};

const BOX_KEYS =
  '矢印キーで移動し、Shift を押すと10倍動きます。Alt を押すとサイズが変わります。Enter で確定、Escape で取り消します。';

const PAN = '矢印キーで画像を移動します。';

const KEYS: { readonly [T in Tool]: string } = {
  hand: PAN,
  brush: `${PAN}キーボードでマスクするには、R キーで長方形を選んでください。`,
  erase: `${PAN}キーボードでマスクを消すには、R キーで長方形を選んでください。`,
  lasso: `${PAN}キーボードでマスクするには、R キーで長方形を選んでください。`,
  polygon: 'Enter で多角形を閉じ、Backspace で角を1つ戻し、Escape で取り消します。',
  rectangle: `矢印キーを押すと長方形が現れます。${BOX_KEYS}`,
  ellipse: `矢印キーを押すと楕円が現れます。${BOX_KEYS}`,
  smart: '矢印キーを押すと点が現れます。矢印キーで移動し、Enter でその色を選択します。',
};

const MODE_DONE: { readonly [M in Mode]: string } = {
  add: 'マスクに追加しました。',
  subtract: 'マスクから除きました。',
};

export const tools: Words['tools'] = {
  tool: (tool) => TOOL[tool].name,
  toolAbout: (tool) => TOOL[tool].about,
  keys: (tool) => KEYS[tool],
  options: (tool) => `${TOOL[tool].name}のオプション`,
  mask: 'マスク',

  subtract: '除外',
  subtractAbout: 'マスクから取り除きます。一度だけなら Alt を押すか、マウスの右ボタンを使います',
  rings: '輪を閉じる',
  ringsAbout: 'ものを囲むように描くと、その内側もマスクします',
  contiguous: '隣接のみ',
  contiguousAbout: '画像全体ではなく、クリックした場所とつながっている部分だけ',
  hardness: '硬さ',
  hardnessAbout: '硬さ: 縁が柔らかいほど、元の画像が透けて残ります',
  hardnessValue: (share) => percent(share),
  tolerance: '許容値',
  toleranceValue: (value) => percent(value / 100),
  toleranceAbout: '色の違いをどこまで許すか。直前の選択範囲にも反映されます',
  searching: '選択しています…',

  invert: 'マスクを反転',
  grow: (pixels) => `マスクを ${pixels} px 広げる`,
  shrink: (pixels) => `マスクを ${pixels} px 縮める`,
  amount: '広げる・縮めるピクセル数',
  source: 'ここだけを参照',
  sourceAbout: 'Quick Fill：いまマスクした部分だけを参照します。続けて消したいものをマスクします',
  sourceOff: 'Quick Fill は破線の範囲だけを参照しています。押すと画像全体を参照します',
  sourceSet: 'Quick Fill は指定した範囲だけを参照します。消したいものをマスクしてください。',

  boxAt: ({ x, y, width, height }) => `${x}, ${y} の位置に ${width} × ${height}`,
  pointAt: ({ x, y }) => `${x}, ${y} の点`,
  boxUsed: (mode) => MODE_DONE[mode],
  boxDropped: '取り消しました。',
};
