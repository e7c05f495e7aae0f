import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { ar } from './words-ar.ts';
import { en } from './words-en.ts';
import { fr, type Words } from './words-fr.ts';

export const UI_LANGUAGES = { fr, ar, en } as const;
export type UiLanguage = keyof typeof UI_LANGUAGES;
export type { Words };

const NAME = 'dalil-desk-language';

function isUiLanguage(value: string | undefined | null): value is UiLanguage {
  return value !== undefined && value !== null && value in UI_LANGUAGES;
}

/** The language that was chosen on this machine, else the browser's, else French. */
export function firstLanguage(): UiLanguage {
  const candidates = [localStorage.getItem(NAME), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return candidates.find(isUiLanguage) ?? 'fr';
}

/** Makes the whole page speak a language and remembers it. */
export function applyLanguage(language: UiLanguage): void {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  localStorage.setItem(NAME, language);
}

const Language = createContext<UiLanguage>('fr');
export const LanguageProvider = Language.Provider;

export function useLanguage(): UiLanguage {
  return useContext(Language);
}

export function useWords(): Words {
  return UI_LANGUAGES[useContext(Language)];
}
