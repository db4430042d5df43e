import type { FillRemark } from '../../../inference/contract';
import type { Size } from '../../../inference/core/geometry';
import type { SelectionProblem } from '../../../figma/contract';
import type { Words } from '../words';
import { percent } from './numbers';

const PROBLEM: { readonly [P in SelectionProblem]: string } = {
  'nothing-selected': '不要なものを消すには、画像のあるレイヤーを選択してください。',
  'several-layers':
    '複数のレイヤーが選択されています。画像のあるレイヤーを1つだけ選択してください。',
  'no-fills': 'この種類のレイヤーには塗りがありません。画像のあるレイヤーを選択してください。',
  'no-image':
    'このレイヤーには表示中の画像の塗りがありません。画像のあるレイヤーを選択してください。',
  'mixed-fills':
    'このレイヤーは部分ごとに塗りが異なります。画像が1つだけのレイヤーを選択してください。',
  'video-fill': 'このレイヤーは動画です。画像のあるレイヤーを選択してください。',
  'image-missing':
    'このレイヤーの画像が Figma に残っていません。画像を入れ直すか、別のレイヤーを選択してください。',
};

const REMARK: { readonly [R in FillRemark]: string } = {
  'nothing-to-learn-from':
    'マスクの外に参考にできる部分がないため、なめらかなぼかしで補完しました。もう少し狭い範囲をなぞってください。',
  'likely-poor':
    '顔や複雑なものは Quick Fill では難しいことがあります。結果をよく確認し、マスクを小さくしてみてください。',
  resumed: '途中でグラフィックスデバイスが失われましたが、続きから補完しました。',
  'random-weights':
    'ランダムな重みを使う代用モデルの結果です。動作の確認用で、品質を示すものではありません。',
};

const size = ({ width, height }: Size) => `${width} × ${height}`;

export const window: Words['window'] = {
  starting: '起動しています…',
  reading: (layer) => (layer ? `「${layer}」を読み込んでいます…` : '画像を読み込んでいます…'),
  problem: (problem, host) =>
    host === 'page' && problem === 'nothing-selected'
      ? '画像をここにドロップするか、貼り付けるか、ファイルを選んでください。画像がこのコンピューターの外に出ることはありません。'
      : PROBLEM[problem],
  problemHint: '次に、消したい部分をなぞって「補完」を押します。',
  useRender: '見たままのレイヤーを使う',
  chooseFile: '画像を選択…',
  openOther: '開く…',

  canvas: '画像。消したい部分をなぞってください。',
  tools: 'ツール',
  brushSize: 'ブラシのサイズ',
  brushPixels: (pixels) => `${pixels} ピクセル`,
  undo: '元に戻す',
  redo: 'やり直す',
  clear: 'マスクを消去',
  zoom: percent,
  zoomFit: '画像をウィンドウに合わせる',
  paintHint: '消したい部分をなぞってください。',

  engine: 'エンジン',
  quickFill: 'Quick Fill',
  moebius: 'Moebius',
  quickFillAbout: 'Quick Fill：すぐに結果が出ます。ダウンロードは不要です',
  moebiusAbout: 'Moebius：仕上げ用の高品質モデル',
  lookingForEngine: 'Moebius を探しています…',
  movingToEngine:
    'Moebius には専用のページが必要です。マスクを保ったまま、このウィンドウがそこへ移動します。',
  movedToEngine: 'このウィンドウは Moebius 専用のページに移動しました。マスクはそのままです。',

  fill: '補完',
  cancel: 'キャンセル',
  preparing: '準備しています…',
  filling: ({ fraction, region, regions }) =>
    regions > 1
      ? `領域 ${region}/${regions} を補完しています… ${percent(fraction)}`
      : `補完しています… ${percent(fraction)}`,
  fillStarted: '補完を始めました。',
  fillDone: '結果を表示しています。適用するか、破棄してください。',
  progress: '補完の進行状況',
  remark: (remark) => REMARK[remark],

  apply: (host) => (host === 'page' ? 'PNG を保存' : '適用'),
  applyAbout: '結果を PNG ファイルとして保存',
  applying: (host) => (host === 'page' ? '保存しています…' : 'レイヤーを追加しています…'),
  applied: (name, host) =>
    host === 'page'
      ? `「${name}」を保存しました。`
      : `「${name}」を元のレイヤーの上に追加しました。`,
  appliedNext: '続けてなぞると、さらに消せます。',
  discard: '破棄',
  discardAbout: '結果を破棄してマスクを残す',
  compare: '比較',
  compareAbout: '押している間、元の画像を表示',
  another: '別の結果を作る',

  selectionMoved: (name) => `「${name}」が選択されました。`,
  switchTo: '切り替える',
  stay: 'このまま続ける',
  switchAbout: '選択したレイヤーを開きます。ここで描いたマスクは、このセッションの間残ります',
  stayAbout: '開いているレイヤーで作業を続ける',

  maskPasted: 'マスクを追加しました。そのままの形で使われます。',
  maskOfOtherSize: (mask, picture) =>
    `マスクのサイズは ${size(mask)} ですが、この画像には ${size(picture)} のマスクが必要です。`,
  maskIsEmpty: 'マスクに白い部分がないため、何も追加されませんでした。',
  notAMask: 'これはマスクではありません。画像と同じサイズの白黒画像を貼り付けてください。',
  notAnImage: 'このウィンドウでは読み込めない画像です。',

  notOpened: (name) => (name ? `「${name}」は開きませんでした。` : '画像は開きませんでした。'),
  retry: 'もう一度試す',
  dismiss: '閉じる',
  bug: 'Inpaint 自体に問題が発生しました。マスクは残っています。',
  copyReport: 'レポートをコピー',
  reportCopied: 'レポートをコピーしました',
  withKey: (label, key) => `${label}（${key}）`,
  resize: 'ウィンドウのサイズを変更（ドラッグまたは矢印キー）',
};
