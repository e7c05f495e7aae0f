import type { Language } from './language.ts';

/** Locales with Western digits, as everywhere here; Darija in Latin letters reads French. */
const LOCALES: Partial<Record<Language, string>> = {
  'ary-Arab': 'ar-MA-u-nu-latn',
  'ary-Latn': 'fr-MA',
  ar: 'ar-MA-u-nu-latn',
  en: 'en-GB',
};

/** `mardi 24 novembre`, `08:00`, `GMT+1`. */
export function momentIn(
  at: Date,
  timeZone: string,
  language: Language,
): { day: string; time: string; zone: string } {
  const locale = LOCALES[language] ?? language;
  const format = (options: Intl.DateTimeFormatOptions, tag = locale) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone });
  const zone = format({ timeZoneName: 'shortOffset' }, 'en')
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return {
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }).format(at),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'en-GB').format(at),
    zone: zone?.value ?? timeZone,
  };
}
