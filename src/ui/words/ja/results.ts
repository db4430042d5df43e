import type {
  EditMark,
  EditState,
  PlaceProblem,
  ResultMode,
  ResultNote,
} from '../../../figma/contract';
import type { Words } from '../words';
import { number } from './numbers';

const MODE: { readonly [M in ResultMode]: readonly [name: string, about: string] } = {
  'new-layer': ['新規レイヤー', '元のレイヤーの上に、画像全体を新しいレイヤーとして追加'],
  'patch-layer': ['パッチレイヤー', 'なぞった部分だけを、上の透明なレイヤーに追加'],
  'replace-fill': ['塗りを置換', 'レイヤー自体に適用。元の画像は非表示で下に残ります'],
};

export const PLACE_PROBLEM: { readonly [P in PlaceProblem]: string } = {
  'in-instance':
    'このレイヤーはインスタンスの一部で、レイヤーを追加できません。「塗りを置換」を選ぶと、インスタンスのオーバーライドとして残ります。',
  'instance-content':
    'このインスタンスの上にレイヤーを置くと中身が隠れます。「塗りを置換」を選ぶと、インスタンスのオーバーライドとして残ります。',
  'component-set':
    'コンポーネントセットに入れられるのはバリアントだけです。「塗りを置換」を選ぶか、レイヤーをセットの外に移動してください。',
  'in-boolean':
    'ブール演算の中のシェイプには、演算の塗りが表示されます。ブール演算のほうを選択してください。',
  repeated:
    'このレイヤーは変形で繰り返されているため、上のレイヤーでは1つしか覆えません。「塗りを置換」を選んでください。',
  'no-parent':
    'このレイヤーの親にはレイヤーを追加できません。「塗りを置換」を選ぶか、レイヤーを外に移動してください。',
  flat: '親レイヤーが傾斜で平らにつぶれています。傾斜を元に戻して、もう一度「適用」を押してください。',
  'no-area': '線には画像を表示する面積がありません。画像のあるレイヤーを選択してください。',
  'no-fill':
    'この種類のレイヤーには塗りがありません。見たままのレイヤーを使うか、中にあるものを選択してください。',
  'pattern-fill':
    'このレイヤーにはパターンの塗りがあります。Figma の制限により、プラグインでは同時に残せません。パターンを非表示にするか削除するか、別の適用方法を選んでください。',
  drawn:
    'この画像はレイヤーの見た目を描いたもので、塗りではありません。「新規レイヤー」か「パッチレイヤー」を選んでください。',
  'see-through':
    'このレイヤーは半透明のため、パッチでは消したものが透けて見えます。「新規レイヤー」か「塗りを置換」を選んでください。',
  'fill-in-front':
    '画像の手前に別の塗りがあり、パッチで隠れてしまいます。「新規レイヤー」か「塗りを置換」を選んでください。',
  outlined:
    'パッチがこのレイヤーの線や内側のエフェクトを隠してしまいます。「新規レイヤー」か「塗りを置換」を選んでください。',
  mask: 'このレイヤーはマスクのため、上にあるものが表示されません。「塗りを置換」を選んでください。',
};

const NOTE: { readonly [N in ResultNote]: string } = {
  'hidden-parent': '非表示の親の中にあります。親を表示すると見えます。',
  'locked-parent': '親がロックされているため、クリックできません。',
  'outside-instance': 'インスタンスにはレイヤーを追加できないため、その上にあります。',
  override: 'インスタンスのオーバーライドとして残ります。',
  'original-hidden': '両方が見えてしまうため、元のレイヤーは非表示にして下に残しました。',
  'style-detached': 'スタイルは共有されているため、塗りのスタイルを解除しました。',
  'edit-too-large': 'ストロークが多すぎるため、レイヤーと一緒に保存できません。',
  'newer-edit-kept':
    'このレイヤーにある新しいバージョンの Inpaint のデータは、そのまま残しました。',
  'in-component': 'コンポーネントとそのすべてのインスタンスに表示されます。',
  'behind-content': '画像と同じく、レイヤーの中身の後ろにあります。',
};

const MARK: { readonly [M in EditMark]: string } = {
  editable: 'このレイヤーは補完の結果です。編集を続けるか、今の見た目から新しく始められます。',
  newer:
    '新しいバージョンの Inpaint で作られた結果です。編集するにはプラグインを更新するか、今の見た目から新しく始めてください。',
  damaged: 'このレイヤーの編集情報を読み込めません。今の見た目から新しく始めてください。',
};

const STATE: { readonly [S in EditState]: string } = {
  unchanged: 'ストロークを加えて「補完」を押してください。「適用」でこのレイヤーが更新されます。',
  'source-gone': '元のレイヤーはありませんが、画像は残っています。「適用」で結果が更新されます。',
  'source-changed':
    '元のレイヤーの画像が変わっています。「適用」すると、以前の画像から作った結果で更新されます。',
};

export const results: Words['results'] = {
  mode: (mode) => MODE[mode][0],
  modeAbout: (mode) => MODE[mode][1],
  problem: (problem) => PLACE_PROBLEM[problem],
  note: (note) => NOTE[note],
  mark: (mark) => MARK[mark],
  editAgain: '編集を続ける',
  state: (state) => STATE[state],
  strokesGone: 'ストロークは残っていないため、描き直してください。',
  strokesCoarse: 'マスクが細かすぎて保存しきれないため、少し粗くなっています。',
  added: (name) => `「${name}」を追加しました。`,
  replaced: (name) => `「${name}」に結果を表示しています。元の画像は非表示で残っています。`,
  updated: (name) => `「${name}」を更新しました。`,
  appliedToAll: (layers, skipped) => {
    const taken = `${number(layers)} 個のレイヤーに結果を適用しました。`;
    return skipped === 0 ? taken : `${taken}${number(skipped)} 個には適用できませんでした。`;
  },
  modeMenu: '結果の適用方法',
  update: '更新',
  updateAbout: 'この結果でレイヤーを更新',
  sameImage: (others) => `ほかに ${number(others)} 個のレイヤーがこの画像を表示しています。`,
  applyToAllAbout: 'それぞれの画像の代わりに結果を表示します。元の画像は非表示で残ります',
  applyToAll: (layers) => `${number(layers)} 個すべてに適用`,
  masks: (layers) => `ほかの ${number(layers)} 個のレイヤーをマスクとして使います。`,
  maskUnseen: (name) => `「${name}」は見えていないため、マスクになりません。`,
  queue: (at, of) => `画像 ${number(at)}/${number(of)}`,
  queueAbout: '一緒に選択した画像',
  queueClose: 'この画像だけで作業する',
  next: '次へ',
  nextAbout: '選択した画像の次の1枚を開く',
};
