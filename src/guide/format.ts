import type { GuideLanguage } from '../core/language.ts';
import { WORDS } from './wordings/index.ts';

/** Western digits in every language, as in Morocco. */
const locale = (language: GuideLanguage) => `${language === 'ar' ? 'ar-MA' : language}-u-nu-latn`;

/** “860”, “89,64”: an amount without its currency. */
export function formatNumber(amount: number, language: GuideLanguage): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  // No mark in 1080: a point would read as a decimal to many.
  const options = { minimumFractionDigits: digits, useGrouping: 'min2' } as const;
  return new Intl.NumberFormat(locale(language), options).format(amount);
}

/** A currency by its name where the language has one, else by its code. */
export function currencyName(code: string, language: GuideLanguage): string {
  return WORDS[language].currencies[code] ?? code;
}

/** A country's name in the language; the code itself where it is not one. */
export function countryName(code: string, language: GuideLanguage): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
