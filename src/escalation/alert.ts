import type { Agent } from '../core/agent.ts';
import type { Escalation } from '../core/escalation.ts';
import type { ChannelName, Message } from '../core/message.ts';
import { momentIn } from '../core/moment.ts';
import { WAITS_FOR_PERSON } from '../core/outbound.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import { post } from './announce.ts';
import { officersNow } from './duty.ts';
import type { EscalationParts } from './parts.ts';
import { isEmergency } from './requirements.ts';

/** So many who wait are looked at: emergencies stand in front. */
const LOOKED_AT = 50;

/**
 * Tells the officers on duty of an emergency that waits, each once, where they have asked to be told. The message names
 * nobody and says nothing of what was written: it is read on a telephone. Sending is tried again like any other message.
 */
export async function alertOfficers(parts: EscalationParts, escalation: Escalation): Promise<void> {
  if (escalation.state !== 'waiting' || !isEmergency(escalation)) return;
  for (const officer of await officersNow(parts)) await alertOfficer(parts, escalation, officer);
}

/** The same for all who wait now: a shift may have begun, or a process ended. Run it every few seconds. */
export async function alertOfAll(parts: EscalationParts): Promise<void> {
  for (const one of await parts.store.escalations.list({ state: 'waiting', limit: LOOKED_AT }))
    await alertOfficers(parts, one);
}

async function alertOfficer(parts: EscalationParts, escalation: Escalation, { id, alert }: Agent) {
  const messageId = idOf(parts, escalation, id);
  if (!alert || alert.conversationId === escalation.conversationId) return;
  if (await parts.store.messages.get(messageId)) return;
  const conversation = await parts.store.conversations.get(alert.conversationId);
  if (!conversation) return;
  const { language = 'fr' } = conversation;
  const { clock } = parts.calendars().hoursOf(DEFAULT_TEAM);
  const said = parts.word('alert.emergency', language, momentIn(clock(escalation.createdAt), language));
  await post(parts, conversation, {
    ...{ id: messageId, conversationId: conversation.id, from: 'system', language, at: parts.now() },
    text: parts.deskUrl ? `${said}\n${parts.deskUrl}` : said,
  });
}

/** How far the word to an officer has got. */
export interface SentAlert {
  readonly agentId: string;
  readonly channel: ChannelName;
  readonly at: Date;
  readonly state: 'pending' | 'told' | 'not-reached';
}

/** The officers who were told of an emergency, or should have been. */
export async function alertsOf(
  parts: Pick<EscalationParts, 'store' | 'ids'>,
  escalation: Escalation,
): Promise<SentAlert[]> {
  if (!isEmergency(escalation)) return [];
  const sent: SentAlert[] = [];
  for (const { id, alert } of await parts.store.agents.list()) {
    const message = alert && (await parts.store.messages.get(idOf(parts, escalation, id)));
    if (message) sent.push({ agentId: id, channel: alert.channel, at: message.at, state: stateOf(message) });
  }
  return sent;
}

function idOf({ ids }: Pick<EscalationParts, 'ids'>, { id }: Escalation, agentId: string): string {
  return ids.consequence(id, `alert ${agentId}`);
}

function stateOf({ delivery }: Message): SentAlert['state'] {
  if (delivery?.state === 'pending') return delivery.error === WAITS_FOR_PERSON ? 'not-reached' : 'pending';
  return delivery?.state === 'failed' ? 'not-reached' : 'told';
}
