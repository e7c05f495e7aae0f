import { isLanguage, type Language } from '../../src/core/language.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { type Activity, isPersonal } from './activity.ts';
import { addressOf } from './address.ts';
import { attachmentsOf } from './attachments.ts';
import { withoutMentions } from './mentions.ts';
import { pressedChoice } from './pressed.ts';

/** Longest text that is taken; more is cut. */
const TEXT_LIMIT = 4000;

export interface DecodeContext {
  /** From an emulator on this machine. */
  readonly local: boolean;
  readonly now: Date;
}

/**
 * An activity as a message, or nothing: what was not said to the bot, reactions, deletions, typing, members who come
 * and go, and kinds that are not known are left alone.
 */
export function decodeActivity(activity: Activity, context: DecodeContext): InboundMessage | undefined {
  switch (activity.type) {
    case 'message':
      return activity.id ? decodeMessage(activity, activity.id, context) : undefined;
    case 'messageUpdate':
      return decodeEdit(activity, context);
    case 'installationUpdate':
      return activity.action === 'add' ? welcome(activity, context) : undefined;
    case 'conversationUpdate':
      return activity.membersAdded.some(({ id }) => id === activity.recipient?.id)
        ? welcome(activity, context)
        : undefined;
    default:
      return undefined;
  }
}

function decodeMessage(
  activity: Activity,
  platformId: string,
  context: DecodeContext,
): InboundMessage | undefined {
  const who = personOf(activity, context);
  if (!who) return undefined;
  const { text, addressed } = withoutMentions(activity);
  const pressed = pressedChoice(activity.value);
  // In a channel of a team others talk, too: only what is said to the bot is its business.
  if (!isPersonal(activity) && !addressed && !pressed) return undefined;
  const attachments = attachmentsOf(activity.attachments);
  const words = (text || pressed?.label || pressed?.choice || '').slice(0, TEXT_LIMIT);
  if (words === '' && attachments.length === 0) return undefined;
  return {
    ...who,
    platformId,
    text: words,
    ...(pressed ? { choice: pressed.choice } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    sentAt: sentAt(activity, context),
  };
}

/** An edited text is a new message: what was answered before stands. A deletion cannot take back an answer. */
function decodeEdit(activity: Activity, context: DecodeContext): InboundMessage | undefined {
  const { id, timestamp = '', channelData } = activity;
  if (channelData?.eventType !== 'editMessage' || !id) return undefined;
  return decodeMessage(activity, `${id}-${timestamp}`, context);
}

/** A word for whoever opens the bot for the first time, in the language of their Teams: it is answered as any other. */
const GREETINGS: Partial<Record<Language, string>> = {
  ar: 'السلام عليكم',
  en: 'Hello',
  es: 'Hola',
  nl: 'Goedendag',
  it: 'Buongiorno',
  de: 'Guten Tag',
};

/** Installing the bot is greeting it. Once for good, by the same id; in a team nobody asked for it. */
function welcome(activity: Activity, context: DecodeContext): InboundMessage | undefined {
  const who = isPersonal(activity) ? personOf(activity, context) : undefined;
  if (!who) return undefined;
  const text = GREETINGS[who.languageHint ?? 'fr'] ?? 'Bonjour';
  return { ...who, platformId: 'installed', text, sentAt: sentAt(activity, context) };
}

/**
 * Who writes, and where the answer goes. In a team the same person has a talk of its own in every thread: what they
 * asked in private must never be answered before others.
 */
function personOf(
  activity: Activity,
  { local }: DecodeContext,
): Pick<InboundMessage, 'channel' | 'personId' | 'address' | 'languageHint'> | undefined {
  const { from, recipient, conversation, locale } = activity;
  if (!from || from.id === recipient?.id) return undefined;
  const hint = locale?.slice(0, 2).toLowerCase();
  return {
    channel: 'teams',
    personId: isPersonal(activity) ? conversation.id : `${conversation.id} ${from.id}`,
    // An emulator may leave the bot without a name; it does not mind.
    address: addressOf(activity, { bot: recipient?.id ?? 'bot', user: from.id }, local),
    ...(isLanguage(hint) ? { languageHint: hint } : {}),
  };
}

function sentAt({ timestamp }: Activity, { now }: DecodeContext): Date {
  const date = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? now : date;
}
