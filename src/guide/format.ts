import { GUIDE_LANGUAGES, type GuideLanguage } from '../core/language.ts';
import { WORDS } from './wordings/index.ts';

/** Western digits in every language, as in Morocco. */
const locale = (language: GuideLanguage) => `${language === 'ar' ? 'ar-MA' : language}-u-nu-latn`;

/** Made once: they are slow to make. No mark in 1080: a point would read as a decimal to many. */
const NUMBERS = new Map(
  GUIDE_LANGUAGES.map((language) => {
    const make = (minimumFractionDigits: number) =>
      new Intl.NumberFormat(locale(language), { minimumFractionDigits, useGrouping: 'min2' });
    return [language, { whole: make(0), decimal: make(2) }];
  }),
);

/** “860”, “89,64”: an amount without its currency. */
export function formatNumber(amount: number, language: GuideLanguage): string {
  const formats = NUMBERS.get(language);
  return (Number.isInteger(amount) ? formats?.whole : formats?.decimal)?.format(amount) ?? String(amount);
}

/** A currency by its name where the language has one, else by its code. */
export function currencyName(code: string, language: GuideLanguage): string {
  return WORDS[language].currencies[code] ?? code;
}

/** A Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Made once: they are slow to make. */
const WEEKDAY_NAMES = new Map(
  GUIDE_LANGUAGES.map((language) => [
    language,
    new Intl.DateTimeFormat(locale(language), { weekday: 'long', timeZone: 'UTC' }),
  ]),
);

/** A day of the week by its place, 0 = Monday. */
export function weekdayName(place: number, language: GuideLanguage): string {
  return WEEKDAY_NAMES.get(language)?.format(SOME_MONDAY + place * DAY_MS) ?? '';
}

/** Made once: they are slow to make. */
const COUNTRIES = new Map(
  GUIDE_LANGUAGES.map((language) => [language, new Intl.DisplayNames([language], { type: 'region' })]),
);

/** A country's name in the language; the code itself where it is not one. */
export function countryName(code: string, language: GuideLanguage): string {
  try {
    return COUNTRIES.get(language)?.of(code) ?? code;
  } catch {
    return code;
  }
}
