/** Registers that Dalil understands and answers in. `ary` is Moroccan Darija, by script. */
export const LANGUAGES = ['ary-Arab', 'ary-Latn', 'ar', 'fr', 'en', 'es', 'nl', 'it', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Languages in which the catalogue and the guide are written. */
export const GUIDE_LANGUAGES = ['ar', 'fr', 'en', 'es'] as const;
export type GuideLanguage = (typeof GUIDE_LANGUAGES)[number];

/** A text of the catalogue. French always exists; a missing translation shows the French with `lang="fr"`. */
export type LocalText = { readonly fr: string } & {
  readonly [L in Exclude<GuideLanguage, 'fr'>]?: string | undefined;
};

/** The catalogue language that a register reads: Darija in Arabic letters reads Arabic, in Latin letters French. */
export function guideLanguage(language: Language): GuideLanguage {
  if (language === 'ary-Arab' || language === 'ar') return 'ar';
  if (language === 'en' || language === 'es') return language;
  return 'fr';
}

/** A text in the reader's language or else in French, with the language it really is in. */
export function localText(
  text: LocalText,
  language: GuideLanguage,
): { text: string; language: GuideLanguage } {
  const translated = text[language];
  return translated ? { text: translated, language } : { text: text.fr, language: 'fr' };
}

/** Writing direction of a register. */
export function direction(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' || language === 'ary-Arab' ? 'rtl' : 'ltr';
}

/** Whether a value from outside names one of our registers. The names are BCP 47 tags, fit for `lang` attributes. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}
