import type { Language } from '../core/language.ts';

/** Words the bot says on its own behalf, by key, in a register. Parameters fill the places in the wording. */
export type Say = (
  key: string,
  language: Language,
  params?: Readonly<Record<string, string | number>>,
) => string;
