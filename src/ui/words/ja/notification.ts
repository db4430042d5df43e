import type { ResultNote } from '../../../figma/contract';
import type { Words } from '../words';

const NOTE: { readonly [N in ResultNote]: string } = {
  'hidden-parent': 'は非表示の親の中にあります。親を表示すると見えます。',
  'locked-parent': 'を追加しました。親がロックされているため、クリックできません。',
  'outside-instance': 'をインスタンスの上に追加しました。',
  override: 'に結果を適用しました。インスタンスのオーバーライドとして残ります。',
  'original-hidden': 'を追加しました。元のレイヤーは非表示にして下に残しました。',
  'style-detached': 'に結果を適用しました。塗りのスタイルを解除しました。',
  'edit-too-large': 'に結果があります。ストロークが多すぎるため保存していません。',
  'newer-edit-kept': 'に結果があります。新しいバージョンの Inpaint のデータはそのまま残しました。',
  'in-component': 'に結果を適用しました。すべてのインスタンスに表示されます。',
  'behind-content': 'をレイヤーの中身の後ろに追加しました。',
};

export const notification: Words['notification'] = {
  note: (name, note) => `「${name}」${NOTE[note]}`,
  layerSuffix: '補完済み',
};
