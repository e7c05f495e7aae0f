import { useEffect, useState } from 'preact/hooks';
import type { UiLanguage } from './words.ts';

/** Western digits everywhere, as in Morocco. */
const LOCALES: Record<UiLanguage, string> = { fr: 'fr-MA', ar: 'ar-MA-u-nu-latn', en: 'en-GB' };

/** `14:05`, with the day in front when it is not today; of a place with another clock in that place's `timeZone`. */
export function formatTime(instant: string, language: UiLanguage, now: Date, timeZone?: string): string {
  const date = new Date(instant);
  const zoned = timeZone ? { timeZone } : {};
  const dayOf = (one: Date) => one.toLocaleDateString('en', zoned);
  const today = dayOf(date) === dayOf(now);
  return new Intl.DateTimeFormat(LOCALES[language], {
    ...zoned,
    ...(!today && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** Day and time to the second, for the book. */
export function formatInstant(instant: string, language: UiLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(instant),
  );
}

/** How long ago, in one unit: `3 min`, `2 h`, `5 d`. */
export function formatAgo(instant: string, language: UiLanguage, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(instant).getTime()) / 60_000));
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'short' }).format(
    value,
  );
}

/** A length of time in seconds, in one unit: `45 s`, `12 min`, `3 h`, `2 d`. */
export function formatSpan(seconds: number, language: UiLanguage): string {
  const [value, unit] =
    seconds < 60
      ? [Math.round(seconds), 'second']
      : seconds < 120 * 60
        ? [Math.round(seconds / 60), 'minute']
        : seconds < 48 * 3600
          ? [Math.round(seconds / 3600), 'hour']
          : [Math.round(seconds / 86_400), 'day'];
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'short' }).format(
    value,
  );
}

/** `23 nov.`, of a day YYYY-MM-DD. */
export function formatDay(day: string, language: UiLanguage): string {
  const date = new Date(`${day}T12:00:00Z`);
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(date);
}

export function formatNumber(value: number, language: UiLanguage): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

export function formatShare(share: number, language: UiLanguage): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent' }).format(share);
}

/** The time, twice a minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
