import type { StepProgress } from '../../../inference/contract';
import type { PresetId } from '../../../inference/engines/moebius/settings';
import type { Finding, FindingCode } from '../../../inference/preflight/verdict';
import type { ModelWork } from '../../model/model-state';
import type { Words } from '../words';
import { bytes, duration, percent, rate } from './numbers';

const FINDING: {
  readonly [C in FindingCode]: (details: Extract<Finding, { code: C }>['details']) => string;
} = {
  'insecure-context': () => 'このウィンドウは安全なページではないため、モデルを保存できません。',
  'no-webgpu': () =>
    'このブラウザーは WebGPU に対応していません。モデルはプロセッサーで実行され、非常に時間がかかります。',
  'no-adapter': () =>
    'WebGPU で使えるグラフィックスデバイスが見つかりません。無効になっている可能性があります。モデルはプロセッサーで実行され、非常に時間がかかります。',
  'software-adapter': () =>
    'グラフィックスがソフトウェアで計算されています。結果は正しいものの、グラフィックスデバイスよりはるかに遅くなります。',
  'small-buffers': ({ maxStorageBufferBindingSize }) =>
    `このグラフィックスデバイスが一度に扱えるのは ${bytes(maxStorageBufferBindingSize)} までのため、画像を分割してデコードします。`,
  'gpu-wrong': ({ test }) =>
    `このグラフィックスデバイスは計算を誤ります（${test}）。ドライバーを更新して、もう一度確認してください。`,
  'gpu-failed': ({ test }) =>
    `このグラフィックスデバイスでテストを実行できませんでした（${test}）。ドライバーを更新して、もう一度確認してください。`,
  'no-storage': () =>
    'ここではファイルを保存できないため、ウィンドウを閉じるとモデルは失われます。',
  'low-space': ({ neededBytes, freeBytes }) =>
    `モデルには ${bytes(neededBytes)} 必要ですが、空きは ${bytes(freeBytes)} です。空きを増やして、もう一度確認してください。`,
  'no-jspi': () => 'このブラウザーでは、モデルの読み込みに他より時間がかかります。',
};

const STAGE: { readonly [S in StepProgress['stage']]: string } = {
  opening: 'モデルを開いています',
  encoding: '周囲を読み取っています',
  denoising: '描いています',
  decoding: '仕上げています',
};

const PRESET: { readonly [P in PresetId]: { readonly name: string; readonly about: string } } = {
  best: { name: '高品質', about: '最も良い結果になります。Quick Fill の下描きから始めます。' },
  fast: {
    name: '高速',
    about: '12回の処理を8回に減らし、下描きも省きます。細部は少し減りますが、早く終わります。',
  },
  reference: { name: '基準', about: '公開されている手順そのままです。比較に使います。' },
};

const WORK: { readonly [W in ModelWork]: string } = {
  download: 'ダウンロードしています',
  import: '読み込んでいます',
  verify: '検証しています',
  remove: '削除しています',
  export: '書き出しています',
};

export const model: Words['model'] = {
  models: 'モデル',
  modelsAbout: 'モデル：ダウンロード、検証、削除',
  close: '閉じる',
  checking: 'このコンピューターで使えるか確認しています…',
  recheck: 'もう一度確認',
  finding: (finding) =>
    (FINDING[finding.code] as (details: Finding['details']) => string)(finding.details),
  fits: 'このコンピューターで実行できます。',
  onProcessor:
    'グラフィックスデバイスがないためプロセッサーで実行します。1回の補完に数分かかります。',
  impossible: 'このウィンドウでは実行できません。Quick Fill はそのまま使えます。',
  copyVerdict: 'レポートをコピー',

  state: ({ state, bytesPresent, bytesTotal, kept }) => {
    if (state === 'absent') {
      return `このコンピューターにはまだありません。最初に一度だけ ${bytes(bytesTotal)} をダウンロードします。`;
    }
    if (state === 'partial') {
      return `${bytes(bytesTotal)} のうち ${bytes(bytesPresent)} があります。ダウンロードは続きから始まります。`;
    }
    return kept === 'disk'
      ? `このコンピューターに保存されています（${bytes(bytesTotal)}）。`
      : `メモリ上にあります（${bytes(bytesTotal)}）。ウィンドウを閉じると失われます。`;
  },
  standIn:
    'ランダムな重みを使う代用モデルです。すべて動作しますが、描かれるものに意味はありません。',
  origin: ({ credit, licence, host }) =>
    `作者：${credit} · ライセンス：${licence} · 配布元：${host}`,
  download: ({ bytesTotal, bytesPresent }) =>
    bytesPresent > 0 ? 'ダウンロードを再開' : `ダウンロード（${bytes(bytesTotal)}）`,
  pause: '一時停止',
  stop: '中止',
  discardPart: '途中までのデータを削除',
  verify: '検証',
  verifyAbout: 'すべてのバイトを読み直し、公開されているハッシュと照合します',
  remove: '削除',
  removeAbout: 'このコンピューターからモデルを削除',
  removeSure: '本当に削除しますか？',
  import: 'ファイルを読み込む…',
  importAbout: 'すでに持っている3つの .onnx ファイルを使います',
  export: 'ファイルを保存…',
  exportAbout: '別のコンピューターで使うために3つの .onnx ファイルを保存します',

  work: (work, progress) => {
    if (!progress) return `${WORK[work]}…`;
    const { stage, bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = progress;
    if (stage === 'preparing') return 'モデルを準備しています…';
    const amount = `${bytes(bytesDone)} / ${bytes(bytesTotal)}`;
    if (stage === 'waiting') return `別のウィンドウがダウンロードしています… ${amount}`;
    if (stage === 'retrying') return `接続が切れたため、もう一度試しています… ${amount}`;
    const speed = bytesPerSecond > 0 ? `、${rate(bytesPerSecond)}` : '';
    const left = secondsLeft === null ? '' : `、残り ${duration(secondsLeft)}`;
    return `${WORK[work]}… ${amount}${speed}${left}`;
  },
  startedOver: 'この配布元ではダウンロードを再開できないため、ファイルを最初から取得しています。',

  preset: (preset) => PRESET[preset].name,
  presetAbout: (preset) => PRESET[preset].about,
  presets: 'レシピ',
  seconds: (seconds) => duration(seconds),
  seed: 'シード',
  seedAbout: '同じシードなら同じ結果になります',
  slow: (seconds, isMeasured) =>
    isMeasured
      ? `プロセッサーでは約 ${duration(seconds, 'long')} かかります。`
      : `プロセッサーでは、当方の測定で ${duration(seconds, 'long')} かかりました。`,

  drafting: '下描きを作っています…',
  working: ({ steps, region, regions }) => {
    if (!steps) return null;
    const { stage, done, total, millisecondsLeft } = steps;
    const area = regions > 1 ? `、領域 ${region}/${regions}` : '';
    const step = stage === 'denoising' ? `、ステップ ${done}/${total}` : '';
    const left = millisecondsLeft === null ? '…' : `、残り ${duration(millisecondsLeft / 1000)}`;
    return `${STAGE[stage]}${area}${step}${left}`;
  },
  enough: 'これを使う',
  enoughAbout: 'ここで止めて、表示されている結果を仕上げます',
  variations: '結果一覧',
  variation: (index, seed, engine) => `結果 ${index}：${engine}、シード ${seed}`,
  window: (detail) => `モデルに見える画素 ${percent(detail)}`,
};
