import type { Agent } from '../core/agent.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Ids } from '../core/ids.ts';
import type { Message } from '../core/message.ts';
import { deliveryQueue } from '../core/outbound.ts';
import type { AlertLink } from '../core/router.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { untilSaved } from './parts.ts';

/** A code counts for so long. */
const CODE_MS = 15 * 60_000;
/** No vowels, so that no code is a word; no digits, so that none looks like a document's number. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 10;
const WRITTEN = /^\s*dalil[\s-]*([a-z]{5})[\s-]*([a-z]{5})[\s.]*$/i;

export interface LinkParts {
  readonly store: Pick<Store, 'agents'>;
  readonly ids: Ids;
  readonly now: Clock;
}

/** A code that the agent sends to the bot, from where they want to be told of emergencies. Ends the one before. */
export async function newAlertCode(
  parts: LinkParts & { readonly randomBytes: (size: number) => Buffer },
  agentId: string,
): Promise<{ code: string; askedAt: Date; expiresAt: Date }> {
  const letters = randomLetters(parts.randomBytes);
  const askedAt = parts.now();
  const expiresAt = new Date(askedAt.getTime() + CODE_MS);
  const digest = digestOf(parts.ids, letters);
  await changeAgent(parts, agentId, (agent) => ({ ...agent, alertCode: { digest, expiresAt } }));
  return { code: `DALIL-${letters.slice(0, 5)}-${letters.slice(5)}`, askedAt, expiresAt };
}

/** Nothing is sent to the agent any more, and no code of theirs counts. Fine to repeat. */
export async function removeAlert(parts: LinkParts, agentId: string): Promise<void> {
  await changeAgent(parts, agentId, ({ alert: _, alertCode: __, ...agent }) => agent);
}

/**
 * What became of a message that is such a code; nothing for any other. Each code links once, and only where the bot
 * can write first: on a platform. Fine to repeat.
 */
export async function linkAlert(
  { store, ids, now }: LinkParts,
  { id: conversationId, channel }: Pick<Conversation, 'id' | 'channel'>,
  { id: messageId, text }: Pick<Message, 'id' | 'text'>,
): Promise<AlertLink | undefined> {
  const [, first, second] = WRITTEN.exec(text) ?? [];
  if (!first || !second) return undefined;
  const digest = digestOf(ids, `${first}${second}`.toUpperCase());
  return untilSaved<AlertLink>(async () => {
    const agents = await store.agents.list();
    if (agents.some(({ alert }) => alert?.messageId === messageId)) return 'linked';
    const owner = agents.find(({ alertCode }) => alertCode?.digest === digest);
    if (!owner?.alertCode || owner.disabled || owner.alertCode.expiresAt <= now()) return 'refused';
    if (!deliveryQueue(channel)) return 'refused';
    const { alertCode: _, ...agent } = owner;
    const alert = { conversationId, channel, messageId, since: now() };
    return (await store.agents.save({ ...agent, alert })) && 'linked';
  });
}

function digestOf(ids: Ids, letters: string): string {
  return ids.consequence('alert code', letters);
}

function randomLetters(randomBytes: (size: number) => Buffer): string {
  let letters = '';
  while (letters.length < LENGTH)
    // The last bytes would make some letters likelier.
    for (const byte of randomBytes(LENGTH)) if (byte < 240) letters += LETTERS[byte % LETTERS.length];
  return letters.slice(0, LENGTH);
}

async function changeAgent(
  { store }: Pick<LinkParts, 'store'>,
  agentId: string,
  changed: (agent: Agent) => Agent,
): Promise<void> {
  await untilSaved(async () => {
    const agent = await store.agents.get(agentId);
    return !agent || ((await store.agents.save(changed(agent))) && true);
  });
}
