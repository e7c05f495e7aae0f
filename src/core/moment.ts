import type { Language } from './language.ts';

/** A moment, and what the clock of some place shows then. */
export interface LocalMoment {
  readonly at: Date;
  /** Minutes by which that clock is ahead of UTC. */
  readonly ahead: number;
}

/** Locales with Western digits, as everywhere here; Darija in Latin letters reads French. */
const LOCALES: Partial<Record<Language, string>> = {
  'ary-Arab': 'ar-MA-u-nu-latn',
  'ary-Latn': 'fr-MA',
  ar: 'ar-MA-u-nu-latn',
  en: 'en-GB',
};

/** `mardi 24 novembre`, `08:00`, `GMT+1`. */
export function momentIn(
  moment: LocalMoment,
  language: Language,
): { day: string; time: string; zone: string } {
  const locale = LOCALES[language] ?? language;
  const shown = clockOf(moment);
  const format = (options: Intl.DateTimeFormatOptions, tag = locale) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(shown);
  return {
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'en-GB'),
    zone: `GMT${offsetText(moment.ahead)}`,
  };
}

/** The year that the clock shows. */
export function yearOf(moment: LocalMoment): number {
  return clockOf(moment).getUTCFullYear();
}

/** The moment at which a clock in UTC shows the same. */
function clockOf({ at, ahead }: LocalMoment): Date {
  return new Date(at.getTime() + ahead * 60_000);
}

/** `+1`, `-3:30`; nothing for none. */
function offsetText(ahead: number): string {
  if (ahead === 0) return '';
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  const rest = minutes > 0 ? `:${String(minutes).padStart(2, '0')}` : '';
  return `${ahead < 0 ? '-' : '+'}${hours}${rest}`;
}
