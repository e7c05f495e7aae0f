import type { GuideLanguage } from '../core/language.ts';
import type { ServiceId } from '../core/services.ts';

/** The guide's addresses, each in one place. All are paths from the root. */
export const addressOf = {
  home: (language: GuideLanguage) => `/${language}`,
  service: (language: GuideLanguage, id: ServiceId, choice: { procedure?: string; variant?: string } = {}) =>
    `/guide/${language}/${id}${query(choice)}`,
  fees: (language: GuideLanguage) => `/fees/${language}`,
  search: (language: GuideLanguage, text?: string) => `/search/${language}${query({ q: text })}`,
  missions: (language: GuideLanguage, filter: { country?: string; q?: string } = {}) =>
    `/missions/${language}${query(filter)}`,
  mission: (language: GuideLanguage, id: string) => `/missions/${language}/${encodeURIComponent(id)}`,
  privacy: (language: GuideLanguage) => `/privacy/${language}`,
};

/** The same page in another language. */
export type AddressIn = (language: GuideLanguage) => string;

function query(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}
