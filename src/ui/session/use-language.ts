/** Speaks the language that was chosen, or the browser's. */
import { useMemo } from 'preact/hooks';
import type { Settings } from '../../figma/contract';
import { languageFor } from '../words/language';
import { speak } from '../words/words';

/** From this very render on: whatever is rendered below it reads its words then. */
export function useLanguage({ language = 'auto' }: Settings): void {
  const spoken = languageFor([language, ...navigator.languages]);
  useMemo(() => speak(spoken), [spoken]);
}
