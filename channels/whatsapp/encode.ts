import type { Language } from '../../src/core/language.ts';
import type { Choice, Message } from '../../src/core/message.ts';
import { numberedChoices, shorten, sourceLines, splitText } from '../../src/core/text-parts.ts';
import type { ChannelLimits } from '../../src/ports/channel.ts';
import { neutralPieces } from './formatting.ts';

const LIST = { rows: 10, titleLength: 24, descriptionLength: 72 } as const;
const TEXT_WITH_CHOICES = 1024;

/**
 * From https://developers.facebook.com/documentation/business-messaging/whatsapp/messages: text, interactive reply
 * buttons and interactive list messages.
 */
export const WHATSAPP_LIMITS: ChannelLimits = {
  textLength: 4096,
  textLengthWithChoices: TEXT_WITH_CHOICES,
  buttons: 3,
  buttonLength: 20,
  list: LIST,
  formatting: 'whatsapp',
};

/** One call of `/messages`, without whom it is for. */
export type WhatsAppBody =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: 'interactive'; readonly interactive: Interactive };

type Interactive =
  | { readonly type: 'button'; readonly body: Body; readonly action: { readonly buttons: readonly Button[] } }
  | { readonly type: 'list'; readonly body: Body; readonly action: ListAction };
interface Body {
  readonly text: string;
}
interface Button {
  readonly type: 'reply';
  readonly reply: { readonly id: string; readonly title: string };
}
interface ListAction {
  readonly button: string;
  readonly sections: readonly { readonly rows: readonly Row[] }[];
}
interface Row {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** A message in as many calls as needed, in order; choices stand in the last one, as buttons, a list or numbered lines. */
export function encodeMessage(message: Message): WhatsAppBody[] {
  const { choices = [], language } = message;
  const full = [message.text, ...sourceLines(message.sources ?? [], language)].join('\n\n').trim();
  const interactive = interactiveFor(choices, language);
  if (!interactive) {
    const numbered = choices.length > 0 ? `${full}\n\n${numberedChoices(choices)}` : full;
    return textBodies(numbered);
  }
  const [before, last] = splitTail(full);
  const pieces = neutralPieces(last || LIST_BUTTON[language], TEXT_WITH_CHOICES);
  const text = pieces.pop() ?? '';
  return [
    ...textBodies(before),
    ...pieces.flatMap(textBodies),
    { type: 'interactive', interactive: interactive({ text }) },
  ];
}

function textBodies(text: string): WhatsAppBody[] {
  return neutralPieces(text, WHATSAPP_LIMITS.textLength)
    .filter((body) => body !== '')
    .map((body) => ({ type: 'text', text: { body, preview_url: false } }));
}

/** The text, and its end that goes with the choices: all of it if it is short enough, else its last paragraph. */
function splitTail(text: string): [before: string, tail: string] {
  if (text.length <= TEXT_WITH_CHOICES) return ['', text];
  for (const separator of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(separator);
    if (at > 0 && text.length - at <= TEXT_WITH_CHOICES) return [text.slice(0, at), text.slice(at).trim()];
  }
  const tail = splitText(text, TEXT_WITH_CHOICES).at(-1) ?? '';
  return [text.slice(0, text.length - tail.length), tail];
}

/** How the choices are shown, waiting for the text above them; nothing if only numbered lines can hold them. */
function interactiveFor(
  choices: readonly Choice[],
  language: Language,
): ((body: Body) => Interactive) | undefined {
  if (choices.length === 0 || !haveDistinctLabels(choices)) return undefined;
  const longest = Math.max(...choices.map(({ label }) => label.length));
  if (choices.length <= WHATSAPP_LIMITS.buttons && longest <= WHATSAPP_LIMITS.buttonLength) {
    return (body) => ({ type: 'button', body, action: { buttons: choices.map(toButton) } });
  }
  if (choices.length > LIST.rows || longest > LIST.descriptionLength) return undefined;
  const action = { button: LIST_BUTTON[language], sections: [{ rows: choices.map(toRow) }] };
  return (body) => ({ type: 'list', body, action });
}

/** WhatsApp refuses empty and equal titles. */
function haveDistinctLabels(choices: readonly Choice[]): boolean {
  const titles = new Set(choices.map(({ label }) => shorten(label.trim(), LIST.titleLength)));
  const ids = new Set(choices.map(({ id }) => id));
  return titles.size === choices.length && ids.size === choices.length && !titles.has('');
}

function toButton({ id, label }: Choice): Button {
  return { type: 'reply', reply: { id, title: label } };
}

/** A label that is too long for a title stands in full below it. */
function toRow({ id, label }: Choice): Row {
  const title = shorten(label, LIST.titleLength);
  return title === label ? { id, title } : { id, title, description: label };
}

/** The button that opens the list: at most 20 characters. */
const LIST_BUTTON: Readonly<Record<Language, string>> = {
  'ary-Arab': 'ختار',
  'ary-Latn': 'Khtar',
  ar: 'اختر',
  fr: 'Choisir',
  en: 'Choose',
  es: 'Elegir',
  nl: 'Kiezen',
  it: 'Scegli',
  de: 'Auswählen',
};
