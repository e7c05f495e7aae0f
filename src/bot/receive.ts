import type { Ids } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import { maskDocumentNumbers } from '../core/mask.ts';
import type { InboundMessage, NewMessage } from '../core/message.ts';
import type { PhoneKeeper } from '../escalation/call-back.ts';
import type { Receive } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus, WorkQueue } from '../ports/queue.ts';
import type { MessageStore } from '../ports/store.ts';
import type { ErasedMessages } from '../privacy/erased.ts';
import type { OpenConversation } from './open.ts';

/** Longest text that is understood and kept, in UTF-16 units; a channel that can refuse more does so before. */
export const TEXT_LIMIT = 4000;

const FIRST_LANGUAGE: Language = 'fr';

/**
 * Stores a citizen's message once, numbers of papers hidden, and wakes the bot. Nobody waits for the queue, which may
 * be slow or away: the message is safe by then, and the sweep wakes what was forgotten. Of a message that was erased
 * nothing is stored, not even who wrote it.
 */
export function createReceive(parts: {
  openConversation: OpenConversation;
  messages: MessageStore;
  erased: Pick<ErasedMessages, 'has' | 'takeBack'>;
  /** Takes the number out of what answers “which number may we ring?”. */
  phones: Pick<PhoneKeeper, 'keep'>;
  queue: WorkQueue;
  hints: HintBus;
  ids: Ids;
  now: Clock;
  log: Log;
}): Receive {
  const { openConversation, messages, erased, phones, queue, hints, ids, now, log } = parts;
  return async (inbound, known) => {
    const conversationId = known?.id ?? ids.conversation(inbound.channel, inbound.personId);
    const id = ids.inbound(conversationId, inbound.platformId);
    if (await erased.has(id)) {
      log.debug({ correlation: id, channel: inbound.channel }, 'came again after it was erased: left alone');
      return { conversationId, messageId: id, gone: true };
    }
    const conversation = known ?? (await openConversation(inbound));
    const text = await phones.keep(conversation, { messageId: id, text: inbound.text.slice(0, TEXT_LIMIT) });
    const { message, added } = await messages.append(
      toMessage(inbound, {
        id,
        text,
        conversationId: conversation.id,
        language: conversation.language ?? FIRST_LANGUAGE,
        at: now(),
      }),
    );
    // Erased between the first look and the storing: who makes a call over and over could bring it back.
    if (added && (await erased.has(id))) {
      await erased.takeBack(id);
      return { conversationId, messageId: id, gone: true };
    }
    if (added) {
      const { id: correlation } = message;
      log.debug({ correlation, conversationId: conversation.id, channel: inbound.channel }, 'received');
      await hints.publish({ kind: 'conversation', id: conversation.id, messages: [id] });
      void queue.wake('answer', conversation.id).catch((error: unknown) => {
        log.warn({ error, conversationId: conversation.id }, 'not queued; the sweep will');
      });
    }
    const held = conversation.state === 'assigned';
    return { conversationId: conversation.id, messageId: message.id, held };
  };
}

function toMessage(
  inbound: InboundMessage,
  { text, ...known }: Pick<NewMessage, 'id' | 'conversationId' | 'language' | 'at' | 'text'>,
): NewMessage {
  return {
    ...known,
    from: 'citizen',
    text: maskDocumentNumbers(text),
    handling: 'received',
    ...(inbound.choice === undefined ? {} : { choice: inbound.choice }),
    ...(inbound.attachments?.length ? { attachments: inbound.attachments } : {}),
  };
}
