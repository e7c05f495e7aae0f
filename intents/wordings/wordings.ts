import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../src/core/language.ts';
import type { ReplyKey } from './keys.ts';

export type Params = Readonly<Record<string, string | number>>;

/** The locale whose plurals, month names and Western digits a register uses. */
export const LOCALES: Record<Language, string> = {
  'ary-Arab': 'ar-MA',
  'ary-Latn': 'fr-MA',
  ar: 'ar-MA',
  fr: 'fr-FR',
  en: 'en-GB',
  es: 'es-ES',
  nl: 'nl-NL',
  it: 'it-IT',
  de: 'de-DE',
};

/** The bot's sentences in all registers, as ICU messages. */
export class Wordings {
  readonly #formats = new Map<string, IntlMessageFormat>();

  constructor(private readonly sentences: ReadonlyMap<Language, ReadonlyMap<string, string>>) {}

  /** The sentence as written, with its parameters still open. */
  raw(language: Language, key: ReplyKey): string {
    return this.sentences.get(language)?.get(key) ?? '';
  }

  /** The sentence with its parameters filled in. @throws when one is missing. */
  say(language: Language, key: ReplyKey, params: Params = {}): string {
    return String(this.#format(language, key).format(params));
  }

  #format(language: Language, key: ReplyKey): IntlMessageFormat {
    const id = `${language} ${key}`;
    const known = this.#formats.get(id);
    if (known) return known;
    const made = new IntlMessageFormat(this.raw(language, key), LOCALES[language], undefined, {
      ignoreTag: true,
    });
    this.#formats.set(id, made);
    return made;
  }
}
