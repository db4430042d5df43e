/** Which language the window speaks: one of ours, or whichever the browser prefers. */
import { LANGUAGES, languageFor, type Language } from '../words/language';
import { words } from '../words/words';

interface Props {
  /** `auto` where nothing was chosen. */
  readonly value: string;
  readonly onChoose: (choice: string) => void;
}

export function LanguageChoice({ value, onChoose }: Props) {
  const { choice, auto } = words.language;
  return (
    <label class="language">
      {choice}
      {/* The browser's own: the kit's menu opens outside a dialog, where it cannot be reached. */}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="auto">{auto(LANGUAGES[languageFor(navigator.languages)])}</option>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <option key={language} value={language} lang={language}>
            {LANGUAGES[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
