import { UI_LANGUAGES, type UiLanguage, useWords } from './words.ts';

export interface ChooseLanguage {
  readonly language: UiLanguage;
  setLanguage(language: UiLanguage): void;
}

/** The desk's own language; each one is named in itself. `labelled` writes what it is above. */
export function LanguageChoice({ language, setLanguage, labelled }: ChooseLanguage & { labelled?: boolean }) {
  const words = useWords();
  return (
    <label class={labelled ? 'stacked' : ''}>
      <span class={labelled ? '' : 'hidden-label'}>{words.language}</span>
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
