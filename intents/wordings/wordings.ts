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

/** Most that is kept of one object: a procedure in its cases and languages. */
const MOST_OF_ONE = 300;

/** The bot's sentences in all registers, as ICU messages. */
export class Wordings {
  readonly #formats = new Map<Language, Map<ReplyKey, IntlMessageFormat>>();
  readonly #plain = new Map<Language, Map<ReplyKey, string>>();
  readonly #made = new WeakMap<object, Map<string, unknown>>();

  constructor(private readonly sentences: ReadonlyMap<Language, ReadonlyMap<string, string>>) {}

  /** The sentence as written, with its parameters still open. */
  raw(language: Language, key: ReplyKey): string {
    return this.sentences.get(language)?.get(key) ?? '';
  }

  /** The sentence with its parameters filled in. @throws when one is missing. */
  say(language: Language, key: ReplyKey, params?: Params): string {
    const said = () => String(this.#format(language, key).format(params));
    return params ? said() : kept(this.#plain, language, key, said);
  }

  /** What these sentences make of an object, made once for each key. */
  once<T>(of: object, key: string, make: () => T): T {
    const made = this.#made.get(of) ?? new Map<string, unknown>();
    this.#made.set(of, made);
    if (made.has(key)) return made.get(key) as T;
    // Far more than people ask for; whoever asks for all that can be asked must not fill the memory.
    if (made.size >= MOST_OF_ONE) made.clear();
    const value = make();
    made.set(key, value);
    return value;
  }

  #format(language: Language, key: ReplyKey): IntlMessageFormat {
    const make = () =>
      new IntlMessageFormat(this.raw(language, key), LOCALES[language], undefined, { ignoreTag: true });
    return kept(this.#formats, language, key, make);
  }
}

/** The value of a language and key, made at its first use. */
function kept<T>(all: Map<Language, Map<ReplyKey, T>>, language: Language, key: ReplyKey, make: () => T): T {
  const ofLanguage = all.get(language) ?? new Map<ReplyKey, T>();
  all.set(language, ofLanguage);
  const known = ofLanguage.get(key);
  if (known !== undefined) return known;
  const made = make();
  ofLanguage.set(key, made);
  return made;
}
