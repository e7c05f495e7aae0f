import type { ComponentChildren, VNode } from 'preact';
import { direction, type GuideLanguage, type LocalText, localText } from '../../core/language.ts';
import { longDate } from '../../core/text-parts.ts';
import { currencyName, formatNumber } from '../format.ts';
import { usePage } from './page-context.ts';

/** Telephone numbers, addresses of pages and mail, measures: what must not be turned round in Arabic. */
const LEFT_TO_RIGHT =
  /(https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z][\w-]*(?:\.[\w-]+)+(?:\/[\w./-]*)?|\+?\d+(?:(?: ?[x×/:-] ?|[ .])\d+)+)/;

/** A catalogue text. French that stands in for a missing translation says that it is French. */
export function Local({ of }: { of: LocalText }): VNode {
  const { language } = usePage();
  const { text, language: actual } = localText(of, language);
  const content = <Isolated text={text} language={actual} />;
  return actual === language ? (
    content
  ) : (
    <span lang={actual} dir={direction(actual)}>
      {content}
    </span>
  );
}

/** A text with its numbers and addresses kept left to right, where the writing runs the other way. */
export function Isolated({ text, language }: { text: string; language: GuideLanguage }): VNode {
  if (direction(language) === 'ltr') return <>{text}</>;
  const parts = text.split(LEFT_TO_RIGHT);
  // Every second part is one that the pattern caught.
  return <>{parts.map((part, index) => (index % 2 ? <bdi dir="ltr">{part}</bdi> : part))}</>;
}

/** Something that is always written left to right: a telephone number, an address, a code. */
export function Ltr({ children }: { children: ComponentChildren }): VNode {
  return <bdi dir="ltr">{children}</bdi>;
}

/** An amount with its currency; “free” for nothing, “unknown” where no figure is known. */
export function Amount({ amount, currency }: { amount: number | null; currency: string }): VNode {
  const { language, words } = usePage();
  if (amount === null) return <span class="unknown">{words.service.amountUnknown}</span>;
  if (amount === 0) return <span class="amount">{words.service.free}</span>;
  return (
    <span class="amount">
      <Ltr>{formatNumber(amount, language)}</Ltr> {currencyName(currency, language)}
    </span>
  );
}

/** The day in words: `sentence` puts it into one. */
export function Day({ of, sentence }: { of: string; sentence: (day: string) => string }): VNode {
  const { language } = usePage();
  return <time dateTime={of}>{sentence(longDate(of, language))}</time>;
}

/** Which of the page's sources a fact rests on. */
export function Refs({ to }: { to: readonly number[] }): VNode | null {
  const { words } = usePage();
  if (to.length === 0) return null;
  const numbers = to.join(', ');
  return (
    <a class="refs" href="#sources" aria-label={`${words.service.sources} ${numbers}`}>
      <Ltr>[{numbers}]</Ltr>
    </a>
  );
}
