import {
  direction,
  guideLanguage,
  type Language,
  type LocalText,
  localText,
} from '../../src/core/language.ts';
import type { ReplyKey } from './keys.ts';
import { LOCALES, type Params, type Wordings } from './wordings.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_ISOLATE = '\u2069';
const CURRENCY_NAMES: Readonly<Record<string, ReplyKey>> = {
  MAD: 'currency.MAD',
  EUR: 'currency.EUR',
  USD: 'currency.USD',
};

/** Speaks one register: the bot's sentences, the catalogue's texts, amounts, dates and numbers in it. */
export class Voice {
  constructor(
    private readonly wordings: Wordings,
    readonly language: Language,
  ) {}

  /** The same words in another register. */
  as(language: Language): Voice {
    return new Voice(this.wordings, language);
  }

  say(key: ReplyKey, params?: Params): string {
    return this.wordings.say(this.language, key, params);
  }

  /** What is said of an object in this register, put together once for each key. */
  once<T>(of: object, key: string, make: () => T): T {
    return this.wordings.once(of, `${this.language} ${key}`, make);
  }

  /** A catalogue text in the language this register reads, or in French where it is not translated. */
  text(local: LocalText): string {
    const wanted = guideLanguage(this.language);
    const found = localText(local, wanted);
    return found.language === wanted || !this.rtl ? found.text : this.#isolate(found.text);
  }

  /** `860 MAD`, in Arabic letters `860 درهم`. */
  amount(value: number, currency: string): string {
    const digits = numbersIn(LOCALES[this.language], value >= 10_000).format(value);
    const name = CURRENCY_NAMES[currency];
    return `${digits} ${name ? this.say(name) : currency}`;
  }

  /** A day `YYYY-MM-DD` or month `YYYY-MM` with the month's name; anything else as it stands. */
  date(day: string): string {
    const [, year, month, date] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day) ?? [];
    if (!year || !month) return day;
    const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
    return new Intl.DateTimeFormat(LOCALES[this.language], {
      year: 'numeric',
      month: 'long',
      ...(date ? { day: 'numeric' } : {}),
      numberingSystem: 'latn',
      timeZone: 'UTC',
    }).format(instant);
  }

  /** Phone numbers, addresses and links, kept left to right inside right-to-left text. */
  ltr(text: string): string {
    return this.rtl ? `${LEFT_TO_RIGHT_ISOLATE}${text}${POP_ISOLATE}` : text;
  }

  /** The catalogue is not written in this register: its texts are read in Arabic or French. */
  get readsAlong(): boolean {
    return guideLanguage(this.language) !== this.language;
  }

  private get rtl(): boolean {
    return direction(this.language) === 'rtl';
  }

  #isolate(text: string): string {
    return `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
  }
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making one takes far longer than using it. */
function numbersIn(locale: string, useGrouping: boolean): Intl.NumberFormat {
  const key = `${locale} ${useGrouping}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    maximumFractionDigits: 2,
    useGrouping,
  });
  numberFormats.set(key, made);
  return made;
}
