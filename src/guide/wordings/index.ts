import type { GuideLanguage } from '../../core/language.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

export const WORDS: Record<GuideLanguage, Words> = { ar, fr, en, es };

/** Each language in its own words. */
export const LANGUAGE_NAMES: Record<GuideLanguage, string> = {
  ar: 'العربية',
  fr: 'Français',
  en: 'English',
  es: 'Español',
};
