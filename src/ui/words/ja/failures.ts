import type { FailureDetails } from '../../../inference/core/errors';
import { formatName, withoutFullStop } from '../quoted';
import { isPlaceProblem, mostTelling } from '../reasons';
import type { Words } from '../words';
import { engine } from './engine';
import { bytes, duration } from './numbers';
import { PLACE_PROBLEM } from './results';

const EDIT_UNREADABLE: {
  readonly [R in FailureDetails['edit-unreadable']['reason']]: (name: string) => string;
} = {
  none: (name) =>
    `「${name}」は Inpaint の結果ではありません。選択して「補完」を押すと、新しく始められます。`,
  newer: (name) =>
    `「${name}」は新しいバージョンの Inpaint で作られました。プラグインを更新するか、今の見た目を新しい結果として補完してください。`,
  damaged: (name) =>
    `「${name}」の編集情報を読み込めません。今の見た目を新しい結果として補完してください。`,
  'picture-gone': (name) =>
    `「${name}」の元の画像がこのファイルにありません。今の見た目を新しい結果として補完してください。`,
};

export const failures: Words['failures'] = {
  'unknown-format': () =>
    'Inpaint では読み込めない形式の画像です。PNG、JPEG、WebP のいずれかを使ってください。',
  'damaged-image': ({ format }) =>
    `この ${formatName(format)} 画像は壊れているか、途中で切れています。もう一度書き出して、入れ直してください。`,
  'cmyk-jpeg': () => 'この JPEG は印刷用の CMYK カラーです。RGB に変換して、入れ直してください。',
  'animated-image': ({ format }) =>
    `この ${formatName(format)} 画像はアニメーションです。静止画を使ってください。`,
  'unsupported-here': ({ format }) =>
    `このウィンドウでは ${formatName(format)} 画像を読み込めません。PNG か JPEG に変換してください。`,
  'canvas-protected': ({ format }) =>
    `このブラウザーは、フィンガープリント対策のため、${formatName(format)} 画像のピクセルをページに渡しません。このページにキャンバスの読み取りを許可するか、PNG を使ってください。`,
  'canvas-unreadable': () =>
    'このブラウザーは、フィンガープリント対策のため、描画された内容をページに渡しません。そのためスマート選択と画像マスクは使えません。このページにキャンバスの読み取りを許可するか、ほかのツールを使ってください。',
  'too-many-pixels': ({ width, height, maxMegapixels }) =>
    `この画像は ${width} × ${height} で、${maxMegapixels} メガピクセルを超えています。もっと小さい画像を使ってください。`,
  'too-large-for-figma': ({ width, height, maxSide }) =>
    `結果は ${width} × ${height} ですが、Figma で扱えるのは一辺 ${maxSide} ピクセルまでです。先に画像を縮小してください。`,
  'refused-by-figma': ({ reason }) =>
    `Figma が結果を受け付けませんでした（${withoutFullStop(reason)}）。何も変更されていません。もう一度「適用」を押してください。`,
  'nothing-painted': () =>
    'まだ何も描かれていません。消したい部分をなぞって「補完」を押してください。',
  'layer-gone': ({ name }) =>
    `作業中に「${name}」が削除されました。Figma で元に戻して、もう一度「適用」を押してください。`,
  'layer-changed': ({ name }) =>
    `作業中に「${name}」の画像が変更されました。Figma で元に戻して、もう一度「適用」を押してください。`,
  'image-unreadable': ({ name }) =>
    `Figma から「${name}」の画像を受け取れませんでした。もう一度試すか、画像を入れ直してください。`,
  'no-place': ({ name, reason }) =>
    isPlaceProblem(reason)
      ? PLACE_PROBLEM[reason]
      : `「${name}」の隣にはレイヤーを追加できません。移動するか、親から切り離して、もう一度「適用」を押してください。`,
  'edit-unreadable': ({ name, reason }) => EDIT_UNREADABLE[reason](name),
  'worker-crashed': () =>
    '補完が途中で止まりました。多くはメモリ不足が原因です。マスクは残っています。もう一度「補完」を押すか、範囲を狭くしてください。',
  'engine-unreachable': ({ host, reasons }) => engine[mostTelling(reasons)](host),

  'model-missing': ({ title }) =>
    `このコンピューターには ${title} がないか、一部しかありません。「モデル」を開いてダウンロードしてください。`,
  offline: ({ host }) =>
    `現在 ${host} に接続できません。接続を確認して、もう一度ダウンロードしてください。受信済みのデータは残っています。`,
  'download-refused': ({ host, file, status }) =>
    `${host} から ${file} を取得できませんでした${status ? `（HTTP ${status}）` : ''}。後でもう一度試すか、手元のファイルを読み込んでください。`,
  'download-stalled': ({ host, file }) =>
    `${host} からの ${file} の受信が止まりました。ダウンロードを再開してください。受信済みのデータは残っています。`,
  'rate-limited': ({ host, retryAfterSeconds }) =>
    `${host} がアクセスを一時的に制限しています。${duration(retryAfterSeconds, 'long')}待ってから、もう一度ダウンロードしてください。`,
  'wrong-content': ({ file, reason }) =>
    reason === 'length'
      ? `受信した ${file} は長さが正しくないため、保存しませんでした。もう一度ダウンロードしてください。`
      : `受信した ${file} は公開されているファイルと異なるため、保存しませんでした。もう一度ダウンロードしてください。`,
  'not-enough-space': ({ neededBytes, freeBytes }) =>
    `モデルには ${bytes(neededBytes)} の空きが必要ですが、ブラウザーで使えるのは ${bytes(freeBytes)} です。空きを増やして、もう一度ダウンロードしてください。`,
  'storage-refused': () =>
    'このブラウザーではウィンドウにファイルを保存できません。サイトデータを許可するか、プライベートウィンドウを閉じて、もう一度試してください。',
  'model-damaged': ({ file }) =>
    `${file} は Inpaint で読み込めるモデルではありません。「モデル」で削除して、もう一度ダウンロードしてください。`,
  'gpu-lost': () =>
    'グラフィックスデバイスが失われました。多くはメモリ不足が原因です。ほかの重いタブを閉じて、もう一度「補完」を押してください。',
  'gpu-memory': () =>
    'グラフィックスデバイスのメモリが足りません。ほかの重いタブを閉じて、もう一度「補完」を押すか、Quick Fill を使ってください。',
  'graph-failed': ({ graph }) =>
    `モデルの ${graph} の部分をここでは実行できませんでした。Quick Fill を使うか、レポートをコピーしてお送りください。`,
  'model-output': ({ selfTest }) =>
    selfTest === 'failed'
      ? 'このグラフィックスデバイスは計算を誤るため、結果を破棄しました。ドライバーを更新するか、Quick Fill を使ってください。'
      : 'モデルから使える画像が得られなかったため、結果を破棄しました。もう一度「補完」を押すか、Quick Fill を使ってください。',
};
