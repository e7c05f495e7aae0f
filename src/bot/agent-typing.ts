import type { Channel } from '../ports/channel.ts';
import type { Hint, HintBus, RateLimiter, Stoppable } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';

export interface AgentTypingParts {
  readonly store: Pick<Store, 'conversations'>;
  readonly hints: HintBus;
  readonly rateLimiter: RateLimiter;
}

/** Platforms show the sign for about five seconds; the processes together ask for it once in so many. */
const EVERY_SECONDS = 4;

/** Shows on the platform that the agent writes who holds a conversation of the channel. */
export function showAgentTyping(
  channel: Channel,
  { store, hints, rateLimiter }: AgentTypingParts,
): Stoppable {
  const show = async ({ id }: Hint) => {
    const conversation = await store.conversations.get(id);
    if (conversation?.channel !== channel.name) return;
    const { allowed } = await rateLimiter.take(`agent-typing-${id}`, 1, EVERY_SECONDS);
    if (allowed) await channel.typing?.(conversation.personId, conversation.address);
  };
  const unsubscribe = channel.typing
    ? hints.subscribe((hint) => {
        // A sign that is missing costs nothing.
        if (hint.kind === 'typing' && hint.by === 'agent') void show(hint).catch(() => undefined);
      })
    : () => undefined;
  return { stop: async () => unsubscribe() };
}
