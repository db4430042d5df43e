import type { Words } from '../words';

export const engine: Words['engine'] = {
  blocked: (host) =>
    `このウィンドウは ${host} を開けません。管理者に許可を依頼してください。Quick Fill はそのまま使えます。`,
  offline: (host) =>
    `${host} にある Moebius に接続できません。接続を確認して、もう一度 Moebius を選んでください。Quick Fill はそのまま使えます。`,
  'other-version': (host) =>
    `ここの Inpaint と ${host} のバージョンが違います。ウィンドウを閉じて Inpaint を起動し直すか、プラグインを更新してください。`,
  'no-webgpu': () =>
    'このブラウザーでは Moebius がグラフィックスを使えません。ハードウェアアクセラレーションを有効にするか、ブラウザーを更新してください。Quick Fill はそのまま使えます。',
  'no-storage': () =>
    'このブラウザーでは Moebius がファイルを保存できません。サイトデータを許可するか、プライベートウィンドウを閉じてください。Quick Fill はそのまま使えます。',
  insecure: () =>
    'このブラウザーには Moebius に必要な安全な環境がありません。Figma のデスクトップアプリ、Chrome、Edge のいずれかを使ってください。Quick Fill はそのまま使えます。',
  silent: (host) =>
    `${host} のページが起動しませんでした。しばらくしてから、もう一度 Moebius を選んでください。Quick Fill はそのまま使えます。`,
  failed: (host) =>
    `${host} の Moebius を起動できませんでした。ウィンドウを閉じて Inpaint を起動し直してください。Quick Fill はそのまま使えます。`,
};
