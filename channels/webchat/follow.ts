import type { Message } from '../../src/core/message.ts';
import type { Hint, HintBus } from '../../src/ports/queue.ts';
import type { ConversationStore, MessageStore } from '../../src/ports/store.ts';
import type { EventStream } from './event-stream.ts';
import { viewMessage, viewState } from './view.ts';

/** The contract's comment interval; also how often the store is read again in case a hint was lost. */
const BEAT_MS = 15_000;

/**
 * Feeds a stream with a conversation's messages after `after`, then with what comes, until it closes. Hints only say
 * that there is something to read: what is sent always comes from the store, in order, each `seq` once.
 */
export function followConversation(parts: {
  stream: EventStream;
  conversationId: string;
  after: number;
  messages: MessageStore;
  conversations: ConversationStore;
  hints: HintBus;
}): { stop(): void } {
  const { stream, conversationId, messages, conversations, hints } = parts;
  let position = parts.after;
  let state = '';
  let reading = false;
  /** What the next reading is for: all that is new, or at least what hints have named. */
  let wanted: { all: boolean; ids: readonly string[] } | undefined;

  const send = (message: Message) => {
    stream.send('message', viewMessage(message), message.seq);
    position = message.seq;
  };
  /** Sends messages by their ids, as long as none is missing between. Says whether all went. */
  const sendNamed = async (ids: readonly string[]) => {
    const named = await Promise.all(ids.map((id) => messages.get(id)));
    for (const message of named) {
      if (!message || message.seq > position + 1) return false;
      if (message.seq === position + 1) send(message);
    }
    return true;
  };
  const read = async ({ all, ids }: NonNullable<typeof wanted>) => {
    if (all || !(await sendNamed(ids)))
      for (const message of await messages.after(conversationId, position)) send(message);
    const conversation = await conversations.get(conversationId);
    if (conversation && conversation.state !== state) {
      state = conversation.state;
      stream.send('state', viewState(conversation));
    }
  };
  /** One reading at a time; what is wanted meanwhile leads to one more. Without ids everything is. */
  const catchUp = async (ids?: readonly string[]) => {
    wanted = { all: !ids || wanted?.all === true, ids: [...(wanted?.ids ?? []), ...(ids ?? [])] };
    if (reading) return;
    reading = true;
    while (wanted && !stream.closed) {
      const now: typeof wanted = wanted;
      wanted = undefined;
      // A store that is away is tried again with the next beat or hint.
      await read(now).catch(() => undefined);
    }
    reading = false;
  };
  const onHint = (hint: Hint) => {
    if (hint.kind === 'conversation' || hint.kind === 'gap') void catchUp(hint.messages);
    if (hint.kind === 'typing' && hint.by !== 'citizen') stream.send('typing', { from: hint.by });
  };

  const unsubscribe = hints.subscribe(onHint, conversationId);
  const beat = setInterval(() => {
    stream.comment('still here');
    void catchUp();
  }, BEAT_MS);
  void catchUp();
  return {
    stop() {
      unsubscribe();
      clearInterval(beat);
    },
  };
}
