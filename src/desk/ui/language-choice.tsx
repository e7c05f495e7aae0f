import { UI_LANGUAGES, type UiLanguage, useWords } from './words.ts';

export interface ChooseLanguage {
  readonly language: UiLanguage;
  setLanguage(language: UiLanguage): void;
}

/** The desk's own language; each one is named in itself. */
export function LanguageChoice({ language, setLanguage }: ChooseLanguage) {
  const words = useWords();
  return (
    <label class="language-choice">
      <span class="hidden-label">{words.language}</span>
      <select value={language} onChange={(event) => setLanguage(event.currentTarget.value as UiLanguage)}>
        {Object.entries(UI_LANGUAGES).map(([id, { itself }]) => (
          <option key={id} value={id} lang={id}>
            {itself}
          </option>
        ))}
      </select>
    </label>
  );
}
