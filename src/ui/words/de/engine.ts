import type { Words } from '../words';

export const engine: Words['engine'] = {
  blocked: (host) =>
    `Dieses Fenster darf ${host} nicht öffnen. Lassen Sie die Adresse freigeben; Quick Fill geht auch ohne.`,
  offline: (host) =>
    `Moebius liegt auf ${host}, und dort antwortet niemand. Prüfen Sie die Verbindung und wählen Sie Moebius noch einmal; Quick Fill geht auch ohne.`,
  'other-version': (host) =>
    `Inpaint hier und auf ${host} haben verschiedene Versionen. Schließen Sie das Fenster und starten Sie Inpaint neu, oder aktualisieren Sie das Plugin.`,
  'no-webgpu': () =>
    'Dieser Browser gibt Moebius keine Grafikkarte. Schalten Sie die Hardwarebeschleunigung ein oder aktualisieren Sie den Browser; Quick Fill geht auch ohne.',
  'no-storage': () =>
    'Dieser Browser lässt Moebius keine Dateien behalten. Erlauben Sie Websitedaten oder verlassen Sie das private Fenster; Quick Fill geht auch ohne.',
  insecure: () =>
    'Dieser Browser bietet Moebius hier keinen sicheren Ort. Nehmen Sie die Desktop-App von Figma, Chrome oder Edge; Quick Fill geht auch ohne.',
  silent: (host) =>
    `Die Seite auf ${host} ist nicht angesprungen. Wählen Sie Moebius später noch einmal; Quick Fill geht auch ohne.`,
  failed: (host) =>
    `Moebius auf ${host} ließ sich nicht starten. Schließen Sie das Fenster und starten Sie Inpaint neu; Quick Fill geht auch ohne.`,
};
