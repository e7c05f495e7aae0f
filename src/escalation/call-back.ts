import type { OpeningHours } from '../calendar/hours.ts';
import { type CallBack, HIDDEN_NUMBER, takePhone } from '../core/call-back.ts';
import { ASK_CALL_BACK } from '../core/citizen-act.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Message } from '../core/message.ts';
import type { CallBackAnswer } from '../core/router.ts';
import type { Store } from '../ports/store.ts';
import { type EscalationParts, untilSaved } from './parts.ts';

type Parts = Pick<EscalationParts, 'ids' | 'now' | 'calendars'> & {
  readonly store: Pick<Store, 'callBacks' | 'messages' | 'escalations'>;
  /** Whether a text asks to be rung up: a number in it is then kept without a question. */
  readonly asksForCall?: (text: string) => boolean;
};

/** Keeps the numbers that people give to be rung up, apart from everything they write. */
export interface PhoneKeeper {
  /** The text to be stored: without the number to ring, if it gives one; that is then kept. Fine to repeat. */
  keep(conversation: Conversation, said: { messageId: string; text: string }): Promise<string>;
  /** What became of the number in a stored message; nothing for any other message. */
  answerTo(message: Pick<Message, 'id' | 'text'>): Promise<CallBackAnswer | undefined>;
}

export function createPhoneKeeper(parts: Parts): PhoneKeeper {
  const { store, ids } = parts;
  const idOf = (messageId: string) => ids.consequence(messageId, 'call-back');
  return {
    async keep(conversation, { messageId, text }) {
      const taken = takePhone(text);
      if (!taken) return text;
      if (!parts.asksForCall?.(text) && !(await wasAsked(parts, conversation))) return text;
      if (taken.phone) await keepCallBack(parts, conversation, { id: idOf(messageId), phone: taken.phone });
      return taken.text;
    },
    async answerTo({ id, text }) {
      if (!text.includes(HIDDEN_NUMBER)) return undefined;
      const kept = await store.callBacks.get(idOf(id));
      if (!kept) return 'unclear';
      return { due: (await callingHours(parts, kept.conversationId)).clock(kept.dueAt) };
    },
  };
}

/** Whether the bot's question for the number is open, or on its way. */
async function wasAsked({ store }: Parts, { id, memory, answeredThrough }: Conversation): Promise<boolean> {
  if (memory.asked?.question === 'call-back') return true;
  const unanswered = await store.messages.unhandled(id, answeredThrough);
  return unanswered.some(({ choice }) => choice === ASK_CALL_BACK);
}

/** The hours of the team that will ring. */
export async function callingHours(
  { store, calendars }: Pick<EscalationParts, 'calendars'> & { readonly store: Pick<Store, 'escalations'> },
  conversationId: string,
): Promise<OpeningHours> {
  return calendars().hoursOf((await store.escalations.openOf(conversationId))?.team);
}

/**
 * Keeps a number to ring once the team is at work. Another one that was still to be rung in this conversation is
 * withdrawn. The same `id` again changes nothing.
 */
export async function keepCallBack(
  parts: Pick<Parts, 'now' | 'calendars'> & { readonly store: Pick<Store, 'callBacks' | 'escalations'> },
  conversation: Conversation,
  { id, phone }: Pick<CallBack, 'id' | 'phone'>,
): Promise<void> {
  const { store } = parts;
  const at = parts.now();
  const { nextOpening } = await callingHours(parts, conversation.id);
  const { language = 'fr', memory, channel } = conversation;
  const added = await store.callBacks.add({
    ...{ id, phone, language, channel, conversationId: conversation.id },
    ...(memory.service && { topic: memory.service }),
    askedAt: at,
    dueAt: nextOpening(at) ?? at,
    state: 'due',
    attempts: 0,
    version: 1,
  });
  if (added) await withdrawCallBacks(store, conversation.id, { at, except: id });
}

/** What is still to be rung in a conversation is not wanted, or not needed, any more. */
export async function withdrawCallBacks(
  { callBacks }: Pick<Store, 'callBacks'>,
  conversationId: string,
  { at, except }: { readonly at: Date; readonly except?: string },
): Promise<void> {
  for (const { id, state } of await callBacks.ofConversation(conversationId)) {
    if (state !== 'due' || id === except) continue;
    await untilSaved(async () => {
      const current = await callBacks.get(id);
      if (current?.state !== 'due') return true;
      return (await callBacks.save({ ...current, state: 'withdrawn', closedAt: at })) && true;
    });
  }
}
