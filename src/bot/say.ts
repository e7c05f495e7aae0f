import type { Language } from '../core/language.ts';

/** What the bot says on its own behalf, without the router. */
export type Say = (key: 'bot.failed', language: Language) => string;
