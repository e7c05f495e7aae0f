import { el, icon } from './dom.ts';
import type { PanelWords } from './panel-words.ts';
import { LANGUAGE_NAMES, WIDGET_LANGUAGES, type WidgetLanguage } from './words.ts';

const CROSS = 'M6 6l12 12M18 6L6 18';

/** Name, who answers at the moment, language, close. */
export function createHeader(on: { close(): void; language(language: WidgetLanguage): void }) {
  const title = el('h2', { id: 'title' });
  const state = el('p', { class: 'state' });
  const select = el(
    'select',
    {},
    ...WIDGET_LANGUAGES.map((language) =>
      el('option', { value: language, lang: language }, LANGUAGE_NAMES[language]),
    ),
  );
  const close = el('button', { type: 'button', class: 'plain' }, icon(CROSS));
  close.addEventListener('click', on.close);
  select.addEventListener('change', () => on.language(select.value as WidgetLanguage));
  return {
    element: el('div', { class: 'head' }, el('div', { class: 'who' }, title, state), select, close),
    speak(words: PanelWords, language: WidgetLanguage): void {
      title.textContent = words.title;
      select.value = language;
      select.setAttribute('aria-label', words.language);
      close.setAttribute('aria-label', words.close);
    },
    showState(text: string): void {
      state.textContent = text;
    },
  };
}
