import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { GuideLanguage } from '../../core/language.ts';
import { WORDS } from '../wordings/index.ts';
import type { Words } from '../wordings/words.ts';

/** The language of the page that is being written. */
export const PageLanguage = createContext<GuideLanguage>('fr');

/** The page's language and its words. */
export function usePage(): { language: GuideLanguage; words: Words } {
  const language = useContext(PageLanguage);
  return { language, words: WORDS[language] };
}
