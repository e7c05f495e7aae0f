import { direction, type Language } from '../../src/core/language.ts';
import type { SourceNote } from '../../src/core/message.ts';
import { longDate } from '../../src/core/text-parts.ts';

/** https://adaptivecards.io/explorer; Teams reads version 1.5 on every device. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: Language;
  /** Mirrors the whole card. */
  readonly rtl: boolean;
  readonly body: readonly object[];
}

export interface CardButton {
  readonly id: string;
  /** In full, as it is said when the button is pressed. */
  readonly label: string;
  /** As it fits on the button. */
  readonly title: string;
}

/** The sources as links and one button a line, in the direction of the language. */
export function answerCard({
  language,
  sources,
  buttons,
}: {
  language: Language;
  sources: readonly SourceNote[];
  buttons: readonly CardButton[];
}): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: language,
    rtl: direction(language) === 'rtl',
    body: [
      ...sources.map((source) => sourceLine(source, language)),
      // Each in a row of its own: Teams hides all but six in one row, and long labels are cut less.
      ...buttons.map((button) => ({ type: 'ActionSet', actions: [submit(button)] })),
    ],
  };
}

function sourceLine({ title, url, checkedOn }: SourceNote, language: Language): object {
  return {
    type: 'TextBlock',
    text: `[${escaped(title)}](${linkTarget(url)}) · ${longDate(checkedOn, language)}`,
    size: 'Small',
    isSubtle: true,
    wrap: true,
  };
}

/** The press is seen in the talk as if the person had said the label; the id comes back beside it. */
function submit({ id, label, title }: CardButton): object {
  const value = { choice: id, label };
  return {
    type: 'Action.Submit',
    title,
    data: { ...value, msteams: { type: 'messageBack', displayText: label, text: label, value } },
  };
}

/** Text blocks read Markdown: signs that would format are kept as signs. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]()]/g, '\\$&');
}

function linkTarget(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20');
}
