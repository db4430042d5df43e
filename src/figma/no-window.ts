/**
 * The one sentence that is said without a window. There nobody knows the browser's language, but a
 * language that was chosen in a window before is among the settings.
 */
import type { Settings } from './contract';

const ENGLISH = 'Inpaint could not open its window. Run it again.';

const SENTENCES: ReadonlyMap<string | undefined, string> = new Map([
  ['de', 'Inpaint konnte sein Fenster nicht öffnen. Starten Sie es erneut.'],
  ['ja', 'Inpaint のウィンドウを開けませんでした。もう一度実行してください。'],
]);

export function noWindow({ language }: Settings): string {
  return SENTENCES.get(language) ?? ENGLISH;
}
