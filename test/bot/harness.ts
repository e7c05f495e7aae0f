import { randomBytes } from 'node:crypto';
import { wishToBeCalled } from '../../intents/answers/call-back-words.ts';
import { createAnswer } from '../../src/bot/answer.ts';
import { createOpenConversation } from '../../src/bot/open.ts';
import { createReceive } from '../../src/bot/receive.ts';
import { createCatalogue } from '../../src/catalogue/load.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import type { IntentRouter, RouterInput, RouterTurn } from '../../src/core/router.ts';
import { createPhoneKeeper } from '../../src/escalation/call-back.ts';
import { createStandings } from '../../src/escalation/place.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { createErasedMessages } from '../../src/privacy/erased.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { calendarsOf } from '../escalation/harness.ts';
import { inProcessHints, rememberingQueue, testIds } from '../support/in-process.ts';

export const START = new Date('2026-11-23T10:00:00Z');

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

/** Answers each text with itself; “agent” asks for a human; “boom” is a fault of ours. */
export function echoRouter(): IntentRouter & { readonly seen: RouterInput[] } {
  const seen: RouterInput[] = [];
  return {
    seen,
    catalogue: createCatalogue({ version: 'none', services: [], missions: [], places: [] }),
    route(input): RouterTurn {
      seen.push(input);
      if (input.text === 'boom') throw new Error('a fault');
      const human = input.text === 'agent';
      return {
        replies: [{ text: `echo ${input.text}`, language: 'fr' }],
        language: 'fr',
        languageChosen: false,
        service: human ? 'human-agent' : 'passport',
        aspect: 'general',
        outcome: human ? 'escalated' : 'answered',
        memory: { ...input.memory, failures: input.memory.failures + 1 },
        ...(human && !input.queued ? { escalation: { reason: 'asked' } } : {}),
      };
    },
  };
}

export async function createBot(store?: Store, now: Clock = () => START) {
  const parts = {
    store: store ?? (await openSqlite({ path: ':memory:' })),
    queue: rememberingQueue(),
    hints: inProcessHints(),
    ids: testIds,
    now,
    log: silentLog,
  };
  const router = echoRouter();
  const erased = createErasedMessages({ ...parts, randomBytes });
  const openConversation = createOpenConversation({ ...parts, conversations: parts.store.conversations });
  const phones = createPhoneKeeper({
    ...parts,
    calendars: () => calendarsOf(),
    asksForCall: wishToBeCalled,
  });
  const receive = createReceive({
    ...parts,
    erased,
    openConversation,
    phones,
    messages: parts.store.messages,
  });
  const standingOf = createStandings({ ...parts, calendars: () => calendarsOf() });
  const answer = createAnswer({
    ...parts,
    erased,
    router: () => router,
    phones,
    standingOf,
    say: (key) => key,
  });
  return { ...parts, erased, phones, standingOf, router, openConversation, receive, answer };
}

export type Bot = Awaited<ReturnType<typeof createBot>>;

export function aText(
  text: string,
  platformId = text,
  changes: Partial<InboundMessage> = {},
): InboundMessage {
  return { channel: 'webchat', personId: 'fatima', platformId, text, sentAt: START, ...changes };
}

/** The conversation as a person would read it. */
export async function transcript({ store }: Bot, conversationId: string): Promise<string[]> {
  return (await store.messages.after(conversationId, 0)).map(
    ({ seq, from, text }) => `${seq} ${from}: ${text}`,
  );
}
