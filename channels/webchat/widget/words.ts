/** Languages in which the widget itself speaks. Messages may be in any. */
export const WIDGET_LANGUAGES = ['ar', 'fr', 'en', 'es'] as const;
export type WidgetLanguage = (typeof WIDGET_LANGUAGES)[number];

export const LANGUAGE_NAMES: Record<WidgetLanguage, string> = {
  ar: 'العربية',
  fr: 'Français',
  en: 'English',
  es: 'Español',
};

/** The widget's language for a BCP 47 tag: Darija and Arabic read Arabic; what we do not speak reads English. */
export function widgetLanguage(tag: string): WidgetLanguage {
  const primary = tag.toLowerCase().split('-')[0];
  // Darija in Latin letters has no interface of its own: its readers read French.
  if (tag.toLowerCase() === 'ary-latn') return 'fr';
  if (primary === 'ary' || primary === 'ar') return 'ar';
  return WIDGET_LANGUAGES.find((language) => language === primary) ?? (primary ? 'en' : 'fr');
}
