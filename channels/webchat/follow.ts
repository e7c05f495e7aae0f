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
  let again = false;

  const read = async () => {
    for (const message of await messages.after(conversationId, position)) {
      stream.send('message', viewMessage(message), message.seq);
      position = message.seq;
    }
    const conversation = await conversations.get(conversationId);
    if (conversation && conversation.state !== state) {
      state = conversation.state;
      stream.send('state', viewState(conversation));
    }
  };
  /** One reading at a time; a hint that comes meanwhile leads to one more. */
  const catchUp = async () => {
    again = true;
    if (reading) return;
    reading = true;
    while (again && !stream.closed) {
      again = false;
      // A store that is away is tried again with the next beat or hint.
      await read().catch(() => undefined);
    }
    reading = false;
  };
  const onHint = (hint: Hint) => {
    if (hint.kind === 'conversation' || hint.kind === 'gap') void catchUp();
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
